//! How many files and sockets the process may have open.
//!
//! Most systems start a process with a soft limit of 1,024 and let it raise that itself up to the hard one. A connection
//! takes two descriptors here (the socket and the duplicate by which it is ended from outside), so a thousand people would
//! not fit. Rule: the limit is raised to the hard one at the start, and if the configured sockets still do not fit, the log
//! says how many do. "Full" means that the system refuses to accept; those who are in notice nothing.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Descriptors of one connection: see `ws::connection`.
const PER_SOCKET: u64 = 2;
/// Everything else: database connections, workers, listeners, runtimes, the log.
const OTHERS: u64 = 256;

/// Raises the limit as far as it goes. `None`: there is none.
pub fn raise() -> std::io::Result<Option<u64>> {
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    if current == maximum {
        return Ok(current);
    }
    setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum })?;
    Ok(maximum)
}

/// Sockets for which so many descriptors are enough; `None` if there is no limit.
#[must_use]
pub fn room(descriptors: Option<u64>) -> Option<u64> {
    descriptors.map(|limit| limit.saturating_sub(OTHERS) / PER_SOCKET)
}

/// Raises the limit and tells the log if it is too low for so many sockets.
pub fn make_room_for(sockets: usize) {
    let limit = raise().unwrap_or_else(|error| {
        tracing::warn!(%error, "the limit of open files could not be raised");
        getrlimit(Resource::Nofile).current
    });
    match room(limit) {
        Some(room) if room < sockets as u64 => tracing::warn!(
            descriptors = limit,
            room,
            configured = sockets,
            "the limit of open files is too low for the configured number of sockets; raise it (ulimit -Hn, LimitNOFILE)"
        ),
        _ => tracing::debug!(descriptors = limit, "room for all sockets"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_socket_takes_two_descriptors() {
        assert_eq!(room(None), None);
        assert_eq!(room(Some(1_024)), Some(384));
        assert_eq!(room(Some(100)), Some(0));
    }

    /// Limits are the whole process's, and other tests share it: this one only ever raises.
    #[test]
    fn the_soft_limit_becomes_the_hard_one() {
        let hard = getrlimit(Resource::Nofile).maximum;
        assert_eq!(raise().unwrap(), hard);
        assert_eq!(getrlimit(Resource::Nofile).current, hard);
        assert_eq!(raise().unwrap(), hard, "a second time changes nothing");
    }
}
