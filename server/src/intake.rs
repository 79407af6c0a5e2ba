//! The one way in for commands, whether they come over a socket or over REST: count against the rates, hand over to the
//! ticket, count what became of it.

use crate::state::App;
use futures::future::join_all;
use helpdesk_actors::{Created, Done};
use helpdesk_core::wire::Create;
use helpdesk_core::{Author, Cid, Command, Refusal, TicketId};
use std::num::NonZeroU32;

impl App {
    /// Opens a ticket; the answer comes after the commit.
    pub async fn create(&self, who: &Author, cid: Cid, create: Create) -> Result<Created, Refusal> {
        let created = match self.rates.command(who, None) {
            Ok(()) => self.node.registry().create(who, cid, create).await,
            Err(refusal) => Err(refusal),
        };
        self.counted(created)
    }

    /// Does something to a ticket; the answer comes after the commit.
    pub async fn submit(&self, ticket: TicketId, who: &Author, cid: Cid, command: Command) -> Result<Done, Refusal> {
        let done = match self.rates.command(who, Some(ticket)) {
            Ok(()) => self.node.registry().submit(ticket, who, cid, command).await,
            Err(refusal) => Err(refusal),
        };
        self.counted(done)
    }

    /// Whether this person may do so many things at once, all of them or none; each counts as a command.
    pub fn may_act(&self, who: &Author, count: usize) -> Result<(), Refusal> {
        let count = u32::try_from(count).ok().and_then(NonZeroU32::new).unwrap_or(NonZeroU32::MIN);
        match self.rates.commands(who, count) {
            Ok(()) => Ok(()),
            Err(refusal) => self.counted(Err(refusal)),
        }
    }

    /// Says the same in several threads, at most [`helpdesk_core::incident::MEMBERS`] of them; the answers are in their order.
    ///
    /// The author's rate was asked for all of them together (`may_act`), before the first is written: so the whole is let
    /// through or refused, and never stops half-way. Each ticket's own rate holds for itself. The threads are written to at
    /// the same time, so that the journal takes them together.
    pub async fn submit_to_all(
        &self,
        tickets: &[TicketId],
        who: &Author,
        cid: &Cid,
        command: &Command,
    ) -> Vec<Result<Done, Refusal>> {
        let each = tickets.iter().map(|ticket| async {
            let done = match self.rates.ticket(*ticket) {
                Ok(()) => self.node.registry().submit(*ticket, who, cid.clone(), command.clone()).await,
                Err(refusal) => Err(refusal),
            };
            self.counted(done)
        });
        join_all(each).await
    }

    fn counted<T>(&self, outcome: Result<T, Refusal>) -> Result<T, Refusal> {
        self.metrics.command(outcome.as_ref().err().map(|refusal| refusal.code));
        outcome
    }
}
