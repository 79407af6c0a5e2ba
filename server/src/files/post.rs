//! A message that carries files: they are looked up before the ticket decides, and taken by the write itself.

use crate::state::App;
use helpdesk_actors::Done;
use helpdesk_core::{Attachment, AttachmentIds, Author, Cid, Command, MessageText, Op, Refusal, Role, TicketId, can};
use helpdesk_sql::ReadError;

impl App {
    /// Writes a message with files; the answer comes after the commit, which covers both.
    pub async fn post(
        &self,
        ticket: TicketId,
        who: &Author,
        cid: Cid,
        body: MessageText,
        files: &AttachmentIds,
    ) -> Result<Done, Refusal> {
        if files.is_empty() {
            return self.submit(ticket, who, cid, Command::Post(body)).await;
        }
        let files = self.look_up(ticket, who, &cid, files).await?;
        self.submit(ticket, who, cid, Command::PostWith(body, files)).await
    }

    /// The files as the event will name them. A `cid` that has written them already finds them too: its retry is answered.
    async fn look_up(
        &self,
        ticket: TicketId,
        who: &Author,
        cid: &Cid,
        ids: &AttachmentIds,
    ) -> Result<Vec<Attachment>, Refusal> {
        match self.node.store().attachments_to_post(ticket, who.id, cid, ids).await {
            Ok(Some(files)) => Ok(files),
            Ok(None) => {
                // the ticket's own no comes first, as for every other command
                let stands = self.node.registry().view(ticket, Role::Helpdesk).await?.status;
                can(who.role, Op::Post, stands)?;
                Err(Refusal::invalid(
                    "attachments",
                    "names a file that is not yours, not of this ticket, or sent already",
                ))
            }
            Err(ReadError::Busy) => Err(Refusal::busy()),
            Err(error) => {
                tracing::warn!(%error, "files cannot be looked up");
                Err(Refusal::unavailable())
            }
        }
    }
}
