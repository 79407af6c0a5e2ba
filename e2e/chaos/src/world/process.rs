//! Processes by their number: signals, children, and what the kernel says of them.

use anyhow::{Result, bail};
use rustix::process::{Pid, Signal, kill_process};
use std::time::{Duration, Instant};

/// Between two looks at something that should happen at once.
const LOOK: Duration = Duration::from_millis(10);

/// Sends a signal; a process that is gone already is what was wanted.
pub fn send(pid: Pid, signal: Signal) {
    let _ = kill_process(pid, signal);
}

/// Everything that a process started and that lives.
pub fn children_of(parent: Pid) -> Vec<Pid> {
    let numbers = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let numbers = numbers.filter_map(|entry| entry.file_name().to_str()?.parse::<i32>().ok());
    let pids = numbers.filter(|pid| parent_of(*pid) == Some(parent.as_raw_nonzero().get()));
    pids.filter_map(Pid::from_raw).collect()
}

/// The field after the name, which may itself hold blanks and brackets, and the state.
fn parent_of(pid: i32) -> Option<i32> {
    stat_fields(pid)?.get(1)?.parse().ok()
}

fn stat_fields(pid: i32) -> Option<Vec<String>> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    Some(stat.rsplit_once(')')?.1.split_whitespace().map(str::to_owned).collect())
}

/// Gone, or a zombie that nobody has waited for yet.
fn is_gone(pid: Pid) -> bool {
    stat_fields(pid.as_raw_nonzero().get()).is_none_or(|fields| fields.first().is_some_and(|state| state == "Z"))
}

/// Waits until none of them lives.
pub async fn wait_until_gone(pids: &[Pid], limit: Duration) -> Result<()> {
    let since = Instant::now();
    while !pids.iter().all(|pid| is_gone(*pid)) {
        if since.elapsed() > limit {
            bail!("killed processes still live after {limit:?}");
        }
        tokio::time::sleep(LOOK).await;
    }
    Ok(())
}

/// Resident memory in KiB.
pub fn resident_kib(pid: Pid) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", pid.as_raw_nonzero())).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.split_whitespace().next()?.parse().ok())
}

/// Open descriptors.
pub fn descriptors(pid: Pid) -> Option<u64> {
    let count = std::fs::read_dir(format!("/proc/{}/fd", pid.as_raw_nonzero())).ok()?.count();
    u64::try_from(count).ok()
}
