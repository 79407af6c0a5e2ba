//! Properties of the pure core: whatever people send, the state is the fold of the log and a refusal changes nothing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests say what they mean"
)]

use chrono::{DateTime, Duration, Utc};
use helpdesk_core::rights::{Op, can};
use helpdesk_core::*;
use proptest::prelude::*;
use uuid::Uuid;

fn author(n: u8, role: Role) -> Author {
    Author { id: PersonId(Uuid::from_u128(u128::from(n))), name: PersonName::parse("Ada").unwrap(), role }
}

fn at(seq: Seq) -> DateTime<Utc> {
    DateTime::from_timestamp(1_700_000_000, 0).unwrap() + Duration::seconds(seq.0)
}

fn opened() -> Event {
    Event {
        ticket: TicketId(7),
        seq: Seq(1),
        author: author(1, Role::User),
        at: at(Seq(1)),
        cid: None,
        body: EventBody::Opened(Opened {
            description: Description::parse("the lamp is dark").unwrap(),
            location: Location::default(),
            category: Category::FacilityManagement,
            confidence: 0.9,
            reasons: vec!["lamp".to_owned()],
            follows: None,
        }),
    }
}

fn who() -> impl Strategy<Value = Author> {
    (1..5u8, prop_oneof![Just(Role::User), Just(Role::Helpdesk)]).prop_map(|(n, role)| author(n, role))
}

fn location() -> impl Strategy<Value = Location> {
    ("[a-z]{1,8}", proptest::option::of("[0-9]{1,4}")).prop_map(|(building, room)| Location {
        building: Some(Building::parse(&building).unwrap()),
        room: room.map(|room| Room::parse(&room).unwrap()),
    })
}

fn base() -> impl Strategy<Value = Option<Seq>> {
    proptest::option::of((0..40i64).prop_map(Seq))
}

fn assignee() -> impl Strategy<Value = Assignee> {
    prop_oneof![Just(Assignee::Me), Just(Assignee::Nobody), Just(Assignee::Person(author(9, Role::Helpdesk).person()))]
}

fn a_file(n: usize) -> Attachment {
    let media_type = MediaType::ALL[n % MediaType::ALL.len()];
    let id = AttachmentId(uuid::Uuid::from_u128(n as u128));
    Attachment { id, name: FileName::of("valve", media_type), media_type, size: 1 }
}

fn command() -> impl Strategy<Value = Command> {
    let text = || "[a-zé ]{0,12}x".prop_map(|text| Description::parse(&text).unwrap());
    let category = || proptest::sample::select(&Category::ALL[..]);
    let patch = (
        proptest::option::of(text()),
        proptest::option::of(location()),
        proptest::option::of(category()),
        proptest::option::of(assignee()),
        base(),
    )
        .prop_map(|(description, location, category, assignee, base)| Patch {
            description,
            location,
            category,
            assignee,
            base,
        });
    prop_oneof![
        4 => "[a-z ]{0,12}x".prop_map(|text| Command::Post(MessageText::parse(&text).unwrap())),
        1 => "[a-z ]{0,12}x".prop_map(|text| Command::PostWith(MessageText::parse(&text).unwrap(), vec![a_file(text.len())])),
        1 => "[a-z ]{0,12}x".prop_map(|text| Command::Note(NoteText::parse(&text).unwrap())),
        2 => (text(), base()).prop_map(|(text, base)| Command::Edit { value: EditValue::Description(text), base }),
        1 => (location(), base()).prop_map(|(place, base)| Command::Edit { value: EditValue::Location(place), base }),
        1 => category().prop_map(Command::Category),
        2 => proptest::sample::select(&Status::ALL[..]).prop_map(Command::Status),
        1 => assignee().prop_map(Command::Assign),
        1 => patch.prop_map(Command::Patch),
    ]
}

