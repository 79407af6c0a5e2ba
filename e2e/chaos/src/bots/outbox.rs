//! The outbox of a tab (protocol 5.5), pure: what waits, what is under way, and what an answer means.
//!
//! The rules it keeps: a lane (a ticket, or "new ticket") sends in order and has one command under way; a command stays at
//! the head of its lane with the same `cid` until it is acknowledged or refused for good. Time comes in as an argument.

use crate::history::{Outcome, Via};
use serde_json::Value;
use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

/// Pause after an answer that was lost on REST; a socket's is sent again with the next connection.
const LOST_PAUSE: Duration = Duration::from_millis(200);
/// Acknowledged commands whose late copies are still compared.
const REMEMBERED: usize = 256;

/// A ticket, or none for a new one.
pub type Lane = Option<i64>;

/// How a command is sent: any of both, several copies of it at once over REST.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// So many copies over the tab's own socket.
    pub socket: u32,
    /// Over REST to these servers.
    pub rest: Vec<usize>,
}

/// A command from its first sending to its end.
#[derive(Clone, Debug)]
pub struct Pending {
    /// Its number in the history.
    pub op: u64,
    /// Its id on the wire.
    pub cid: String,
    /// As in a `cmd` frame, without `t`, `cid` and `ticket`.
    pub command: Value,
    /// How it is sent.
    pub route: Route,
    attempt: u32,
    on_socket: u32,
    on_rest: u32,
    doubtful: bool,
    refused: Option<String>,
    ready: Instant,
}

impl Pending {
    /// Ready to be sent at once.
    pub fn new(op: u64, cid: String, command: Value, route: Route, now: Instant) -> Pending {
        let (attempt, on_socket, on_rest, doubtful, refused) = (0, 0, 0, false, None);
        Pending { op, cid, command, route, attempt, on_socket, on_rest, doubtful, refused, ready: now }
    }

    fn under_way(&self) -> bool {
        self.on_socket + self.on_rest > 0
    }
}

/// One copy that is to be sent now.
#[derive(Clone, Debug, PartialEq)]
pub struct Sending {
    pub op: u64,
    pub cid: String,
    pub lane: Lane,
    pub command: Value,
    pub attempt: u32,
    /// Over REST to this server, or over the tab's socket.
    pub rest: Option<usize>,
}

impl Sending {
    /// How it travels.
    pub fn via(&self) -> Via {
        if self.rest.is_some() { Via::Rest } else { Via::Socket }
    }
}

/// What became of one copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Acknowledged.
    Ok { ticket: i64, seq: i64, dup: bool },
    /// Refused with this code.
    Refused { code: String, retry: Option<Duration> },
    /// Nobody knows.
    Lost,
}

/// What an answer means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The command goes on.
    Goes,
    /// It ended.
    Ended { op: u64, outcome: Outcome },
    /// A late copy of a command that was acknowledged at another seq: a broken promise.
    Disagrees { cid: String, first: i64, now: i64 },
}

/// Codes after which the same command is sent again.
fn is_retried(code: &str) -> bool {
    matches!(code, "busy" | "unavailable" | "timeout" | "rate_limited")
}

/// Of those: codes after which it may have been done.
fn leaves_doubt(code: &str) -> bool {
    matches!(code, "unavailable" | "timeout" | "internal")
}

/// Everything that a tab has yet to get done.
#[derive(Debug, Default)]
pub struct Outbox {
    lanes: BTreeMap<Lane, VecDeque<Pending>>,
    acknowledged: VecDeque<(String, i64)>,
}

impl Outbox {
    /// How many commands a lane holds.
    pub fn waiting(&self, lane: Lane) -> usize {
        self.lanes.get(&lane).map_or(0, VecDeque::len)
    }

    /// Whether nothing is left to do.
    pub fn is_empty(&self) -> bool {
        self.lanes.is_empty()
    }

