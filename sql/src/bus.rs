//! The bus between nodes, on PostgreSQL's `NOTIFY` and `LISTEN`: hints that a ticket's log has grown.
//!
//! A hint may be lost, doubled or late; whoever hears one reads the log by seq, so nothing depends on it but speed.
//! Hints are sent after the commit, many in one statement: inside the writing transaction they would serialise all commits.
//!
//! The listener has a connection of its own. After each new connection it says [`Heard::CatchUp`], for what was sent
//! meanwhile is lost; after each loss [`Heard::Deaf`]. "Full": the receiver is behind, then the listener waits, and
//! PostgreSQL keeps what comes.
//!
//! Beside the hints travel asides: who looks at a ticket, how far somebody has read. Nobody asks for one that was lost;
//! the next one says more. What is in an aside is its sender's affair, here it is a word that begins with a brace.
//!
//! How all of it is written ([`payloads`], [`heard`]) is the same on every bus.

use crate::failure::sentence;
use crate::generated::queries;
use crate::pool::{Purpose, config, read};
use crate::store::{ReadError, Store};
use futures::{StreamExt, stream};
use helpdesk_core::{Seq, TicketId};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio_postgres::{AsyncMessage, Client, Connection, NoTls, Socket, tls::NoTlsStream};

/// Most bytes of a payload; PostgreSQL takes less than 8000. Whatever is longer was not sent by a node.
pub const PAYLOAD_LIMIT: usize = 7_900;
/// Most bytes of an aside; a longer one is not sent, and passed over when it comes. It bounds what strangers can make wait.
pub const ASIDE_LIMIT: usize = 3_000;
/// First and longest pause before the listener connects again.
const RETRY: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(5));
/// Begins to listen.
const LISTEN: &str = include_str!("../admin/listen.sql");

/// What a listener hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// A ticket's log reached this length.
    Hint {
        /// Which ticket.
        ticket: TicketId,
        /// How long its log is at least.
        seq: Seq,
    },
    /// Something beside the logs, as its sender wrote it.
    Aside(String),
    /// From here on hints are heard; before, some may have been missed: read the heads.
    CatchUp,
    /// The connection was lost: nothing is heard until the next [`Heard::CatchUp`].
    Deaf,
}

/// Tells the other nodes (and ourselves); one statement for all payloads.
pub async fn notify(store: &Store, payloads: &[String]) -> Result<(), ReadError> {
    if payloads.is_empty() {
        return Ok(());
    }
    read(&store.read, async |db| queries::notify::notify().bind(db, &payloads).all().await).await.map(drop)
}

/// `ticket:seq` and asides with spaces between, cut into pieces of at most [`PAYLOAD_LIMIT`] bytes.
#[must_use]
pub fn payloads(hints: &[(TicketId, Seq)], asides: &[String]) -> Vec<String> {
    let fitting = |aside: &&String| is_aside(aside) && !aside.contains(' ');
    let hints = hints.iter().map(|(ticket, seq)| format!("{ticket}:{seq}"));
    let mut pieces: Vec<String> = Vec::new();
    for word in hints.chain(asides.iter().filter(fitting).cloned()) {
        match pieces.last_mut() {
            Some(last) if last.len() + 1 + word.len() <= PAYLOAD_LIMIT => {
                last.push(' ');
                last.push_str(&word);
            }
            _ => pieces.push(word),
        }
    }
    pieces
}

fn is_aside(word: &str) -> bool {
    word.starts_with('{') && word.len() <= ASIDE_LIMIT
}

/// What a payload says. What is neither hint nor aside in it is passed over: anybody may be able to write there.
pub fn heard(payload: &str) -> impl Iterator<Item = Heard> {
    let positive = |number: &str| number.parse::<i64>().ok().filter(|number| *number > 0);
    payload.split(' ').filter_map(move |word| {
        if is_aside(word) {
            return Some(Heard::Aside(word.to_owned()));
        }
        let (ticket, seq) = word.split_once(':')?;
        Some(Heard::Hint { ticket: TicketId(positive(ticket)?), seq: Seq(positive(seq)?) })
    })
}

