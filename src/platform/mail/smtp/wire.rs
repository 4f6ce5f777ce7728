//! The socket under the conversation. It knows what lettre does not tell: whether we have spoken
//! yet, and whether the terminator of a message was begun.

use std::io;
use std::net::{SocketAddr, TcpStream as StdStream};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::task::{Context, Poll, ready};

use futures_util::io::{AsyncRead as _, AsyncWrite as _};
#[allow(
    deprecated,
    reason = "the only door to TLS from the first byte over a socket of ours"
)]
use lettre::transport::smtp::client::AsyncNetworkStream;
use lettre::transport::smtp::client::AsyncTokioStream;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

/// A second hold on the socket, and what happened on it.
#[derive(Debug)]
pub(super) struct Probe {
    socket: StdStream,
    spoke: AtomicBool,
    ending: AtomicBool,
    begun: AtomicBool,
}

impl Probe {
    /// Whether anything was written since the start, or since [`Self::forget_handshake`].
    pub(super) fn spoke(&self) -> bool {
        self.spoke.load(Relaxed)
    }

    /// Makes what TLS wrote not count as having spoken.
    pub(super) fn forget_handshake(&self) {
        self.spoke.store(false, Relaxed);
    }

    /// A new message starts.
    pub(super) fn start_message(&self) {
        self.ending.store(false, Relaxed);
        self.begun.store(false, Relaxed);
    }

    /// All of the message was handed over; whatever is written next is the terminator.
    pub(super) fn end_message(&self) {
        self.ending.store(true, Relaxed);
    }

    /// Whether any byte of the terminator may have left.
    pub(super) fn terminator_begun(&self) -> bool {
        self.begun.load(Relaxed)
    }

    /// Whether the server has closed its side. Reads nothing.
    pub(super) fn closed_by_server(&self) -> bool {
        match self.peek() {
            Ok(waiting) => waiting == 0,
            Err(error) => error.kind() != io::ErrorKind::WouldBlock,
        }
    }

    /// Whether the connection is open and nothing unasked has come in.
    pub(super) fn is_quiet(&self) -> bool {
        matches!(self.peek(), Err(error) if error.kind() == io::ErrorKind::WouldBlock)
    }

    fn peek(&self) -> io::Result<usize> {
        self.socket.peek(&mut [0])
    }
}

/// The socket as lettre sees it.
#[derive(Debug)]
pub(super) struct Wire {
    stream: TcpStream,
    probe: Arc<Probe>,
}

impl Wire {
    /// Takes a connected socket, and switches Nagle's delay off: a small write never waits for the
    /// acknowledgement of the one before.
    pub(super) fn new(stream: TcpStream) -> io::Result<(Self, Arc<Probe>)> {
        stream.set_nodelay(true)?;
        let stream = stream.into_std()?;
        let probe = Arc::new(Probe {
            socket: stream.try_clone()?,
            spoke: AtomicBool::new(false),
            ending: AtomicBool::new(false),
            begun: AtomicBool::new(false),
        });
        Ok((
            Self {
                stream: TcpStream::from_std(stream)?,
                probe: Arc::clone(&probe),
            },
            probe,
        ))
    }

    /// Refuses to begin the terminator on a connection that is already closed.
    fn check(&self) -> io::Result<()> {
        self.probe.spoke.store(true, Relaxed);
        let beginning = self.probe.ending.load(Relaxed) && !self.probe.terminator_begun();
        if beginning && self.probe.closed_by_server() {
            let text = "closed by the server in the middle of the message";
            return Err(io::Error::new(io::ErrorKind::ConnectionReset, text));
        }
        Ok(())
    }
}

impl AsyncTokioStream for Wire {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.stream.peer_addr()
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        data: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.check()?;
        let written = ready!(Pin::new(&mut self.stream).poll_write(cx, data))?;
        if self.probe.ending.load(Relaxed) {
            self.probe.begun.store(true, Relaxed);
        }
        Poll::Ready(Ok(written))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

/// A connection that is TLS from the first byte, as lettre sees it.
#[allow(
    deprecated,
    reason = "the only door to TLS from the first byte over a socket of ours"
)]
#[derive(Debug)]
pub(super) struct Sealed(pub(super) AsyncNetworkStream);

impl AsyncTokioStream for Sealed {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.0.peer_addr()
    }
}

impl AsyncRead for Sealed {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let read = ready!(Pin::new(&mut self.0).poll_read(cx, buf.initialize_unfilled()))?;
        buf.advance(read);
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Sealed {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        data: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(cx, data)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_close(cx)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;
    use tokio::io::AsyncWriteExt as _;
    use tokio::net::TcpListener;

    async fn pair() -> (Wire, Arc<Probe>, TcpStream) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let client = TcpStream::connect(listener.local_addr().unwrap())
            .await
            .unwrap();
        let (wire, probe) = Wire::new(client).unwrap();
        (wire, probe, listener.accept().await.unwrap().0)
    }

    #[tokio::test]
    async fn the_terminator_is_begun_by_the_first_write_after_the_message() {
        let (mut wire, probe, _server) = pair().await;
        probe.start_message();
        wire.write_all(b"message").await.unwrap();
        assert!(!probe.terminator_begun());
        probe.end_message();
        assert!(!probe.terminator_begun());
        wire.write_all(b"\r\n.\r\n").await.unwrap();
        assert!(probe.terminator_begun());
    }

    #[tokio::test]
    async fn the_terminator_is_not_begun_on_a_closed_connection() {
        let (mut wire, probe, server) = pair().await;
        probe.start_message();
        drop(server);
        while !probe.closed_by_server() {
            tokio::task::yield_now().await;
        }
        probe.end_message();
        assert!(wire.write_all(b"\r\n.\r\n").await.is_err());
        assert!(!probe.terminator_begun());
    }

    #[tokio::test]
    async fn small_writes_do_not_wait_for_each_other() {
        let (wire, ..) = pair().await;
        assert!(wire.stream.nodelay().unwrap());
    }
}
