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
pub use shared::{Door, Manners, Phase, Shared};
pub use socket::{Heard, Socket};
pub use wish::{Habits, create_of};

use crate::dice::dice;
use crate::history::{Invoke, Outcome, Via, What};
use crate::recorder::Recorder;
use anyhow::{Context, Result, bail};
use futures::{StreamExt, TryStreamExt, stream};
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
/// The streams of dice for first tickets; those of the bots count from 0.
const OPENING: u64 = 1 << 32;
/// People who enter at the same time.
const ENTERING: usize = 16;
/// How long tabs may take to leave at the end.
const LEAVE: Duration = Duration::from_secs(10);

/// How many of whom.
#[derive(Clone, Debug)]
pub struct CrowdPlan {
    /// People with problems; one tab each.
    pub users: usize,
    /// People who solve them.
    pub helpdesk: usize,
    /// Tabs of each.
    pub tabs: usize,
    /// Tickets that are there when they come.
    pub tickets: usize,
    /// They use the first so many servers only.
    pub servers: usize,
    /// How they behave.
    pub manners: Manners,
}

impl Default for CrowdPlan {
    fn default() -> CrowdPlan {
        CrowdPlan { users: 40, helpdesk: 12, tabs: 1, tickets: 16, servers: usize::MAX, manners: Manners::default() }
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
    seed: u64,
    first_tickets: usize,
}

impl Crowd {
    /// Lets everybody enter, opens the first tickets and begins.
    pub async fn start(plan: &CrowdPlan, recorder: &Recorder, doors: Vec<SocketAddr>, seed: u64) -> Result<Crowd> {
        // connections of its own, so that a cut network cuts nothing of the harness
        let http = reqwest::Client::builder().no_proxy().build()?;
        let doors = doors.into_iter().enumerate().map(|(node, address)| Door { address, node });
        let doors: Vec<Door> = doors.take(plan.servers).collect();
        let first = doors.first().context("no server")?.address;
        let shared = Arc::new(Shared::new(recorder.clone(), http, doors, plan.manners.clone()));
        let observer = Person::enter(&shared.http, first, "helpdesk", "observer").await?;
        let mut crowd =
            Crowd { shared, observer, tabs: JoinSet::new(), done: Vec::new(), seed, first_tickets: plan.tickets };
        for number in 0..plan.tickets {
            let ticket = crowd.open_ticket(number).await?;
            crowd.shared.opened(ticket);
        }
        let roles = std::iter::repeat_n("user", plan.users).chain(std::iter::repeat_n("helpdesk", plan.helpdesk));
        let people: Vec<Person> = stream::iter(roles.enumerate())
            .map(|(number, role)| {
                let http = crowd.shared.http.clone();
                async move { Person::enter(&http, first, role, &format!("bot {number}")).await }
            })
            .buffered(ENTERING)
            .try_collect()
            .await?;
        for who in people.iter().flat_map(|who| std::iter::repeat_n(who, plan.tabs)) {
            crowd.add(who.clone());
        }
        Ok(crowd)
    }

    /// How many tickets were opened at the beginning.
    pub fn first_tickets(&self) -> usize {
        self.first_tickets
    }

    /// One more tab, through one of the usual doors.
    pub fn add(&mut self, who: Person) {
        let doors = &self.shared.doors;
        let door = doors.get(self.done.len() % doors.len().max(1)).copied();
        let Some(door) = door else { return };
        self.begin(who, door, |tab| tab);
    }

    /// One more tab that only listens to one ticket through this door, however long nothing comes through it.
    pub fn add_listener(&mut self, who: Person, door: Door, ticket: i64, patience: Duration) {
        self.begin(who, door, |tab| tab.listens(ticket, patience));
    }

    fn begin(&mut self, who: Person, door: Door, as_wished: impl FnOnce(Tab) -> Tab) {
        let done = Arc::new(AtomicU64::new(0));
        let stream = dice(self.seed, u64::try_from(self.done.len()).unwrap_or_default());
        let tab = as_wished(Tab::new(self.shared.clone(), who, door, stream, done.clone()));
        self.tabs.spawn(tab.run());
        self.done.push(done);
    }

    /// A ticket by the observer, over REST, in the history like everything else.
    pub async fn open_ticket(&self, number: usize) -> Result<i64> {
        let mut dice = dice(self.seed, OPENING + u64::try_from(number)?);
        let command = create_of(&format!("first {number}"), &mut dice);
        Ok(order(&self.shared, &self.observer, None, command).await?.0)
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

    /// Everybody leaves, and with them their connections; what they themselves saw broken stays.
    pub async fn leave(mut self) -> Result<Vec<String>> {
        self.shared.begin(Phase::End);
        let all = async {
            while let Some(ended) = self.tabs.join_next().await {
                ended?;
            }
            anyhow::Ok(())
        };
        tokio::time::timeout(LEAVE, all).await.context("a bot does not end")??;
        Ok(self.shared.complaints())
    }
}

/// One command over REST at once, in the history; ticket and seq. Fails unless it is acknowledged.
pub async fn order(shared: &Shared, who: &Person, lane: Option<i64>, command: Value) -> Result<(i64, i64)> {
    let door = shared.doors.first().context("no server")?;
    let op = shared.number();
    let cid = format!("ordered-{}-{op:08}", who.id);
    let invoke = Invoke {
        op,
        tab: 0,
        person: who.id.clone(),
        role: who.role.to_owned(),
        cid: cid.clone(),
        ticket: lane,
        node: door.node,
        via: Via::Rest,
        attempt: 0,
        command: command.clone(),
    };
    shared.recorder.record(What::Invoke(invoke));
    let sending = outbox::Sending { op, cid, lane, command, attempt: 0, rest: Some(0) };
    match rest::send(&shared.http, door.address, who, &sending).await {
        outbox::Answer::Ok { ticket, seq, dup } => {
            shared.recorder.record(What::Outcome { op, outcome: Outcome::Ok { ticket, seq, dup } });
            Ok((ticket, seq))
        }
        other => {
            shared.recorder.record(What::Outcome { op, outcome: Outcome::Info });
            bail!("the command was not acknowledged: {other:?}")
        }
    }
}
