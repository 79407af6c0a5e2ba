//! The bots of a run: people with tabs, who write into tickets and hear of them, through whatever happens.

mod cursor;
mod outbox;
mod person;
mod rest;
mod shared;
mod socket;
mod tab;
mod wish;

pub use person::Person;
pub use shared::{Manners, Phase, Shared};
pub use socket::{Heard, Socket};
pub use wish::{Habits, create_of};

use crate::dice::dice;
use crate::recorder::Recorder;
use crate::history::{Invoke, Outcome, Via, What};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tab::Tab;
use tokio::task::JoinSet;

/// Between two looks at whether everybody is done.
const LOOK: Duration = Duration::from_millis(20);
/// How long tabs may take to leave at the end.
const LEAVE: Duration = Duration::from_secs(10);

/// How many of whom.
#[derive(Clone, Debug)]
pub struct CrowdPlan {
    /// People with problems; one tab each.
    pub users: usize,
    /// People who solve them.
    pub helpdesk: usize,
    /// Tickets that are there when they come.
    pub tickets: usize,
    /// How they behave.
    pub manners: Manners,
}

impl Default for CrowdPlan {
    fn default() -> CrowdPlan {
        CrowdPlan { users: 40, helpdesk: 12, tickets: 16, manners: Manners::default() }
    }
}

/// Bots that run.
pub struct Crowd {
    /// What they share.
    pub shared: Arc<Shared>,
    /// Somebody of the helpdesk who does nothing by themselves.
    pub observer: Person,
    tabs: JoinSet<()>,
    done: Vec<Arc<AtomicU64>>,
}

impl Crowd {
    /// Lets everybody enter, opens the first tickets and begins.
    pub async fn start(plan: &CrowdPlan, recorder: &Recorder, doors: Vec<SocketAddr>, seed: u64) -> Result<Crowd> {
        // connections of its own, so that a cut network cuts nothing of the harness
        let http = reqwest::Client::builder().no_proxy().build()?;
        let shared = Arc::new(Shared::new(recorder.clone(), http, doors.clone(), plan.manners.clone()));
        let first = *doors.first().context("no server")?;
        let observer = Person::enter(&shared.http, first, "helpdesk", "observer").await?;
        let mut crowd = Crowd { shared, observer, tabs: JoinSet::new(), done: Vec::new() };
        for number in 0..plan.tickets {
            crowd.open_ticket(first, seed, number).await?;
        }
        let roles = std::iter::repeat_n("user", plan.users).chain(std::iter::repeat_n("helpdesk", plan.helpdesk));
        for (number, role) in roles.enumerate() {
            let who = Person::enter(&crowd.shared.http, first, role, &format!("bot {number}")).await?;
            crowd.add(who, number, seed);
        }
        Ok(crowd)
    }

    /// One more tab.
    pub fn add(&mut self, who: Person, number: usize, seed: u64) {
        let done = Arc::new(AtomicU64::new(0));
        let node = number % self.shared.doors.len().max(1);
        let stream = dice(seed, u64::try_from(number).unwrap_or_default());
        let tab = Tab::new(self.shared.clone(), who, node, stream, done.clone());
        self.tabs.spawn(tab.run());
        self.done.push(done);
    }

    /// A ticket by the observer, over REST, in the history like everything else.
    async fn open_ticket(&self, door: SocketAddr, seed: u64, number: usize) -> Result<()> {
        let (op, stream) = (self.shared.number(), u64::MAX - u64::try_from(number)?);
        let command = create_of(&format!("#{op}"), &mut dice(seed, stream));
        let cid = format!("first-ticket-{seed:016x}-{number}");
        let (ticket, _) = order(&self.shared, door, &self.observer, op, &cid, None, command).await?;
        self.shared.opened(ticket);
        Ok(())
    }

    /// Begins a phase and waits until every tab is done with it; whether they all were within the limit.
    pub async fn all_done(&self, phase: Phase, limit: Duration) -> bool {
        let number = self.shared.begin(phase);
        let since = Instant::now();
        while !self.done.iter().all(|done| done.load(Ordering::Acquire) >= number) {
            if since.elapsed() > limit {
                return false;
            }
            tokio::time::sleep(LOOK).await;
        }
        true
    }

    /// How many tabs are not done with the phase that runs.
    pub fn behind(&self) -> usize {
        let number = self.shared.phase().borrow().0;
        self.done.iter().filter(|done| done.load(Ordering::Acquire) < number).count()
    }

    /// Everybody has heard everything up to these seqs.
    pub async fn all_heard(&self, heads: BTreeMap<i64, i64>, limit: Duration) -> bool {
        self.all_done(Phase::Hear(Arc::new(heads)), limit).await
    }

    /// Everybody leaves.
    pub async fn leave(mut self) -> Result<(Arc<Shared>, Person)> {
        self.shared.begin(Phase::End);
        let all = async {
            while let Some(ended) = self.tabs.join_next().await {
                ended?;
            }
            anyhow::Ok(())
        };
        tokio::time::timeout(LEAVE, all).await.context("a bot does not end")??;
        Ok((self.shared.clone(), self.observer.clone()))
    }
}

/// One command over REST at once, in the history; ticket and seq. Fails unless it is acknowledged.
pub async fn order(
    shared: &Shared,
    door: SocketAddr,
    who: &Person,
    op: u64,
    cid: &str,
    lane: Option<i64>,
    command: Value,
) -> Result<(i64, i64)> {
    let invoke = Invoke {
        op,
        tab: 0,
        person: who.id.clone(),
        role: who.role.to_owned(),
        cid: cid.to_owned(),
        ticket: lane,
        node: 0,
        via: Via::Rest,
        attempt: 0,
        command: command.clone(),
    };
    shared.recorder.record(What::Invoke(invoke));
    let sending = outbox::Sending { op, cid: cid.to_owned(), lane, command, attempt: 0, rest: Some(0) };
    match rest::send(&shared.http, door, who, &sending).await {
        outbox::Answer::Ok { ticket, seq, dup } => {
            shared.recorder.record(What::Outcome { op, outcome: Outcome::Ok { ticket, seq, dup } });
            Ok((ticket, seq))
        }
        other => bail!("the command was not acknowledged: {other:?}"),
    }
}