    /// Adds a command at the end of its lane.
    pub fn put(&mut self, lane: Lane, pending: Pending) {
        self.lanes.entry(lane).or_default().push_back(pending);
    }

    /// What is to be sent now; counted as under way. Without a socket only REST is there.
    pub fn due(&mut self, now: Instant, connected: bool) -> Vec<Sending> {
        let mut due = Vec::new();
        for (lane, queue) in &mut self.lanes {
            let Some(head) = queue.front_mut().filter(|head| !head.under_way() && head.ready <= now) else { continue };
            let socket = std::iter::repeat_n(None, if connected { head.route.socket as usize } else { 0 });
            let ways: Vec<Option<usize>> = socket.chain(head.route.rest.iter().copied().map(Some)).collect();
            for rest in ways {
                due.push(Sending {
                    op: head.op,
                    cid: head.cid.clone(),
                    lane: *lane,
                    command: head.command.clone(),
                    attempt: head.attempt,
                    rest,
                });
                head.attempt += 1;
                match rest {
                    Some(_) => head.on_rest += 1,
                    None => head.on_socket += 1,
                }
            }
        }
        due
    }

    /// When something becomes due by itself.
    pub fn next_due(&self, connected: bool) -> Option<Instant> {
        let heads = self.lanes.values().filter_map(VecDeque::front).filter(|head| !head.under_way());
        heads.filter(|head| connected || !head.route.rest.is_empty()).map(|head| head.ready).min()
    }

    /// The socket is gone: what was under way on it is in doubt, and goes with the next one, unless its person gives it up;
    /// those are answered.
    pub fn cut(&mut self, now: Instant, mut given_up: impl FnMut() -> bool) -> Vec<u64> {
        let mut gone = Vec::new();
        for queue in self.lanes.values_mut() {
            let Some(head) = queue.front_mut().filter(|head| head.on_socket > 0) else { continue };
            (head.on_socket, head.doubtful, head.ready) = (0, true, now);
            if head.on_rest == 0 && given_up() {
                gone.push(head.op);
                queue.pop_front();
            }
        }
        self.lanes.retain(|_, queue| !queue.is_empty());
        gone
    }

    /// A copy was answered.
    pub fn answered(&mut self, cid: &str, via: Via, answer: Answer, now: Instant) -> Verdict {
        let found = self.lanes.iter_mut().find(|(_, queue)| queue.front().is_some_and(|head| head.cid == cid));
        let Some((lane, queue)) = found else { return self.late(cid, &answer) };
        let lane = *lane;
        let Some(head) = queue.front_mut() else { return Verdict::Goes };
        match via {
            Via::Socket => head.on_socket = head.on_socket.saturating_sub(1),
            Via::Rest => head.on_rest = head.on_rest.saturating_sub(1),
        }
        let outcome = match answer {
            Answer::Ok { ticket, seq, dup } => {
                self.acknowledged.push_back((cid.to_owned(), seq));
                if self.acknowledged.len() > REMEMBERED {
                    self.acknowledged.pop_front();
                }
                Some(Outcome::Ok { ticket, seq, dup })
            }
            Answer::Refused { code, retry } if is_retried(&code) => {
                head.doubtful |= leaves_doubt(&code);
                head.ready = now + retry.unwrap_or(LOST_PAUSE);
                head.fails()
            }
            Answer::Refused { code, .. } => {
                head.doubtful |= leaves_doubt(&code);
                head.refused = head.refused.take().or(Some(code));
                head.fails()
            }
            Answer::Lost => {
                head.doubtful = true;
                head.ready = now + LOST_PAUSE;
                head.fails()
            }
        };
        let Some(outcome) = outcome else { return Verdict::Goes };
        let op = head.op;
        queue.pop_front();
        if queue.is_empty() {
            self.lanes.remove(&lane);
        }
        Verdict::Ended { op, outcome }
    }

