//! An actor that sends back what it gets, for the Autobahn conformance suite. Built with the feature `echo` only.
//!
//! Bytes come to it exactly as to a session: the same connection options, guard, budget, frame size, aggregator and close
//! codes. Missing are the handshake's questions and everything that a frame means. Two things are its own: a binary
//! message is sent back where a session closes with 1003, and the connection ends at once after a Close, because the suite
//! takes the usual second of lingering for a fault.

use super::connection::on_connect;
use super::handshake::guarded;
use actix::prelude::*;
use actix_web::web::{self, Payload};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use actix_web_actors::ws::{CloseReason, Message, ProtocolError, WebsocketContext};
use helpdesk_frames::{Aggregator, Charges, Incoming};
use std::net::TcpListener;
use std::time::Duration;

#[derive(Default)]
struct Echo {
    fragments: Aggregator,
}

impl Actor for Echo {
    type Context = WebsocketContext<Echo>;
}

impl StreamHandler<Result<Message, ProtocolError>> for Echo {
    fn handle(&mut self, message: Result<Message, ProtocolError>, ctx: &mut WebsocketContext<Echo>) {
        let reason = match self.fragments.take(message) {
            Incoming::Text(text) => return ctx.text(text),
            Incoming::Binary(bytes) => return ctx.binary(bytes),
            Incoming::Ping(bytes) => return ctx.pong(&bytes),
            Incoming::Part => return,
            Incoming::Close(reason) => reason,
            Incoming::Refused(code) => Some(CloseReason { code, description: None }),
        };
        ctx.close(reason);
        ctx.stop();
    }
}

/// Serves until it is stopped.
pub async fn serve(listener: TcpListener) -> std::io::Result<()> {
    let route = || web::get().to(async |request: HttpRequest, body: Payload| open(&request, body));
    HttpServer::new(move || App::new().route("/", route()))
        .on_connect(on_connect)
        .client_disconnect_timeout(Duration::ZERO)
        .workers(1)
        .listen(listener)?
        .run()
        .await
}

fn open(request: &HttpRequest, body: Payload) -> Result<HttpResponse, actix_web::Error> {
    guarded(Echo::default(), request, body, Charges::default()).start()
}
