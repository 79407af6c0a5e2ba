//! The same pages with hostile and with harmless words: one skeleton.

use super::Planted;
use crate::bots::Person;
use crate::hostile::{Trials, skeleton};
use crate::stage::Stage;
use anyhow::{Context, Result};
use reqwest::Url;

/// Pages hold counts of a campus that lives on; a difference that stays is one.
const TRIES: usize = 4;
const NAME_TOO_LONG: usize = 2_000;

/// Every page that shows the text, to its author and to the helpdesk.
pub async fn compare(
    stage: &Stage,
    staff: &Person,
    harmless: &Planted,
    planted: &Planted,
    text: &str,
    trials: &mut Trials,
) -> Result<()> {
    for name in ["thread", "thread to the helpdesk", "queue", "tickets", "new ticket", "entry again"] {
        let mut difference = None;
        for _ in 0..TRIES {
            let one = skeleton(&page(stage, staff, harmless, "quite harmless words", name).await?);
            let other = skeleton(&page(stage, staff, planted, text, name).await?);
            difference = differs(&one, &other);
            if difference.is_none() {
                break;
            }
        }
        let shown: String = text.chars().take(40).collect();
        trials.holds(&format!("{name} with {shown}"), difference.is_none(), || difference.clone().unwrap_or_default());
    }
    Ok(())
}

fn differs(one: &[String], other: &[String]) -> Option<String> {
    if one.len() < 10 {
        return Some(format!("this is no page: {one:?}"));
    }
    let place = one.iter().zip(other).position(|(a, b)| a != b);
    let place = place.or_else(|| (one.len() != other.len()).then_some(one.len().min(other.len())))?;
    let near =
        |tags: &[String]| tags.iter().skip(place.saturating_sub(2)).take(6).cloned().collect::<Vec<_>>().join(" | ");
    Some(format!("at tag {place}: {} instead of {}", near(other), near(one)))
}

/// The page of this name, with this text where it takes one.
async fn page(stage: &Stage, staff: &Person, planted: &Planted, text: &str, name: &str) -> Result<String> {
    let (ticket, building) = (planted.ticket.to_string(), planted.building.as_str());
    let (path, fields, who): (String, Vec<(&str, &str)>, &Person) = match name {
        "thread" => (format!("/tickets/{ticket}"), vec![], &planted.user),
        "thread to the helpdesk" => (format!("/tickets/{ticket}"), vec![], staff),
        "queue" => {
            let fields = vec![("view", "unclosed"), ("building", building), ("ticket", ticket.as_str())];
            ("/queue".to_owned(), fields, staff)
        }
        "tickets" => ("/tickets".to_owned(), vec![("building", building)], &planted.user),
        "new ticket" => {
            let fields = vec![("text", text), ("building", building), ("room", text)];
            ("/tickets/new".to_owned(), fields, &planted.user)
        }
        _ => ("/enter".to_owned(), vec![], &planted.user),
    };
    let server = stage.world.nodes.first().context("no server")?;
    let url = Url::parse_with_params(&server.url(&path), fields)?;
    let request = if path == "/enter" {
        // a name that is too long comes back in its box
        let name: String = text.chars().cycle().take(NAME_TOO_LONG).collect();
        let form = Url::parse_with_params("http://x/", [("role", "user"), ("name", name.as_str())])?;
        let form = form.query().unwrap_or_default().to_owned();
        stage.world.http.post(url).header("content-type", "application/x-www-form-urlencoded").body(form)
    } else {
        stage.world.http.get(url)
    };
    Ok(request.header("cookie", &who.cookie).header("accept", "text/html").send().await?.text().await?)
}