proptest! {
    #[test]
    fn any_command_sequence_leaves_the_fold_of_its_events(commands in proptest::collection::vec((command(), who()), 0..60)) {
        let mut log = vec![opened()];
        let mut ticket = Ticket::born(&log[0]).unwrap();
        let mut path = vec![ticket.status];
        for (command, who) in commands {
            let before = ticket.clone();
            match ticket.decide(&command, &who) {
                Err(_) => prop_assert_eq!(&ticket, &before),
                Ok(bodies) => {
                    prop_assert_ne!(before.status, Status::Closed);
                    let mut ahead = ticket.clone();
                    for body in bodies {
                        let seq = ticket.last_seq.next();
                        ahead.foresee(&body);
                        let event = Event { ticket: ticket.id, seq, author: who.clone(), at: at(seq), cid: None, body };
                        ticket.evolve(&event);
                        log.push(event);
                    }
                    prop_assert_eq!(ahead.last_seq, ticket.last_seq);
                    prop_assert_eq!(&ahead.description, &ticket.description);
                    prop_assert_eq!(ahead.marks, ticket.marks);
                    if path.last() != Some(&ticket.status) { path.push(ticket.status); }
                }
            }
        }
        prop_assert_eq!(Ticket::replay(&log), Some(ticket.clone()));
        prop_assert_eq!(ticket.last_seq, Seq(i64::try_from(log.len()).unwrap()));
        prop_assert!(Status::ALL.starts_with(&path), "statuses went {:?}", path);
        prop_assert_eq!(ticket.closed_at.is_some(), ticket.status == Status::Closed);
    }

    #[test]
    fn an_event_reads_as_it_was_written(command in command(), who in who()) {
        let ticket = Ticket::born(&opened()).unwrap();
        if let Ok(bodies) = ticket.decide(&command, &who) {
            for body in bodies {
                let again = EventBody::from_parts(body.kind(), body.data().unwrap()).unwrap();
                prop_assert_eq!(&again, &body);
                let event = Event { ticket: ticket.id, seq: Seq(2), author: who.clone(), at: at(Seq(2)), cid: None, body };
                let json = serde_json::to_string(&event).unwrap();
                prop_assert_eq!(serde_json::from_str::<Event>(&json).unwrap(), event);
            }
        }
    }

    #[test]
    fn a_retry_is_recognised_and_another_wish_is_not(command in command(), other in command(), who in who()) {
        let ticket = Ticket::born(&opened()).unwrap();
        if let Ok(bodies) = ticket.decide(&command, &who) && let Some(first) = bodies.first() {
            prop_assert!(command.made(first, &who));
            let same = other.parts().first().map(|part| part.ops()) == command.parts().first().map(|part| part.ops());
            if !same { prop_assert!(!other.made(first, &who)); }
        }
    }

    #[test]
    fn no_text_makes_the_frame_parser_panic(text in ".{0,200}") {
        let _ = wire::ClientFrame::parse(&text);
    }
}

#[test]
fn decide_answers_as_the_rights_table_for_every_role_op_and_status() {
    let of = |op| match op {
        Op::Post => Command::Post(MessageText::parse("x").unwrap()),
        Op::Note => Command::Note(NoteText::parse("x").unwrap()),
        Op::Edit => Command::Edit { value: EditValue::Location(Location::default()), base: None },
        Op::Category => Command::Category(Category::TechnicalIt),
        Op::Status => Command::Status(Status::Closed),
        Op::Assign => Command::Assign(Assignee::Me),
    };
    for role in Role::ALL {
        for status in Status::ALL {
            let mut ticket = Ticket::born(&opened()).unwrap();
            ticket.status = status;
            for op in Op::ALL {
                let said = ticket.decide(&of(op), &author(2, role)).err().map(|refusal| refusal.code);
                let table = can(role, op, status).err().map(|refusal| refusal.code);
                let move_too = (op == Op::Status && status == Status::Open && role == Role::Helpdesk)
                    .then_some(Code::BadTransition);
                assert_eq!(said, table.or(move_too), "{role:?} {op:?} {status:?}");
            }
        }
    }
}

#[test]
fn only_the_same_field_makes_a_base_stale() {
    let mut ticket = Ticket::born(&opened()).unwrap();
    ticket.foresee(&EventBody::Category { from: Category::FacilityManagement, to: Category::TechnicalIt });
    let edit = |base| Command::Edit {
        value: EditValue::Description(Description::parse("new").unwrap()),
        base: Some(Seq(base)),
    };
    assert!(ticket.decide(&edit(1), &author(1, Role::User)).is_ok());
    for body in ticket.decide(&edit(1), &author(1, Role::User)).unwrap() {
        ticket.foresee(&body);
    }
    let refusal = ticket.decide(&edit(2), &author(3, Role::User)).unwrap_err();
    assert_eq!(refusal.code, Code::StaleBase);
    assert_eq!(refusal.current.unwrap()["value"], "new");
    assert!(ticket.decide(&edit(3), &author(3, Role::User)).is_ok());
}

#[test]
fn a_user_never_reads_a_note_nor_anothers_cid() {
    let cid = Cid::parse("0123456789abcdef").unwrap();
    let body = EventBody::Note { body: NoteText::parse("secret").unwrap() };
    let event = Event {
        ticket: TicketId(1),
        seq: Seq(2),
        author: author(2, Role::Helpdesk),
        at: at(Seq(2)),
        cid: Some(cid),
        body,
    };
    let seen = event.seen_by(Role::User, author(1, Role::User).id);
    assert_eq!(seen.body, EventBody::Hidden {});
    assert_eq!(seen.cid, None);
    assert!(!serde_json::to_string(&*seen).unwrap().contains("secret"));
    assert_eq!(*event.seen_by(Role::Helpdesk, event.author.id), event);
}
