//! Client to server. Unknown fields are ignored; an unknown `t` is a `bad_frame`.

use super::MAX_SUBS;
use crate::attachment::AttachmentIds;
use crate::category::Category;
use crate::command::{Assignee, Command, EditValue};
use crate::ids::{Cid, Seq, TicketId};
use crate::parse::{self, Object};
use crate::refusal::{Code, Refusal};
use crate::reports::Period;
use crate::status::Status;
use crate::text::{Description, Location, MessageText, NoteText};
use serde::Deserialize;
use serde_json::Value;

/// A ticket and the last contiguous seq that the client holds of it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Subscription {
    /// Which ticket.
    pub ticket: TicketId,
    /// The cursor; 0 for everything.
    #[serde(default)]
    pub after: Seq,
    /// Follows the log without being shown as somebody who looks at the ticket: a list that counts, not a thread.
    #[serde(default)]
    pub quiet: bool,
}

/// What a dashboard or queue watches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Watch {
    /// The live queue.
    Queue,
    /// The three figures, the first one over this period.
    Analytics {
        /// The period; absent in `unwatch`.
        last: Option<Period>,
    },
}

/// The first frame; also how one resumes.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Hello {
    /// Version of the contract.
    pub v: u64,
    /// What kind of client it is; free text, for the log.
    #[serde(default)]
    pub client: String,
    /// Tickets to follow.
    #[serde(default)]
    pub subs: Vec<Object<Subscription>>,
    /// Whether to watch the queue.
    #[serde(default)]
    pub queue: bool,
    /// Whether to watch the figures.
    #[serde(default)]
    pub analytics: Option<Object<HelloAnalytics>>,
}

/// The period of the dashboard in a `hello`.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct HelloAnalytics {
    /// The period of the backlog.
    pub last: Period,
}

/// A new ticket.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Create {
    /// What is wrong.
    pub description: Description,
    /// Where it is.
    #[serde(default)]
    pub location: Option<Location>,
    /// The closed ticket that it follows.
    #[serde(default)]
    pub follows: Option<TicketId>,
}

/// A `cmd` frame: which command, for which ticket.
#[derive(Clone, Debug, PartialEq)]
pub enum ClientCommand {
    /// Open a ticket.
    Create(Create),
    /// Do something to one that exists.
    On(TicketId, Command),
    /// Write a message with files, which have to be looked up first.
    Post(TicketId, MessageText, AttachmentIds),
}

/// Everything that a client may say.
#[derive(Clone, Debug, PartialEq)]
pub enum ClientFrame {
    /// First frame.
    Hello(Hello),
    /// Follow a ticket.
    Sub(Subscription),
    /// Stop following it.
    Unsub(TicketId),
    /// Watch queue or figures.
    Watch(Watch),
    /// Stop watching.
    Unwatch(Watch),
    /// Do something.
    Cmd(Cid, ClientCommand),
    /// Somebody writes, or stopped. Ephemeral, may be dropped.
    Typing(TicketId, bool),
    /// Read receipt.
    Seen(TicketId, Seq),
    /// Are you there?
    Ping(i64),
}

/// What is known of a frame that was refused: enough for the client to find what it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct FrameRefusal {
    /// The no.
    pub refusal: Refusal,
    /// The `cid` of a `cmd`, if it could be read.
    pub cid: Option<String>,
    /// The ticket, if it could be read.
    pub ticket: Option<TicketId>,
}

#[derive(Deserialize)]
struct OfTicket {
    ticket: TicketId,
}

#[derive(Deserialize)]
struct TypingBody {
    ticket: TicketId,
    on: bool,
}

#[derive(Deserialize)]
struct SeenBody {
    ticket: TicketId,
    seq: Seq,
}

#[derive(Deserialize)]
struct WatchBody {
    what: String,
    #[serde(default)]
    last: Option<Period>,
}

#[derive(Deserialize)]
struct PingBody {
    #[serde(default)]
    n: i64,
}

#[derive(Deserialize)]
struct CidBody {
    cid: Cid,
}

#[derive(Deserialize)]
struct PostBody {
    body: MessageText,
    #[serde(default)]
    attachments: Vec<String>,
}

