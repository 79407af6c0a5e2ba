//! What the helpdesk corrects is learnt by every node: by the hint of the bus alone, and by the safety net alone.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests say what they mean"
)]

mod rig;

use helpdesk_actors::{Node, NodeConfig};
use helpdesk_core::*;
use rig::*;
use std::time::{Duration, Instant};

/// Longer than any test: what is heard was not heard by the safety net.
const NEVER: Duration = Duration::from_secs(3600);
const WORD: &str = "zorblatt";

fn guess(node: &Node) -> Category {
    node.learning().classifier().classify(WORD).category
}

/// Opens a ticket of one word that nobody knows and corrects it here; what it is now.
async fn teach(node: &Node) -> Category {
    let (user, desk) = (person("Una", Role::User), person("Hal", Role::Helpdesk));
    let create =
        helpdesk_core::wire::Create { description: Description::parse(WORD).unwrap(), location: None, follows: None };
    let ticket = node.registry().create(&user, cid(), create).await.unwrap().ticket;
    let to = Category::ALL.into_iter().find(|category| *category != ticket.category).unwrap();
    node.registry().submit(ticket.id, &desk, cid(), Command::Category(to)).await.unwrap();
    to
}

async fn learns(node: &Node, wanted: Category, within: Duration) {
    let begin = Instant::now();
    while guess(node) != wanted {
        assert!(begin.elapsed() < within, "not learnt");
        tokio::task::yield_now().await;
    }
}

#[actix::test]
async fn a_hint_of_the_bus_is_enough() {
    let rig = Rig::new().await;
    let (here, there) = (rig.node_on_bus_with(NEVER).await, rig.node_on_bus_with(NEVER).await);
    let to = teach(&here).await;
    assert_eq!(guess(&here), to, "learnt before it was acknowledged");
    learns(&there, to, Duration::from_secs(10)).await;
    assert_eq!((here.learning().lessons(), there.learning().lessons()), (1, 1));
    here.stop().await;
    there.stop().await;
}

#[actix::test]
async fn a_node_that_hears_nothing_learns_by_looking() {
    let rig = Rig::new().await;
    let (here, deaf) = (rig.node().await, rig.node().await);
    let to = teach(&here).await;
    learns(&deaf, to, 5 * NodeConfig::SAFETY_NET).await;
    here.stop().await;
    deaf.stop().await;
}
