//! As whom PostgreSQL runs. It refuses to run as root, so root hands its processes to an account with fewer rights.

use super::ClusterError;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

/// Whether this program runs as root.
pub(super) fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// The account of PostgreSQL's processes.
#[derive(Clone, Debug)]
pub(super) struct Account {
    /// Its name, for sentences.
    pub(super) name: String,
    /// Its number.
    pub(super) uid: u32,
    /// The number of its group.
    pub(super) gid: u32,
    /// Whether processes must be handed to it (we are root).
    hand_over: bool,
}

impl Account {
    /// Ourselves; as root whoever owns the data already, else `postgres`, else `nobody`.
    pub(super) fn for_base(base: &Path) -> Result<Account, ClusterError> {
        if !is_root() {
            let uid = rustix::process::geteuid().as_raw();
            let gid = rustix::process::getegid().as_raw();
            return Ok(Account { name: uid.to_string(), uid, gid, hand_over: false });
        }
        let owner = std::fs::metadata(base.join("postgres")).ok().filter(|meta| meta.uid() != 0);
        if let Some(owner) = owner {
            return Ok(Account { name: owner.uid().to_string(), uid: owner.uid(), gid: owner.gid(), hand_over: true });
        }
        let users = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
        ["postgres", "nobody"].into_iter().find_map(|name| Account::listed(&users, name)).ok_or(ClusterError::NoAccount)
    }

    /// An account by its line in `/etc/passwd`: `name:password:uid:gid:…`.
    fn listed(users: &str, name: &str) -> Option<Account> {
        users.lines().find_map(|line| {
            let mut parts = line.split(':');
            let found = parts.next()? == name;
            let uid = parts.nth(1)?.parse().ok()?;
            let gid = parts.next()?.parse().ok()?;
            (found && uid != 0).then(|| Account { name: name.to_owned(), uid, gid, hand_over: true })
        })
    }

    /// Whether we are root and hand our processes to it.
    pub(super) fn hands_over(&self) -> bool {
        self.hand_over
    }

    /// A command as this account, with nothing of our own environment that PostgreSQL would listen to.
    pub(super) fn command(&self, program: &Path, inside: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir(inside).env("LC_ALL", "C");
        std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("PG")).for_each(|(name, _)| {
            command.env_remove(name);
        });
        if self.hand_over {
            command.uid(self.uid).gid(self.gid);
        }
        command
    }

    /// Makes the account the owner of a directory that we just created.
    pub(super) fn own(&self, path: &Path) -> std::io::Result<()> {
        if self.hand_over { std::os::unix::fs::chown(path, Some(self.uid), Some(self.gid)) } else { Ok(()) }
    }

    /// Whether the account can enter a directory.
    pub(super) fn can_enter(&self, directory: &Path) -> bool {
        std::fs::metadata(directory).is_ok_and(|meta| {
            let bit = if meta.uid() == self.uid {
                0o100
            } else if meta.gid() == self.gid {
                0o010
            } else {
                0o001
            };
            !self.hand_over || meta.mode() & bit != 0
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_found_by_its_whole_name_and_is_never_root() {
        let users = "root:x:0:0::/root:/bin/sh\npostgres2:x:7:7::/:\npostgres:x:101:104:PostgreSQL,,,:/var/lib/postgresql:/bin/bash\nnobody:x:0:0::/:\n";
        let found = Account::listed(users, "postgres").unwrap();
        assert_eq!((found.uid, found.gid), (101, 104));
        assert!(Account::listed(users, "nobody").is_none());
        assert!(Account::listed(users, "post").is_none());
    }
}
