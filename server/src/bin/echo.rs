//! The echo for the conformance suite: prints `listening on HOST:PORT` and serves until it is killed. `make autobahn` runs it.

use std::io::Write;
use std::net::TcpListener;

fn main() -> std::io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "listening on {}", listener.local_addr()?)?;
    out.flush()?;
    drop(out);
    actix_web::rt::System::new().block_on(helpdesk::ws::echo::serve(listener))
}
