//! Core NATS as the bus: one subject per database, one message holds many hints, nothing is kept by the server.
//!
//! The client library connects by itself, at the start and after every loss; until then hints are not sent, and the safety
//! net is all there is. Each new connection, and each message that came while we were too slow, makes the node catch up.
//!
//! Anybody on that NATS server may write to the subject: a message that is too long or holds no hints is passed over, and
//! a forged hint costs one read. "Full": the library drops and says so ([`Event::SlowConsumer`]).

use super::NatsAddress;
use super::outbox::Carry;
use async_nats::connection::State;
use async_nats::{Client, Event, Message, Subject, Subscriber};
use futures::StreamExt;
use helpdesk_sql::bus::{Heard, PAYLOAD_LIMIT, heard};
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader};
use tokio::net::TcpStream;
use tokio::runtime::Handle;
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

/// Version of what is written there; the database's name follows.
const SUBJECT: &str = "helpdesk.v1.hints";
/// Messages that may wait to be taken in: more than two seconds of another node's, and a bound for what strangers can fill.
const MESSAGES: usize = 256;
/// First and longest pause before the server is tried again.
const RETRY: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(2));
/// How long one try to connect may take.
const CONNECT: Duration = Duration::from_secs(3);
/// A server that does not answer two of these is gone: a cut line says nothing by itself.
const PING: Duration = Duration::from_secs(5);
/// Bytes of the first line that are looked at; with a large cluster's addresses it has a few thousand.
const GREETING: u64 = 64 * 1024;
/// How long a message may take to be handed over; the hints are stale by then.
const HAND_OVER: Duration = Duration::from_secs(1);

/// What the library told of the connection.
#[derive(Debug, Default)]
struct Told {
    up: bool,
    /// Grows with everything after which hints may have been missed.
    missed: u64,
    /// The last complaint; the same one is logged once per outage.
    complaint: Option<String>,
}

/// The sending end: whichever client lives now.
pub(super) struct Line {
    client: watch::Receiver<Option<Client>>,
    subject: Subject,
}

/// Hears on the given runtime until the receiver is dropped.
pub(super) fn listen(address: NatsAddress, database: &str, on: &Handle, ears: mpsc::Sender<Heard>) -> Line {
    let subject = Subject::from(format!("{SUBJECT}.{database}"));
    let (living, client) = watch::channel(None);
    on.spawn(stay(address, subject.clone(), living, ears));
    Line { client, subject }
}

impl Carry for Line {
    async fn carry(&self, payloads: &[String]) -> Result<(), String> {
        let client = self.client.borrow().clone();
        let Some(client) = client.filter(|client| client.connection_state() == State::Connected) else {
            return Err("NATS is not connected".to_owned());
        };
        for payload in payloads {
            let handed = timeout(HAND_OVER, client.publish(self.subject.clone(), payload.clone().into())).await;
            handed.map_err(|_| "NATS does not take it in time".to_owned())?.map_err(|error| error.to_string())?;
        }
        Ok(())
    }
}

/// A client reconnects by itself; this makes a new one should its task have ended all the same.
async fn stay(
    address: NatsAddress,
    subject: Subject,
    living: watch::Sender<Option<Client>>,
    ears: mpsc::Sender<Heard>,
) {
    let mut complaint = None;
    while !ears.is_closed() {
        let told = Arc::new(watch::Sender::new(Told::default()));
        match connect(&address, &subject, Arc::clone(&told)).await {
            Ok((client, messages)) => {
                complaint = None;
                living.send_replace(Some(client.clone()));
                hear(&client, messages, told.subscribe(), &ears).await;
                living.send_replace(None);
                // nobody there: the loop ends
                let _ = ears.send(Heard::Deaf).await;
            }
            Err(error) if complaint.as_ref() == Some(&error) => {}
            Err(error) => {
                tracing::warn!(error, server = %address, "NATS cannot be used, changes of other nodes are seen within 2 s");
                complaint = Some(error);
            }
        }
        tokio::select! {
            () = ears.closed() => break,
            () = tokio::time::sleep(RETRY.1) => {}
        }
    }
}

/// Comes back soon; whether and when the server answers is told.
async fn connect(
    address: &NatsAddress,
    subject: &Subject,
    told: Arc<watch::Sender<Told>>,
) -> Result<(Client, Subscriber), String> {
    if demands_tls(address).await {
        return Err("the server demands TLS, which this program does not speak".to_owned());
    }
    let (server, options) = address.options();
    let shown = Arc::<str>::from(address.to_string());
    let client = options
        .name("helpdesk")
        .no_echo()
        .retry_on_initial_connect()
        .connection_timeout(CONNECT)
        .ping_interval(PING)
        .subscription_capacity(MESSAGES)
        .reconnect_delay_callback(pause)
        .event_callback(move |event| {
            told.send_modify(|told| told.take(&event, &shown));
            std::future::ready(())
        })
        .connect(server)
        .await
        .map_err(|error| error.to_string())?;
    let messages = client.subscribe(subject.clone()).await.map_err(|error| error.to_string())?;
    Ok((client, messages))
}