#[derive(Deserialize)]
struct NoteBody {
    body: NoteText,
}

#[derive(Deserialize)]
struct EditBody {
    field: String,
    value: Value,
    #[serde(default)]
    base_seq: Option<Seq>,
}

#[derive(Deserialize)]
struct To<T> {
    to: T,
}

impl ClientFrame {
    /// Reads one text frame.
    pub fn parse(text: &str) -> Result<ClientFrame, Box<FrameRefusal>> {
        let value = parse::json(text.as_bytes())
            .map_err(|refusal| Box::new(FrameRefusal { refusal, cid: None, ticket: None }))?;
        let cid = value.get("cid").and_then(Value::as_str).map(|cid| cid.chars().take(64).collect());
        let ticket = value.get("ticket").and_then(Value::as_i64).map(TicketId);
        ClientFrame::from_value(value).map_err(|refusal| Box::new(FrameRefusal { refusal, cid, ticket }))
    }

    fn from_value(value: Value) -> Result<ClientFrame, Refusal> {
        let bad = |detail: &str| Refusal::new(Code::BadFrame, detail);
        let t = value.get("t").and_then(Value::as_str).ok_or_else(|| bad("a frame is an object with a string `t`"))?;
        match t {
            "hello" => parse::typed::<Hello>(value).and_then(checked_hello).map(ClientFrame::Hello),
            "sub" => parse::typed(value).and_then(checked_sub).map(ClientFrame::Sub),
            "unsub" => parse::typed(value).map(|OfTicket { ticket }| ClientFrame::Unsub(ticket)),
            "watch" => watch(value).and_then(checked_watch).map(ClientFrame::Watch),
            "unwatch" => watch(value).map(ClientFrame::Unwatch),
            "cmd" => command_frame(value),
            "typing" => parse::typed(value).map(|TypingBody { ticket, on }| ClientFrame::Typing(ticket, on)),
            "seen" => parse::typed(value).map(|SeenBody { ticket, seq }| ClientFrame::Seen(ticket, seq)),
            "ping" => parse::typed(value).map(|PingBody { n }| ClientFrame::Ping(n)),
            _ => Err(bad("unknown `t`")),
        }
    }
}

fn checked_hello(hello: Hello) -> Result<Hello, Refusal> {
    if hello.subs.len() > MAX_SUBS {
        return Err(Refusal::invalid("subs", format!("must have at most {MAX_SUBS} tickets")));
    }
    for Object(sub) in &hello.subs {
        checked_sub(sub.clone())?;
    }
    Ok(hello)
}

fn checked_sub(sub: Subscription) -> Result<Subscription, Refusal> {
    if sub.after < Seq::ZERO { Err(Refusal::invalid("after", "must not be negative")) } else { Ok(sub) }
}

fn watch(value: Value) -> Result<Watch, Refusal> {
    let WatchBody { what, last } = parse::typed(value)?;
    match what.as_str() {
        "queue" => Ok(Watch::Queue),
        "analytics" => Ok(Watch::Analytics { last }),
        _ => Err(Refusal::invalid("what", "must be queue or analytics")),
    }
}

fn checked_watch(watch: Watch) -> Result<Watch, Refusal> {
    match watch {
        Watch::Analytics { last: None } => Err(Refusal::invalid("last", "must be given")),
        watch => Ok(watch),
    }
}

fn command_frame(value: Value) -> Result<ClientFrame, Refusal> {
    let CidBody { cid } = parse::typed(value.clone())?;
    let op = value.get("op").and_then(Value::as_str).ok_or_else(|| Refusal::invalid("op", "must be given"))?;
    if op == "create" {
        return parse::typed(value).map(|create| ClientFrame::Cmd(cid, ClientCommand::Create(create)));
    }
    if op == "post" {
        return post(value).map(|command| ClientFrame::Cmd(cid, command));
    }
    let command = command(op, value.clone())?;
    let OfTicket { ticket } = parse::typed(value)?;
    Ok(ClientFrame::Cmd(cid, ClientCommand::On(ticket, command)))
}

