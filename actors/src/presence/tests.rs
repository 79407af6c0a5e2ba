//! Rooms and marks by themselves, at moments that the test chooses.

use super::marks::Marks;
use super::room::{ELSEWHERE, Room, TYPING, VIEWERS};
use crate::frame::ConnId;
use crate::ticket::Head;
use helpdesk_core::wire::{Reader, Viewing};
use helpdesk_core::{Author, PersonId, PersonName, Role, Seq};
use std::sync::Arc;
use std::time::{Duration, Instant};
use uuid::Uuid;

const SECOND: Duration = Duration::from_secs(1);

fn author(id: u128, name: &str, role: Role) -> Author {
    Author { id: PersonId(Uuid::from_u128(id)), name: PersonName::parse(name).unwrap(), role }
}

fn enter(room: &mut Room, conn: u64, who: &Author) {
    room.enter(ConnId(conn), who, false, Arc::new(Head::default()));
}

fn viewing(who: &Author, typing: bool) -> Viewing {
    Viewing { id: who.id, name: who.name.clone(), role: who.role, typing }
}

/// Who is shown, with a mark behind those who write.
fn shown(room: &mut Room, now: Instant) -> Vec<String> {
    room.look(now);
    room.shown().iter().map(|one| format!("{}{}", one.name, if one.typing { "*" } else { "" })).collect()
}

#[test]
fn a_person_with_several_tabs_is_one_viewer_until_the_last_is_gone() {
    let (una, hal, now) = (author(1, "Una", Role::User), author(2, "Hal", Role::Helpdesk), Instant::now());
    let mut room = Room::default();
    enter(&mut room, 1, &una);
    enter(&mut room, 2, &una);
    enter(&mut room, 3, &hal);
    room.typing(ConnId(2), true, now);
    assert_eq!(shown(&mut room, now), ["Una*", "Hal"], "who writes first, then the helpdesk");
    room.leave(ConnId(2));
    assert_eq!(shown(&mut room, now), ["Hal", "Una"]);
    room.leave(ConnId(1));
    assert_eq!(shown(&mut room, now), ["Hal"]);
    room.leave(ConnId(3));
    assert!(shown(&mut room, now).is_empty() && room.is_over());
}

#[test]
fn writing_ends_when_it_is_said_and_by_itself() {
    let (una, now) = (author(1, "Una", Role::User), Instant::now());
    let mut room = Room::default();
    enter(&mut room, 1, &una);
    room.typing(ConnId(1), true, now);
    assert_eq!(shown(&mut room, now), ["Una*"]);
    room.typing(ConnId(1), true, now + 4 * SECOND);
    assert_eq!(shown(&mut room, now + TYPING), ["Una*"], "said again, it goes on");
    assert!(!room.wants_look(now + TYPING + 3 * SECOND));
    assert!(room.wants_look(now + TYPING + 4 * SECOND));
    assert_eq!(shown(&mut room, now + TYPING + 4 * SECOND), ["Una"]);
    room.typing(ConnId(1), true, now);
    room.typing(ConnId(1), false, now);
    assert_eq!(shown(&mut room, now), ["Una"]);
}

#[test]
fn who_is_quiet_is_not_shown_and_cannot_write_nor_can_a_stranger() {
    let (una, now) = (author(1, "Una", Role::User), Instant::now());
    let mut room = Room::default();
    room.enter(ConnId(1), &una, true, Arc::new(Head::default()));
    room.typing(ConnId(1), true, now);
    room.typing(ConnId(9), true, now);
    assert!(shown(&mut room, now).is_empty() && !room.shows(ConnId(1)));
    assert_eq!(room.tabs().collect::<Vec<_>>(), [ConnId(1)], "but hears what was read");
    enter(&mut room, 1, &una);
    assert_eq!(shown(&mut room, now), ["Una"], "until it is no more");
}

#[test]
fn other_nodes_are_believed_for_a_while_and_told_before_that_is_over() {
    let (una, hal, now) = (author(1, "Una", Role::User), author(2, "Hal", Role::Helpdesk), Instant::now());
    let mut room = Room::default();
    room.hear("there".to_owned(), vec![viewing(&hal, true), viewing(&una, false)], now);
    enter(&mut room, 1, &una);
    assert_eq!(shown(&mut room, now), ["Hal*", "Una"], "the same person here and there is one");
    assert_eq!(room.tell(now).map(<[Viewing]>::len), Some(1), "only who is here is told");
    assert!(!room.wants_telling(now + SECOND));
    assert_eq!(shown(&mut room, now + TYPING), ["Hal", "Una"], "nobody writes for ever");
    let repeated = now + ELSEWHERE / 2;
    assert!(room.wants_telling(repeated) && room.tell(repeated).is_some(), "repeated in time");
    assert!(room.wants_look(now + ELSEWHERE));
    assert_eq!(shown(&mut room, now + ELSEWHERE), ["Una"]);
    room.leave(ConnId(1));
    assert_eq!(room.tell(now + ELSEWHERE), Some([].as_slice()), "that nobody is here is told once");
    assert_eq!(room.tell(now + ELSEWHERE), None);
    assert!(!room.wants_telling(now + 9 * ELSEWHERE));
    assert!(shown(&mut room, now + ELSEWHERE).is_empty() && room.is_over());
}

#[test]
fn more_than_a_few_are_told_only_in_part_and_the_helpdesk_among_them() {
    let now = Instant::now();
    let mut room = Room::default();
    for n in 0..200 {
        enter(&mut room, n, &author(u128::from(n), &format!("u{n:03}"), Role::User));
    }
    enter(&mut room, 500, &author(500, "zoe", Role::Helpdesk));
    room.typing(ConnId(199), true, now);
    let crowd = shown(&mut room, now);
    assert_eq!((crowd.len(), &crowd[..3]), (VIEWERS, &["u199*".to_owned(), "zoe".to_owned(), "u000".to_owned()][..]));
    for n in 0..100 {
        room.hear(format!("n{n}"), vec![viewing(&author(900 + n, "x", Role::User), false); 500], now);
    }
    assert_eq!(shown(&mut room, now).len(), VIEWERS);
}

#[test]
fn marks_only_move_forward_and_the_furthest_of_each_role_comes_first() {
    let by = |id: u128, role| Reader { id: PersonId(Uuid::from_u128(id)), role };
    let (una, hal, ivo) = (by(1, Role::User), by(2, Role::Helpdesk), by(3, Role::Helpdesk));
    let mut marks = Marks::default();
    for (by, seq) in [(hal, 3), (ivo, 5), (una, 2), (hal, 4), (hal, 4), (ivo, 1)] {
        marks.raise(by, Seq(seq));
    }
    let news = marks.take_raised(|id| id == hal.id);
    assert_eq!(news, [(una, Seq(2)), (ivo, Seq(5)), (hal, Seq(4))]);
    marks.raise(hal, Seq(4));
    assert_eq!((marks.news(), marks.take_raised(|_| true)), (0, Vec::new()), "nothing moved");
    assert_eq!(marks.known_to(una), [(una, Seq(2)), (ivo, Seq(5))], "known though they left");
    assert_eq!(marks.known_to(hal), [(una, Seq(2)), (ivo, Seq(5)), (hal, Seq(4))], "who stayed is remembered");
}