/// Looks at the server's first line. No cipher is built into this program, and the library would panic for want of one.
async fn demands_tls(address: &NatsAddress) -> bool {
    let greeting = async {
        let line = TcpStream::connect(address.place()).await.ok()?.take(GREETING);
        let mut said = String::new();
        BufReader::new(line).read_line(&mut said).await.ok()?;
        Some(said.contains("\"tls_required\":true"))
    };
    // whoever does not answer may do so later, which is the library's affair
    matches!(timeout(CONNECT, greeting).await, Ok(Some(true)))
}

fn pause(attempt: usize) -> Duration {
    let doublings = u32::try_from(attempt.saturating_sub(1)).unwrap_or(u32::MAX);
    RETRY.0.saturating_mul(2_u32.saturating_pow(doublings)).min(RETRY.1)
}

impl Told {
    fn take(&mut self, event: &Event, server: &str) {
        match event {
            Event::Connected => {
                tracing::info!(server, "the bus is connected");
                *self = Told { up: true, missed: self.missed.wrapping_add(1), complaint: None };
            }
            Event::Disconnected => {
                self.up = false;
                self.complain("the connection was lost".to_owned(), server);
            }
            Event::SlowConsumer(_) => {
                self.missed = self.missed.wrapping_add(1);
                self.complain("hints come faster than this node takes them".to_owned(), server);
            }
            Event::ServerError(error) => self.complain(error.to_string(), server),
            // each further try of an outage that was told already
            Event::ClientError(_) if !self.up && self.complaint.is_some() => {}
            Event::ClientError(error) => self.complain(error.to_string(), server),
            Event::LameDuckMode | Event::Draining | Event::Closed => {}
        }
    }

    fn complain(&mut self, error: String, server: &str) {
        if self.complaint.as_ref() != Some(&error) {
            tracing::warn!(
                error,
                server,
                "the bus is in trouble, changes of other nodes are seen within 2 s meanwhile"
            );
            self.complaint = Some(error);
        }
    }
}

/// Passes on what comes, until the client's task or the receiver is gone.
async fn hear(client: &Client, mut messages: Subscriber, mut told: watch::Receiver<Told>, ears: &mpsc::Sender<Heard>) {
    let mut missed = 0;
    loop {
        let passed_on = tokio::select! {
            () = ears.closed() => return,
            Ok(()) = told.changed() => {
                let (up, now) = { let told = told.borrow_and_update(); (told.up, told.missed) };
                let again = std::mem::replace(&mut missed, now) != now;
                report(client, up, again, ears).await
            }
            message = messages.next() => match message {
                Some(message) => pass_on(&message, ears).await,
                None => return,
            },
        };
        if passed_on.is_err() {
            return;
        }
    }
}

type PassedOn = Result<(), mpsc::error::SendError<Heard>>;

async fn report(client: &Client, up: bool, missed: bool, ears: &mpsc::Sender<Heard>) -> PassedOn {
    if !up {
        ears.send(Heard::Deaf).await
    } else if missed {
        // our subscription is on the line before the node looks; failed: the connection is gone again, which is told too
        let _ = timeout(HAND_OVER, client.flush()).await;
        ears.send(Heard::CatchUp).await
    } else {
        Ok(())
    }
}

async fn pass_on(message: &Message, ears: &mpsc::Sender<Heard>) -> PassedOn {
    let payload = std::str::from_utf8(&message.payload).ok().filter(|payload| payload.len() <= PAYLOAD_LIMIT);
    for hint in payload.into_iter().flat_map(heard) {
        ears.send(hint).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_stay_bounded() {
        let pauses: Vec<_> = [1, 2, 5, 6, 1_000_000].map(pause).to_vec();
        assert_eq!(pauses, [100, 200, 1_600, 2_000, 2_000].map(Duration::from_millis));
    }

    #[tokio::test]
    async fn a_server_that_demands_tls_is_recognised_by_its_first_line() {
        for (info, demands) in [
            ("INFO {\"server_id\":\"N\",\"tls_required\":true,\"max_payload\":1048576} \r\n", true),
            ("INFO {\"server_id\":\"N\",\"max_payload\":1048576} \r\n", false),
            ("", false),
        ] {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            let address = format!("nats://{}", listener.local_addr().unwrap()).parse().unwrap();
            let greet = async {
                let (mut line, _) = listener.accept().await.unwrap();
                tokio::io::AsyncWriteExt::write_all(&mut line, info.as_bytes()).await.unwrap();
            };
            assert_eq!(tokio::join!(demands_tls(&address), greet).0, demands, "{info}");
        }
    }

    #[test]
    fn an_outage_is_complained_of_once_and_its_end_makes_the_node_catch_up() {
        let mut told = Told::default();
        told.take(&Event::ClientError(async_nats::ClientError::Other("refused".to_owned())), "nats://a");
        let complaint = told.complaint.clone();
        assert!(complaint.is_some());
        told.take(&Event::ClientError(async_nats::ClientError::Other("another".to_owned())), "nats://a");
        assert_eq!((told.complaint.clone(), told.missed, told.up), (complaint, 0, false));
        told.take(&Event::Connected, "nats://a");
        assert_eq!((told.complaint.is_some(), told.missed, told.up), (false, 1, true));
        told.take(&Event::SlowConsumer(1), "nats://a");
        assert_eq!((told.missed, told.up), (2, true));
        told.take(&Event::Disconnected, "nats://a");
        assert!(!told.up);
    }
}
