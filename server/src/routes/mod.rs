//! All addresses, one noun a file. The table says which methods each has, so that 405 with `Allow`, `HEAD` and the check
//! that OpenAPI lists everything follow from one place.

mod analytics;
mod assets;
mod attachments;
mod classify;
mod docs;
mod events;
mod filter;
mod health;
mod incidents;
mod installable;
mod language;
mod messages;
pub(crate) mod pages;
mod places;
mod ratings;
mod replies;
mod session;
mod sheets;
mod similar;
mod status;
mod table;
mod tickets;
mod unread;

pub use docs::document;

use crate::problem::Problem;
use actix_web::http::Method;
use actix_web::web::ServiceConfig;
use helpdesk_core::{Code, Refusal};
use table::Table;

/// Every address but the websocket's.
pub fn configure(routes: &mut ServiceConfig) {
    table().configure(routes);
}

fn table() -> Table {
    let mut table = Table::default();
    session::routes(&mut table);
    similar::routes(&mut table); // before the ticket of any name
    tickets::routes(&mut table);
    status::routes(&mut table);
    events::routes(&mut table);
    unread::routes(&mut table);
    messages::routes(&mut table);
    attachments::routes(&mut table);
    incidents::routes(&mut table);
    analytics::routes(&mut table);
    sheets::routes(&mut table);
    classify::routes(&mut table);
    replies::routes(&mut table);
    places::routes(&mut table);
    ratings::routes(&mut table);
    health::routes(&mut table);
    docs::routes(&mut table);
    pages::routes(&mut table);
    language::routes(&mut table);
    assets::routes(&mut table);
    installable::routes(&mut table);
    // the websocket itself is in `ws`
    table.add(table::at("/ws").elsewhere(Method::GET));
    table
}

/// What is at no address.
pub(crate) async fn nothing_here() -> Result<String, Problem> {
    Err(Refusal::new(Code::NotFound, "there is nothing at this address").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_description_lists_every_address_of_the_interface_and_no_other() {
        let described = serde_json::to_value(document()).unwrap();
        let mut listed: Vec<(String, String)> = Vec::new();
        for (path, methods) in described["paths"].as_object().unwrap() {
            listed.extend(methods.as_object().unwrap().keys().map(|method| (path.clone(), method.to_uppercase())));
        }
        let is_programs = |path: &str| path.starts_with("/api/") || ["/healthz", "/readyz", "/metrics"].contains(&path);
        let mut served: Vec<(String, String)> =
            table().addresses().into_iter().filter(|(path, _)| is_programs(path)).collect();
        listed.sort();
        served.sort();
        assert_eq!(listed, served);
    }

    #[test]
    fn every_operation_has_a_name_of_its_own() {
        let described = serde_json::to_value(document()).unwrap();
        let methods =
            described["paths"].as_object().unwrap().values().flat_map(|path| path.as_object().unwrap().values());
        let mut names: Vec<&str> = methods.map(|method| method["operationId"].as_str().unwrap()).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count, "{names:?}");
    }
}
