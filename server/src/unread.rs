//! What becomes of a body without a length.
//!
//! What nobody read of such a body, actix reads and throws away for as long as its client likes to send it, without a
//! limit and without asking who it is. Rule: a body that was read to its end keeps its connection; after any other the
//! answer is the last one, and the connection ends a moment later, whatever the client still sends.

use crate::ws::{KillHandle, KillSwitch};
use actix_web::dev::{Payload, ServiceRequest};
use actix_web::http::header::TRANSFER_ENCODING;
use actix_web::{HttpMessage, rt};
use futures::{StreamExt, stream};
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

/// How long a client may take to read its answer and to close; then its connection is ended.
const LINGER: Duration = Duration::from_secs(2);

/// The body of a request that did not say how long it is.
pub(crate) struct EndlessBody {
    connection: KillHandle,
    read: Rc<Cell<bool>>,
}

impl EndlessBody {
    /// Watches whether the body of this request is read to its end. `None`: its length is known.
    pub fn of(request: &mut ServiceRequest) -> Option<EndlessBody> {
        request.headers().contains_key(TRANSFER_ENCODING).then(|| {
            let connection = request.request().conn_data::<KillSwitch>().map(KillSwitch::handle).unwrap_or_default();
            let read = Rc::new(Cell::new(false));
            let end = {
                let read = Rc::clone(&read);
                stream::once(async move { read.set(true) }).filter_map(async |()| None)
            };
            let payload = request.take_payload().chain(end);
            request.set_payload(Payload::Stream { payload: Box::pin(payload) });
            EndlessBody { connection, read }
        })
    }

    /// To be asked when the answer is known. `true`: it is the last one of its connection, which ends a moment later.
    pub fn ends_its_connection(self) -> bool {
        if self.read.get() {
            return false;
        }
        rt::spawn(async move {
            rt::time::sleep(LINGER).await;
            self.connection.kill();
        });
        true
    }
}
