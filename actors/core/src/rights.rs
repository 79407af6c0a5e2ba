//! Who may do what: one table for REST, socket, actors and tests.
//!
//! The order of the answers is part of the contract: first the role (`forbidden`), then the status (`closed`), then
//! the move itself (`bad_transition`, in [`crate::Ticket::decide`]). The database is the second wall.

use crate::people::Role;
use crate::refusal::{Code, Refusal};
use crate::status::Status;

/// What can be done to a ticket that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// Write a message.
    Post,
    /// Write an internal note.
    Note,
    /// Change description or location.
    Edit,
    /// Correct the category.
    Category,
    /// Move the status.
    Status,
    /// Give it to somebody of the helpdesk.
    Assign,
}

impl Op {
    /// All of them, for exhaustive tests.
    pub const ALL: [Op; 6] = [Op::Post, Op::Note, Op::Edit, Op::Category, Op::Status, Op::Assign];

    fn is_for(self, role: Role) -> bool {
        match self {
            Op::Post | Op::Edit => true,
            Op::Note | Op::Category | Op::Status | Op::Assign => role == Role::Helpdesk,
        }
    }
}

/// Whether a person of this role may do this to a ticket of this status.
pub fn can(role: Role, op: Op, status: Status) -> Result<(), Refusal> {
    if !op.is_for(role) {
        return Err(Refusal::new(Code::Forbidden, "only the helpdesk may do this"));
    }
    if status == Status::Closed {
        return Err(Refusal::new(Code::Closed, "this ticket is closed and accepts nothing more"));
    }
    Ok(())
}

/// Whether a person of this role sees a ticket of this status, its thread and its files.
#[must_use]
pub fn may_see(role: Role, status: Status) -> bool {
    role == Role::Helpdesk || status != Status::Closed
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of the contract, written out by hand so that the code above cannot vouch for itself.
    fn contract(role: Role, op: Op, status: Status) -> Option<Code> {
        let for_all = matches!(op, Op::Post | Op::Edit);
        match (role, for_all, status) {
            (Role::User, false, _) => Some(Code::Forbidden),
            (_, _, Status::Closed) => Some(Code::Closed),
            (Role::User, true, Status::Open | Status::Active) => None,
            (Role::Helpdesk, _, Status::Open | Status::Active) => None,
        }
    }

    #[test]
    fn every_role_op_and_status_is_answered_as_the_contract_says() {
        for role in Role::ALL {
            for op in Op::ALL {
                for status in Status::ALL {
                    let said = can(role, op, status).err().map(|refusal| refusal.code);
                    assert_eq!(said, contract(role, op, status), "{role:?} {op:?} {status:?}");
                }
            }
        }
    }

    #[test]
    fn a_user_sees_what_is_not_closed_and_helpdesk_sees_everything() {
        for status in Status::ALL {
            assert!(may_see(Role::Helpdesk, status));
            assert_eq!(may_see(Role::User, status), status != Status::Closed);
        }
    }
}
