//! The receiving side of SMTP (RFC 5321): the demo's mailbox, and the difficult mail servers of the
//! tests.
//!
//! A [`Handler`] decides at every stage what the client hears. Commands: EHLO, HELO, MAIL, RCPT,
//! DATA, RSET, NOOP, QUIT. Deliberately absent: relaying, TLS, AUTH, extensions.

mod lines;
mod session;
#[cfg(test)]
mod tests;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

/// The longest that open conversations may go on after [`SmtpServer::stop`].
const GRACE: Duration = Duration::from_secs(2);

/// A message as it came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// From MAIL; empty for a bounce.
    pub sender: String,
    /// From RCPT, those that were taken.
    pub recipients: Vec<String>,
    /// Headers and body, dots unstuffed, without the terminator. At most 10 MB.
    pub bytes: Vec<u8>,
}

/// What the client gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The usual reply.
    Ok,
    /// This reply. At `connect`, 5xx and 4xx close afterwards; everywhere else 421 does.
    Reply(u16, String),
    /// These bytes, whatever they are. A positive reply in them still counts as `Ok`'s.
    Raw(String),
    /// No reply; the connection is dropped at once.
    Close,
    /// No reply, ever; the connection stays until the client leaves.
    Hang,
    /// At `data` only: 354, then the connection is dropped after so many bytes of the message.
    CloseAfterData(usize),
    /// At `data` only: 354, then nothing is read any more after so many bytes of the message.
    HangAfterData(usize),
}

impl Verdict {
    /// A reply with its words.
    #[must_use]
    pub fn reply(code: u16, text: &str) -> Self {
        Self::Reply(code, text.to_owned())
    }
}

/// Decides at every stage. Whatever is not overridden is taken.
#[async_trait]
pub trait Handler: Send + Sync + 'static {
    /// A client connected.
    async fn connect(&self, _peer: SocketAddr) -> Verdict {
        Verdict::Ok
    }

    /// EHLO or HELO with the client's name.
    async fn hello(&self, _name: &str) -> Verdict {
        Verdict::Ok
    }

    /// MAIL FROM.
    async fn mail(&self, _sender: &str) -> Verdict {
        Verdict::Ok
    }

    /// RCPT TO.
    async fn rcpt(&self, _recipient: &str) -> Verdict {
        Verdict::Ok
    }

    /// The command DATA.
    async fn data(&self) -> Verdict {
        Verdict::Ok
    }

    /// The terminator came: the whole message is here. Keeping it or not is up to the handler,
    /// whatever the client is told.
    async fn accepted(&self, _message: Received) -> Verdict {
        Verdict::Ok
    }
}

/// A listening server. Dropping it ends it at once, with all its conversations.
#[derive(Debug)]
pub struct SmtpServer {
    address: SocketAddr,
    stopping: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl SmtpServer {
    /// Listens on `address`; port 0 takes any free one.
    ///
    /// # Errors
    ///
    /// The address cannot be listened on.
    pub async fn start(address: SocketAddr, handler: Arc<dyn Handler>) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        let (stopping, stopped) = watch::channel(false);
        let task = tokio::spawn(serve(listener, handler, stopped));
        Ok(Self {
            address,
            stopping,
            task,
        })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Takes no new clients, lets messages under way finish for two seconds at most, and tells idle
    /// clients 421.
    pub async fn stop(mut self) {
        self.stopping.send_replace(true);
        if let Err(error) = (&mut self.task).await {
            tracing::warn!(%error, "the mail receiver ended badly");
        }
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(
    listener: TcpListener,
    handler: Arc<dyn Handler>,
    mut stopped: watch::Receiver<bool>,
) {
    let mut sessions = JoinSet::new();
    loop {
        tokio::select! {
            client = listener.accept() => match client {
                Ok((stream, peer)) => {
                    sessions.spawn(converse(stream, peer, Arc::clone(&handler), stopped.clone()));
                }
                Err(error) => {
                    tracing::warn!(%error, "a mail client could not be accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            },
            Some(_) = sessions.join_next() => {}
            _ = stopped.changed() => break,
        }
    }
    drop(listener);
    let all_done = async { while sessions.join_next().await.is_some() {} };
    if tokio::time::timeout(GRACE, all_done).await.is_err() {
        tracing::debug!("mail clients were cut off");
    }
}

async fn converse(
    stream: TcpStream,
    peer: SocketAddr,
    handler: Arc<dyn Handler>,
    stopped: watch::Receiver<bool>,
) {
    let conversation = async {
        stream.set_nodelay(true)?;
        session::Session::new(stream, handler, stopped)
            .run(peer)
            .await
    };
    if let Err(error) = conversation.await {
        tracing::debug!(%error, %peer, "a mail client left in the middle");
    }
}