/// Listens on a connection of its own, on the given runtime, until the receiver is dropped; connects again by itself.
pub fn listen(url: &str, on: &Handle, ears: mpsc::Sender<Heard>) -> JoinHandle<()> {
    let url = url.to_owned();
    on.spawn(async move {
        let mut pause = RETRY.0;
        while !ears.is_closed() {
            match connect(&url).await {
                Ok((client, connection)) => {
                    pause = RETRY.0;
                    let why = hear(client, connection, &ears).await;
                    tracing::warn!(why, "the listener's connection ended");
                    // nobody there: the loop ends
                    let _ = ears.send(Heard::Deaf).await;
                }
                Err(error) => tracing::warn!(error = sentence(&error), "the listener cannot connect"),
            }
            tokio::select! {
                () = ears.closed() => break,
                () = tokio::time::sleep(pause) => pause = (pause * 2).min(RETRY.1),
            }
        }
    })
}

/// A connection that its task drives and listens to.
type Line = Connection<Socket, NoTlsStream>;

async fn connect(url: &str) -> Result<(Client, Line), tokio_postgres::Error> {
    config(url, Purpose::Read.options())?.connect(NoTls).await
}

/// Passes on what comes; answers why it ended.
async fn hear(client: Client, mut connection: Line, ears: &mpsc::Sender<Heard>) -> String {
    let mut messages = stream::poll_fn(move |cx| connection.poll_message(cx)).boxed();
    let mut listening = std::pin::pin!(client.batch_execute(LISTEN));
    let mut is_listening = false;
    loop {
        tokio::select! {
            () = ears.closed() => return "nobody listens any more".to_owned(),
            answer = &mut listening, if !is_listening => match answer {
                Ok(()) if ears.send(Heard::CatchUp).await.is_ok() => is_listening = true,
                Ok(()) => return "nobody listens any more".to_owned(),
                Err(error) => return sentence(&error),
            },
            message = messages.next() => match message {
                Some(Ok(AsyncMessage::Notification(said))) => {
                    for hint in heard(said.payload()) {
                        if ears.send(hint).await.is_err() {
                            return "nobody listens any more".to_owned();
                        }
                    }
                }
                Some(Ok(_)) => {}
                Some(Err(error)) => return sentence(&error),
                None => return "the server closed it".to_owned(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_are_cut_into_payloads_that_fit_and_read_back_the_same() {
        let sent: Vec<_> = (1..=2_000).map(|n| (TicketId(n * 1_000_003), Seq(n))).collect();
        let asides: Vec<String> = (0..9).map(|n| format!("{{\"n\":{n}{}}}", "1".repeat(900))).collect();
        let pieces = payloads(&sent, &asides);
        assert!(pieces.len() > 1 && pieces.iter().all(|piece| piece.len() < 8_000));
        let told: Vec<_> = pieces.iter().flat_map(|piece| heard(piece)).collect();
        let hints = sent.into_iter().map(|(ticket, seq)| Heard::Hint { ticket, seq });
        assert_eq!(told, hints.chain(asides.into_iter().map(Heard::Aside)).collect::<Vec<_>>());
        assert!(payloads(&[], &[]).is_empty());
    }

    #[test]
    fn an_aside_that_does_not_fit_is_neither_sent_nor_taken() {
        let long = format!("{{{}}}", "x".repeat(ASIDE_LIMIT));
        let unfit = [long.clone(), "{\"two\": 2}".to_owned(), "7:8".to_owned(), String::new()];
        assert!(payloads(&[], &unfit).is_empty());
        assert_eq!(heard(&format!("{long} 1:2")).count(), 1, "only the hint");
    }

    #[test]
    fn a_damaged_hint_is_passed_over() {
        assert_eq!(heard("1:2 x 3: 4:5").count(), 2);
        assert_eq!(heard("0:1 -1:2 1:-2 1:0 99999999999999999999:1 ::: \u{0}").count(), 0);
    }
}
