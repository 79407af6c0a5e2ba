//! The one way in for commands, whether they come over a socket or over REST: count against the rates, hand over to the
//! ticket, count what became of it.

use crate::state::App;
use helpdesk_actors::{Created, Done};
use helpdesk_core::wire::Create;
use helpdesk_core::{Author, Cid, Command, Refusal, TicketId};

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

    fn counted<T>(&self, outcome: Result<T, Refusal>) -> Result<T, Refusal> {
        self.metrics.command(outcome.as_ref().err().map(|refusal| refusal.code));
        outcome
    }
}
