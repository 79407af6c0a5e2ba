//! What must hold for any text as a client's frame, shared by the property tests and the fuzz target.
//!
//! Rule: each function panics when its property is broken and says which.

use helpdesk_core::attachment::MAX_ATTACHMENTS;
use helpdesk_core::wire::{ClientCommand, ClientFrame, MAX_SUBS, ServerFrame, Watch};
use helpdesk_core::{
    Assignee, Building, Cid, Code, Command, Description, EditValue, Location, MessageText, NoteText, PersonName, Room,
    Seq,
};

/// Longest answer to a frame that was refused: it says what is wrong, it does not give the frame back.
const ANSWER: usize = 4 * 1024;

/// Either the frame is what the contract allows, or it is refused with one of two codes and a short answer.
pub fn taken_within_limits_or_refused(text: &str) {
    match ClientFrame::parse(text) {
        Ok(frame) => within_limits(&frame),
        Err(no) => {
            let (code, cid) = (no.refusal.code, no.cid.clone());
            assert!(matches!(code, Code::BadFrame | Code::Invalid), "refused as {code:?}");
            assert!(cid.is_none_or(|cid| cid.chars().count() <= 64), "a long cid is given back");
            let answer = ServerFrame::refusal(no.refusal, no.cid, no.ticket).encode();
            assert!(answer.len() <= ANSWER, "an answer of {} bytes to {} bytes", answer.len(), text.len());
            serde_json::from_str::<serde_json::Value>(&answer).expect("the answer is JSON");
        }
    }
}

fn within_limits(frame: &ClientFrame) {
    match frame {
        ClientFrame::Hello(hello) => {
            assert!(hello.subs.len() <= MAX_SUBS);
            assert!(hello.subs.iter().all(|sub| sub.0.after >= Seq::ZERO));
        }
        ClientFrame::Sub(sub) => assert!(sub.after >= Seq::ZERO),
        ClientFrame::Watch(watch) => assert_ne!(*watch, Watch::Analytics { last: None }),
        ClientFrame::Cmd(cid, command) => {
            cid_within_limits(cid);
            command_within_limits(command);
        }
        ClientFrame::Unsub(_)
        | ClientFrame::Unwatch(_)
        | ClientFrame::Typing(..)
        | ClientFrame::Seen(..)
        | ClientFrame::Ping(_) => {}
    }
}

fn cid_within_limits(cid: &Cid) {
    let cid = cid.as_str();
    assert!((16..=64).contains(&cid.len()), "a cid of {} bytes", cid.len());
    assert!(cid.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'), "{cid}");
}

fn command_within_limits(command: &ClientCommand) {
    match command {
        ClientCommand::Create(create) => {
            text_within_limits(create.description.as_str(), Description::MAX_CHARS);
            create.location.iter().for_each(location_within_limits);
        }
        ClientCommand::On(_, Command::Post(text)) => text_within_limits(text.as_str(), MessageText::MAX_CHARS),
        ClientCommand::On(_, Command::Note(text)) => text_within_limits(text.as_str(), NoteText::MAX_CHARS),
        ClientCommand::On(_, Command::Edit { value: EditValue::Description(text), .. }) => {
            text_within_limits(text.as_str(), Description::MAX_CHARS);
        }
        ClientCommand::On(_, Command::Edit { value: EditValue::Location(location), .. }) => {
            location_within_limits(location);
        }
        ClientCommand::On(_, Command::Assign(Assignee::Person(person))) => {
            text_within_limits(person.name.as_str(), PersonName::MAX_CHARS);
        }
        ClientCommand::Post(_, text, files) => {
            text_within_limits(text.as_str(), MessageText::MAX_CHARS);
            assert!((1..=MAX_ATTACHMENTS).contains(&files.as_slice().len()));
        }
        ClientCommand::On(_, Command::PostWith(..)) => panic!("a frame names files by their ids"),
        ClientCommand::On(_, Command::Patch(_)) => panic!("a patch is not for sockets"),
        ClientCommand::On(_, Command::Assign(_) | Command::Category(_) | Command::Status(_)) => {}
    }
}

fn location_within_limits(location: &Location) {
    location.building.iter().for_each(|building| text_within_limits(building.as_str(), Building::MAX_CHARS));
    location.room.iter().for_each(|room| text_within_limits(room.as_str(), Room::MAX_CHARS));
}

fn text_within_limits(text: &str, chars: usize) {
    let count = text.chars().count();
    assert!((1..=chars).contains(&count), "{count} characters, {chars} are allowed");
    assert_eq!(text.trim(), text, "trimmed");
    assert!(!text.contains('\0'), "U+0000");
}
