//! A small TCP proxy in front of a server that can be made worse while connections go through it.
//!
//! Problem: a network that is cut loses no byte, it holds them back; only its ends decide to give up. The rule it keeps:
//! a direction that is a black hole reads nothing and closes nothing until it is healed, and then everything flows on.

use socket2::SockRef;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{ReadHalf, WriteHalf};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Bytes taken at once: small enough that a rate is smooth.
const CHUNK: usize = 16 * 1024;
/// The kernel's memory for what the proxy has not read: a jam behind it shows to the server soon.
const BUFFER: u32 = 64 * 1024;
/// Connections that wait to be accepted: a storm of reconnects comes through here.
const BACKLOG: u32 = 4096;

/// What happens to the bytes of one direction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Flow {
    /// Nothing.
    Pass,
    /// Each piece waits.
    Delay(Duration),
    /// At most so many bytes a second.
    Rate(u64),
    /// In pieces of so many bytes.
    Slice(usize),
    /// Nothing comes through and nobody is told.
    Hole,
}

/// Both directions, and how often all connections were reset.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Line {
    up: Flow,
    down: Flow,
    resets: u64,
}

/// A proxy; ends with its value.
pub struct Proxy {
    /// Where clients connect.
    pub address: SocketAddr,
    line: watch::Sender<Line>,
    target: Arc<Mutex<SocketAddr>>,
    accepting: JoinHandle<()>,
}

impl Proxy {
    /// In front of this address.
    pub async fn start(target: SocketAddr) -> io::Result<Proxy> {
        let socket = TcpSocket::new_v4()?;
        socket.bind((Ipv4Addr::LOCALHOST, 0).into())?;
        let listener = socket.listen(BACKLOG)?;
        let address = listener.local_addr()?;
        let (line, watched) = watch::channel(Line { up: Flow::Pass, down: Flow::Pass, resets: 0 });
        let target = Arc::new(Mutex::new(target));
        let accepting = tokio::spawn(accept(listener, target.clone(), watched));
        Ok(Proxy { address, line, target, accepting })
    }

    /// Leads somewhere else from now on.
    pub fn aim(&self, target: SocketAddr) {
        *self.target.lock().unwrap_or_else(PoisonError::into_inner) = target;
    }

    /// Client to server, server to client.
    pub fn set(&self, up: Flow, down: Flow) {
        self.line.send_modify(|line| (line.up, line.down) = (up, down));
    }

    /// Everything passes again.
    pub fn heal(&self) {
        self.set(Flow::Pass, Flow::Pass);
    }

    /// Ends every connection at once, on both sides, with a reset.
    pub fn reset_all(&self) {
        self.line.send_modify(|line| line.resets += 1);
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.accepting.abort();
        self.reset_all();
    }
}

async fn accept(listener: TcpListener, target: Arc<Mutex<SocketAddr>>, line: watch::Receiver<Line>) {
    loop {
        // an error (no descriptor left) is the next client's luck, not the end of the proxy
        let Ok((client, _)) = listener.accept().await else {
            tokio::task::yield_now().await;
            continue;
        };
        let target = *target.lock().unwrap_or_else(PoisonError::into_inner);
        tokio::spawn(carry(client, target, line.clone()));
    }
}

async fn carry(mut client: TcpStream, target: SocketAddr, line: watch::Receiver<Line>) {
    let connected = async {
        let socket = TcpSocket::new_v4()?;
        socket.set_recv_buffer_size(BUFFER)?;
        socket.connect(target).await
    };
    let Ok(mut server) = connected.await else { return };
    let _ = (client.set_nodelay(true), server.set_nodelay(true));
    let began = line.borrow().resets;
    let mut resets = line.clone();
    let cut = {
        let (client_reads, client_writes) = client.split();
        let (server_reads, server_writes) = server.split();
        let both = async {
            tokio::join!(
                pump(client_reads, server_writes, line.clone(), |line| line.up),
                pump(server_reads, client_writes, line.clone(), |line| line.down),
            )
        };
        tokio::select! {
            _ = both => false,
            _ = resets.wait_for(|line| line.resets != began) => true,
        }
    };
    if cut {
        // closing is a reset then
        let _ = SockRef::from(&client).set_linger(Some(Duration::ZERO));
        let _ = SockRef::from(&server).set_linger(Some(Duration::ZERO));
    }
}

/// Carries one direction to its end.
async fn pump(mut from: ReadHalf<'_>, mut to: WriteHalf<'_>, mut line: watch::Receiver<Line>, flow: fn(&Line) -> Flow) {
    let mut buffer = vec![0; CHUNK];
    while line.wait_for(|line| flow(line) != Flow::Hole).await.is_ok() {
        let read = tokio::select! {
            read = from.read(&mut buffer) => read,
            // looked at again, in case it became a hole
            _ = line.changed() => continue,
        };
        let Ok(count @ 1..) = read else { break };
        // what was read before the hole opened waits in it
        if line.wait_for(|line| flow(line) != Flow::Hole).await.is_err() {
            break;
        }
        let now = flow(&line.borrow());
        if write(&mut to, buffer.get(..count).unwrap_or_default(), now).await.is_err() {
            break;
        }
    }
    // an end that a hole swallowed is told when it is healed
    let _ = line.wait_for(|line| flow(line) != Flow::Hole).await;
    let _ = to.shutdown().await;
}

async fn write(to: &mut WriteHalf<'_>, piece: &[u8], flow: Flow) -> io::Result<()> {
    match flow {
        Flow::Pass | Flow::Hole => to.write_all(piece).await,
        Flow::Delay(wait) => {
            tokio::time::sleep(wait).await;
            to.write_all(piece).await
        }
        Flow::Rate(rate) => {
            // a tenth of a second's worth at a time
            for part in piece.chunks(usize::try_from(rate / 10).unwrap_or(CHUNK).max(1)) {
                to.write_all(part).await?;
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            Ok(())
        }
        Flow::Slice(size) => {
            for part in piece.chunks(size.max(1)) {
                to.write_all(part).await?;
                tokio::task::yield_now().await;
            }
            Ok(())
        }
    }
}
