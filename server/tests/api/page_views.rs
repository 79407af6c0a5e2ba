//! The pages show what they should to whom they should.

use crate::{alone, page};
use serde_json::json;

#[tokio::test]
async fn a_user_sees_lists_threads_and_the_end_of_a_ticket() {
    let (_database, server) = alone().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let text = "The <b>elevator</b> in the library is stuck";
    let body = json!({"description": text, "location": {"building": "Library"}});
    let ticket = user.post("/tickets", body).await.1["id"].as_i64().unwrap();
    let list = page(&server, Some(&user.cookie), "/tickets?category=facility_management&building=Library").await;
    assert_eq!(list.status, 200);
    assert!(
        list.text.contains(&format!("href=\"/tickets/{ticket}\""))
            && list.text.contains("&lt;b&gt;elevator")
            && !list.text.contains("<b>elevator")
    );
    let other = page(&server, Some(&user.cookie), "/tickets?category=technical_it").await;
    assert_eq!(
        other.text.matches(&format!("href=\"/tickets/{ticket}\"")).count(),
        1,
        "among one's own, not among the filtered"
    );
    let thread = page(&server, Some(&user.cookie), &format!("/tickets/{ticket}")).await;
    assert!(thread.status == 200 && thread.text.contains("data-ticket="));
    let new = page(&server, Some(&user.cookie), "/tickets/new?building=Library&room=2.04&text=Lift%20again").await;
    assert!(new.text.contains("2.04") && new.text.contains("Lift again"));
    staff.status(ticket, "active").await;
    staff.status(ticket, "closed").await;
    let gone = page(&server, Some(&user.cookie), &format!("/tickets/{ticket}")).await;
    assert_eq!(gone.status, 404);
    assert!(gone.text.contains("closed by the helpdesk") && !gone.text.contains("elevator"));
    assert_eq!(page(&server, Some(&staff.cookie), &format!("/tickets/{ticket}")).await.status, 200);
}

#[tokio::test]
async fn the_helpdesk_sees_queue_and_dashboard() {
    let (_database, server) = alone().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let ticket = user.open("no light in the stairwell").await;
    let row = format!("data-ticket=\"{ticket}\"");
    let queue = page(&server, Some(&staff.cookie), "/queue").await;
    assert!(queue.status == 200 && queue.text.contains("no light in the stairwell"), "{row}");
    let chosen = page(&server, Some(&staff.cookie), &format!("/queue?view=unclosed&ticket={ticket}")).await;
    assert_eq!(chosen.status, 200);
    let closed = page(&server, Some(&staff.cookie), "/queue?view=closed").await;
    assert!(closed.status == 200 && !closed.text.contains("no light in the stairwell"));
    let dashboard = page(&server, Some(&staff.cookie), "/analytics?last=7d").await;
    assert!(
        dashboard.status == 200 && dashboard.text.contains("This analysis is not running"),
        "workers are down: their cards say so"
    );
    assert_eq!(page(&server, Some(&staff.cookie), "/analytics?last=0h").await.status, 422);
}