fn command(op: &str, value: Value) -> Result<Command, Refusal> {
    match op {
        "note" => parse::typed::<NoteBody>(value).map(|note| Command::Note(note.body)),
        "edit" => parse::typed(value).and_then(edit),
        "category" => parse::typed::<To<Category>>(value).map(|to| Command::Category(to.to)),
        "status" => parse::typed::<To<Status>>(value).map(|to| Command::Status(to.to)),
        "assign" => parse::typed::<To<Assignee>>(value).map(|to| Command::Assign(to.to)),
        _ => Err(Refusal::invalid("op", "must be create, post, note, edit, category, status or assign")),
    }
}

fn post(value: Value) -> Result<ClientCommand, Refusal> {
    let PostBody { body, attachments } = parse::typed(value.clone())?;
    let files = AttachmentIds::parse(&attachments)?;
    let OfTicket { ticket } = parse::typed(value)?;
    Ok(match files.is_empty() {
        true => ClientCommand::On(ticket, Command::Post(body)),
        false => ClientCommand::Post(ticket, body, files),
    })
}

fn edit(edit: EditBody) -> Result<Command, Refusal> {
    let within = |mut refusal: Refusal| {
        refusal.field = Some("value".to_owned());
        refusal
    };
    let value = match edit.field.as_str() {
        "description" => EditValue::Description(parse::field::<Description>(edit.value).map_err(within)?),
        "location" => EditValue::Location(parse::field::<Location>(edit.value).map_err(within)?),
        _ => return Err(Refusal::invalid("field", "must be description or location")),
    };
    Ok(Command::Edit { value, base: edit.base_seq })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> Refusal {
        ClientFrame::parse(text).unwrap_err().refusal
    }

    #[test]
    fn frames_of_the_contract_are_read() {
        let hello =
            r#"{"t":"hello","v":1,"client":"x","subs":[{"ticket":7,"after":3}],"analytics":{"last":"24h"},"extra":1}"#;
        assert!(matches!(ClientFrame::parse(hello), Ok(ClientFrame::Hello(hello)) if hello.subs.len() == 1));
        let cmd = r#"{"t":"cmd","cid":"0123456789abcdef","ticket":7,"op":"assign","to":null}"#;
        assert!(matches!(
            ClientFrame::parse(cmd),
            Ok(ClientFrame::Cmd(_, ClientCommand::On(TicketId(7), Command::Assign(Assignee::Nobody))))
        ));
        assert!(matches!(ClientFrame::parse(r#"{"t":"watch","what":"queue"}"#), Ok(ClientFrame::Watch(Watch::Queue))));
    }

    #[test]
    fn a_frame_that_is_none_is_bad_and_a_wrong_field_is_named() {
        for bad in ["", "[]", "7", "{}", r#"{"t":7}"#, r#"{"t":"dance"}"#] {
            assert_eq!(refused(bad).code, Code::BadFrame, "{bad}");
        }
        let named = |text| (refused(text).code, refused(text).field);
        let invalid = |field: &str| (Code::Invalid, Some(field.to_owned()));
        assert_eq!(named(r#"{"t":"cmd","cid":"short","op":"post"}"#), invalid("cid"));
        assert_eq!(named(r#"{"t":"cmd","cid":"0123456789abcdef","op":"fly","ticket":1}"#), invalid("op"));
        assert_eq!(named(r#"{"t":"cmd","cid":"0123456789abcdef","op":"post","ticket":1,"body":" "}"#), invalid("body"));
        assert_eq!(named(r#"{"t":"cmd","cid":"0123456789abcdef","op":"assign","ticket":1}"#), invalid("to"));
        assert_eq!(named(r#"{"t":"cmd","cid":"0123456789abcdef","op":"post","body":"x"}"#), invalid("ticket"));
        assert_eq!(named(r#"{"t":"watch","what":"analytics"}"#), invalid("last"));
        assert_eq!(named(r#"{"t":"watch","what":"analytics","last":"zz"}"#), invalid("last"));
        assert_eq!(named(r#"{"t":"hello","v":1,"subs":[[1,0]]}"#), invalid("subs[0]"));
    }
}
