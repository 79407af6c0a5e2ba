//! Every operation in every role at every status over REST answers as the core's table says.

use crate::rig::Caller;
use crate::{alone, ask};
use helpdesk_core::{Op, Role, Status, can, may_see};
use reqwest::{Method, RequestBuilder};
use serde_json::json;

fn request(who: &Caller, op: Op, ticket: i64, status: Status) -> RequestBuilder {
    let post = |rest: &str, body| who.request(Method::POST, &format!("/tickets/{ticket}/{rest}")).json(&body);
    let patch = |body| who.request(Method::PATCH, &format!("/tickets/{ticket}")).json(&body);
    match op {
        Op::Post => post("messages", json!({"body": "hello"})),
        Op::Note => post("messages", json!({"body": "hello", "note": true})),
        Op::Edit => patch(json!({"description": "warm now"})),
        Op::Category => patch(json!({"category": "technical_it"})),
        Op::Assign => patch(json!({"assignee": "me"})),
        Op::Status => post("status", json!({"to": status.next().unwrap_or(Status::Active)})),
    }
}

#[tokio::test]
async fn the_table_holds_over_rest() {
    let (_database, server) = alone().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    for status in Status::ALL {
        for role in Role::ALL {
            let who = if role == Role::User { &user } else { &staff };
            for op in Op::ALL {
                let ticket = user.open("the heating in the library is cold").await;
                for step in [Status::Active, Status::Closed].into_iter().filter(|step| *step <= status) {
                    staff.status(ticket, step.as_str()).await;
                }
                let answer = ask(request(who, op, ticket, status)).await;
                match can(role, op, status) {
                    Ok(()) => assert!(answer.status.is_success(), "{role:?} {op:?} {status:?}: {}", answer.text),
                    Err(refusal) => assert_eq!(answer.code(), refusal.code.as_str(), "{role:?} {op:?} {status:?}"),
                }
                let (seen, _) = who.get(&format!("/tickets/{ticket}")).await;
                let now =
                    if op == Op::Status && role == Role::Helpdesk { status.next().unwrap_or(status) } else { status };
                assert_eq!(seen == 200, may_see(role, now), "{role:?} {now:?}");
            }
        }
    }
}
