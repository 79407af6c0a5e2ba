//! Who may open a socket: the subprotocol (400), a valid session (401), an allowed origin (403), a free seat (429).
//!
//! actix checks none of this; all of it happens before the upgrade is answered.

use super::connection::KillSwitch;
use super::session::Session;
use crate::extract::Fields;
use crate::identity::Identity;
use crate::language::Lang;
use crate::problem::Problem;
use crate::state::App;
use actix::{Actor, StreamHandler};
use actix_web::http::header::{HeaderMap, HeaderValue, ORIGIN, SEC_WEBSOCKET_PROTOCOL};
use actix_web::web::{self, Data, Payload};
use actix_web::{HttpRequest, HttpResponse};
use actix_web_actors::ws::{Message, ProtocolError, WebsocketContext, WsResponseBuilder};
use helpdesk_core::wire::{MAX_FRAME, SUBPROTOCOL};
use helpdesk_core::{Code, Refusal};
use helpdesk_frames::{Charges, FrameGuard};

/// The route of the websocket.
pub fn configure(routes: &mut web::ServiceConfig) {
    routes.service(web::resource("/ws").route(web::get().to(open)).default_service(web::to(only_get)));
}

async fn only_get() -> Result<HttpResponse, Problem> {
    Err(Problem::method_not_allowed(HeaderValue::from_static("GET")))
}

async fn open(request: HttpRequest, body: Payload, app: Data<App>) -> Result<HttpResponse, Problem> {
    if !asks_for_subprotocol(request.headers()) {
        return Err(Refusal::new(Code::BadFrame, format!("the subprotocol {SUBPROTOCOL} is required")).into());
    }
    let identity = Identity::of(&request, &app)?;
    if !request.headers().get(ORIGIN).is_some_and(|origin| app.origins.allows(origin)) {
        tracing::warn!(target: "security", person = %identity.author.id, "a socket from a foreign origin was refused");
        return Err(Refusal::new(Code::Forbidden, "this origin is not allowed").into());
    }
    let kill = request.conn_data::<KillSwitch>().map(KillSwitch::handle).unwrap_or_default();
    let address = request.peer_addr().map(|peer| peer.ip());
    let seat = app.sockets.seat(identity.author.id, address, kill)?;
    let charges = Charges::default();
    let session = Session::new(app, identity, language(&request), seat, charges.clone());
    guarded(session, &request, body, charges)
        .protocols(&[SUBPROTOCOL])
        .start()
        .map_err(|error| Refusal::new(Code::BadFrame, error.to_string()).into())
}

/// A page says which language it is in (`/ws?lang=de`): the choice may have changed since it was opened.
fn language(request: &HttpRequest) -> Lang {
    let said = Fields::of_query(request.query_string());
    said.get("lang").and_then(Lang::from_code).unwrap_or_else(|| Lang::of(request))
}

/// The upgrade with everything that stands between raw bytes and an actor.
pub(super) fn guarded<A>(
    actor: A,
    request: &HttpRequest,
    body: Payload,
    charges: Charges,
) -> WsResponseBuilder<'_, A, FrameGuard<Payload>>
where
    A: Actor<Context = WebsocketContext<A>> + StreamHandler<Result<Message, ProtocolError>>,
{
    WsResponseBuilder::new(actor, request, FrameGuard::new(body, charges)).frame_size(MAX_FRAME)
}

fn asks_for_subprotocol(headers: &HeaderMap) -> bool {
    headers
        .get_all(SEC_WEBSOCKET_PROTOCOL)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|name| name.trim() == SUBPROTOCOL)
}