    fn late(&self, cid: &str, answer: &Answer) -> Verdict {
        let first = self.acknowledged.iter().find(|(known, _)| known == cid).map(|(_, seq)| *seq);
        match (first, answer) {
            (Some(first), Answer::Ok { seq, .. }) if *seq != first => {
                Verdict::Disagrees { cid: cid.to_owned(), first, now: *seq }
            }
            _ => Verdict::Goes,
        }
    }

    /// The client gives up: every command that was sent and has no end.
    pub fn give_up(&mut self) -> Vec<u64> {
        let all = std::mem::take(&mut self.lanes);
        all.into_values().flatten().filter(|pending| pending.attempt > 0).map(|pending| pending.op).collect()
    }
}

impl Pending {
    /// The end of a command that was refused for good, once no copy is under way that might have been done.
    fn fails(&mut self) -> Option<Outcome> {
        if self.under_way() {
            return None;
        }
        self.refused.take().map(|code| Outcome::Fail { code, doubtful: self.doubtful })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn pending(op: u64, rest: &[usize], socket: u32) -> Pending {
        let route = Route { socket, rest: rest.to_vec() };
        Pending::new(op, format!("cid-{op}"), json!({"op": "post"}), route, Instant::now())
    }

    fn refused(code: &str) -> Answer {
        Answer::Refused { code: code.to_owned(), retry: None }
    }

    #[test]
    fn a_lane_sends_one_at_a_time_and_again_with_the_same_id_after_a_cut() {
        let mut outbox = Outbox::default();
        outbox.put(Some(1), pending(1, &[], 1));
        outbox.put(Some(1), pending(2, &[], 1));
        let now = Instant::now();
        assert_eq!(outbox.due(now, false).len(), 0, "no socket, nothing is sent");
        let first = outbox.due(now, true);
        assert_eq!(first.iter().map(|sending| sending.op).collect::<Vec<_>>(), [1]);
        assert_eq!(outbox.due(now, true).len(), 0, "one is under way");
        assert!(outbox.cut(now, || false).is_empty());
        let again = outbox.due(now, true);
        assert_eq!((again[0].cid.as_str(), again[0].attempt), ("cid-1", 1));
        let gone = outbox.answered("cid-1", Via::Socket, refused("closed"), now);
        let doubtful = Outcome::Fail { code: "closed".to_owned(), doubtful: true };
        assert_eq!(gone, Verdict::Ended { op: 1, outcome: doubtful }, "the first sending may have been done");
        assert_eq!(outbox.due(now, true)[0].op, 2);
    }

    #[test]
    fn what_is_refused_for_now_waits_and_what_is_late_must_agree() {
        let mut outbox = Outbox::default();
        outbox.put(Some(1), pending(1, &[0, 1], 1));
        let now = Instant::now();
        assert_eq!(outbox.due(now, true).len(), 3);
        assert_eq!(outbox.answered("cid-1", Via::Rest, refused("closed"), now), Verdict::Goes, "two are under way");
        let ok = Answer::Ok { ticket: 1, seq: 7, dup: false };
        let outcome = Outcome::Ok { ticket: 1, seq: 7, dup: false };
        assert_eq!(outbox.answered("cid-1", Via::Rest, ok, now), Verdict::Ended { op: 1, outcome });
        assert!(outbox.is_empty());
        let other = Answer::Ok { ticket: 1, seq: 8, dup: true };
        assert!(matches!(
            outbox.answered("cid-1", Via::Socket, other, now),
            Verdict::Disagrees { first: 7, now: 8, .. }
        ));
        outbox.put(None, pending(2, &[], 1));
        let now = Instant::now();
        assert_eq!(outbox.due(now, true).len(), 1);
        outbox.answered("cid-2", Via::Socket, refused("busy"), now);
        assert!(outbox.due(now, true).is_empty() && outbox.next_due(true) > Some(now));
        assert_eq!(outbox.give_up(), [2]);
    }
}
