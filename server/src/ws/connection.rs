//! The TCP connection below a socket: its options, and the switch that ends it from outside its actor.
//!
//! A session whose client stops reading is not polled any more: nothing that is sent to its actor helps. The switch is
//! a duplicate of the accepted socket; a shutdown of it is seen by the server's own end of the connection.

use actix_web::dev::Extensions;
use actix_web::rt::net::TcpStream;
use socket2::{SockRef, TcpKeepalive};
use std::any::Any;
use std::net::Shutdown;
use std::os::fd::AsFd;
use std::sync::{Arc, Weak};
use std::time::Duration;

/// Kernel memory for what a client has not read. With the default (4 MiB) a jam would show only after megabytes.
const SEND_BUFFER: usize = 64 * 1024;
/// Kernel memory for what a client has sent and nobody has read: one whose budget is used up fills it and must wait. The
/// default grows to 6 MiB, and a million tiny frames in it would keep a dead client's seat for a quarter of an hour.
const RECEIVE_BUFFER: usize = 128 * 1024;
/// Data that is not acknowledged for so long ends the connection.
const USER_TIMEOUT: Duration = Duration::from_secs(30);
/// A silent peer is asked after 30 s, every 10 s, three times.
const KEEPALIVE_AFTER: Duration = Duration::from_secs(30);
const KEEPALIVE_EVERY: Duration = Duration::from_secs(10);
const KEEPALIVE_TRIES: u32 = 3;

/// A duplicate of the accepted socket.
pub(super) struct Connection(std::net::TcpStream);

impl Connection {
    /// Ends the connection at once; what the kernel still holds for the client is thrown away (linger 0).
    fn kill(&self) {
        let socket = SockRef::from(&self.0);
        if let Err(error) = socket.set_linger(Some(Duration::ZERO)) {
            tracing::debug!(%error, "linger could not be set");
        }
        // already closed is what we want
        let _ = self.0.shutdown(Shutdown::Both);
    }
}

/// Lives in the connection's data and dies with it. Everybody else holds a [`KillHandle`]: while a duplicate lived on,
/// closing the original would send nothing.
#[derive(Clone)]
pub(crate) struct KillSwitch(Arc<Connection>);

/// Ends the connection if it still lives.
#[derive(Clone, Default)]
pub(crate) struct KillHandle(Weak<Connection>);

impl KillSwitch {
    pub fn handle(&self) -> KillHandle {
        KillHandle(Arc::downgrade(&self.0))
    }
}

impl KillHandle {
    pub fn kill(&self) {
        if let Some(connection) = self.0.upgrade() {
            connection.kill();
        }
    }
}

/// Give this to `HttpServer::on_connect`.
pub fn on_connect(io: &dyn Any, data: &mut Extensions) {
    let Some(tcp) = io.downcast_ref::<TcpStream>() else { return };
    if let Err(error) = set_options(&SockRef::from(tcp)) {
        tracing::debug!(%error, "a socket option could not be set");
    }
    match tcp.as_fd().try_clone_to_owned() {
        Ok(duplicate) => drop(data.insert(KillSwitch(Arc::new(Connection(duplicate.into()))))),
        Err(error) => tracing::warn!(%error, "no descriptor left to watch a connection by"),
    }
}

fn set_options(socket: &SockRef<'_>) -> std::io::Result<()> {
    socket.set_tcp_nodelay(true)?;
    socket.set_send_buffer_size(SEND_BUFFER)?;
    socket.set_recv_buffer_size(RECEIVE_BUFFER)?;
    socket.set_tcp_keepalive(
        &TcpKeepalive::new().with_time(KEEPALIVE_AFTER).with_interval(KEEPALIVE_EVERY).with_retries(KEEPALIVE_TRIES),
    )?;
    #[cfg(target_os = "linux")]
    socket.set_tcp_user_timeout(Some(USER_TIMEOUT))?;
    Ok(())
}
