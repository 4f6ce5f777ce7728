//! Opening a connection: everything up to and including AUTH.

use std::sync::Arc;
use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
#[allow(
    deprecated,
    reason = "the only door to TLS from the first byte over a socket of ours"
)]
use lettre::transport::smtp::client::AsyncNetworkStream;
use lettre::transport::smtp::client::{
    AsyncSmtpConnection, AsyncTokioStream, Certificate, TlsParameters,
};
use lettre::transport::smtp::commands::Quit;
use lettre::transport::smtp::extension::ClientId;
use tokio::net::TcpStream;

use super::reply::Reply;
use super::wire::{Probe, Sealed, Wire};
use super::{SmtpSettings, TlsMode};

/// How long a farewell may take.
const FAREWELL: Duration = Duration::from_secs(2);

/// An open, greeted, protected and authenticated connection. Dropping it closes the socket.
pub struct Connection {
    pub(super) smtp: AsyncSmtpConnection,
    pub(super) probe: Arc<Probe>,
    pub(super) timeout: Duration,
}

/// How far the connection got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Finding the host, TCP.
    Connect,
    /// The server's greeting.
    Banner,
    /// EHLO.
    Hello,
    /// STARTTLS, the handshake and the EHLO after it.
    Tls,
    /// AUTH.
    Auth,
}

/// Mail cannot be sent at all right now. No message is to blame.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{stage:?}: {answer}")]
pub struct Unavailable {
    /// Where it ended.
    pub stage: Stage,
    /// The reply code, if there was a reply.
    pub code: Option<u16>,
    /// The reply, or what went wrong, on one line.
    pub answer: String,
}

impl Connection {
    /// Connects, greets, protects and authenticates as `settings` say. Each step takes at most the
    /// settings' time-out.
    ///
    /// # Errors
    ///
    /// The step that failed. Credentials never travel in clear unless TLS is off by the settings
    /// or, with [`TlsMode::Opportunistic`], not offered.
    pub async fn open(settings: &SmtpSettings) -> Result<Self, Unavailable> {
        let hello = hello_name(settings);
        let (wire, probe) = connect(settings).await?;
        let stream: Box<dyn AsyncTokioStream> = match settings.tls {
            TlsMode::Implicit => Box::new(seal(wire, &probe, settings).await?),
            _ => Box::new(wire),
        };
        let smtp = greet(stream, &probe, &hello, settings.timeout).await?;
        let mut connection = Self {
            smtp,
            probe,
            timeout: settings.timeout,
        };
        connection.start_tls(settings, &hello).await?;
        connection.authenticate(settings).await?;
        Ok(connection)
    }

    /// Whether the server has left, or said something unasked (421 while idle), since the last
    /// reply. Sends nothing; ask before the next message after a pause, and open a new connection.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        !self.probe.is_quiet()
    }

    /// Takes leave. Errors do not matter any more.
    pub async fn quit(mut self) {
        Reply::within(self.timeout.min(FAREWELL), self.smtp.command(Quit)).await;
    }

    async fn start_tls(
        &mut self,
        settings: &SmtpSettings,
        hello: &ClientId,
    ) -> Result<(), Unavailable> {
        match settings.tls {
            TlsMode::None | TlsMode::Implicit => return Ok(()),
            TlsMode::Opportunistic if !self.smtp.can_starttls() => return Ok(()),
            TlsMode::Required if !self.smtp.can_starttls() => {
                return Err(
                    Stage::Tls.because("the server offers no STARTTLS, and TLS is required")
                );
            }
            TlsMode::Opportunistic | TlsMode::Required => {}
        }
        let parameters = tls_parameters(settings)?;
        within(
            settings.timeout,
            Stage::Tls,
            self.smtp.starttls(parameters, hello),
        )
        .await
    }

    async fn authenticate(&mut self, settings: &SmtpSettings) -> Result<(), Unavailable> {
        let Some((user, password)) = settings.login.clone() else {
            return Ok(());
        };
        let credentials = Credentials::new(user, password);
        let mechanisms = [Mechanism::Plain, Mechanism::Login];
        within(
            settings.timeout,
            Stage::Auth,
            self.smtp.auth(&mechanisms, &credentials),
        )
        .await?;
        Ok(())
    }
}

async fn connect(settings: &SmtpSettings) -> Result<(Wire, Arc<Probe>), Unavailable> {
    let socket = TcpStream::connect((settings.host.as_str(), settings.port));
    let stream = match tokio::time::timeout(settings.timeout, socket).await {
        Ok(Ok(stream)) => stream,
        Ok(Err(error)) => return Err(Stage::Connect.because(error)),
        Err(_) => return Err(Stage::Connect.too_late(settings.timeout)),
    };
    Wire::new(stream).map_err(|error| Stage::Connect.because(error))
}

#[allow(
    deprecated,
    reason = "the only door to TLS from the first byte over a socket of ours"
)]
async fn seal(wire: Wire, probe: &Probe, settings: &SmtpSettings) -> Result<Sealed, Unavailable> {
    let parameters = tls_parameters(settings)?;
    let mut stream = AsyncNetworkStream::use_existing_tokio1(Box::new(wire));
    within(settings.timeout, Stage::Tls, stream.upgrade_tls(parameters)).await?;
    probe.forget_handshake();
    Ok(Sealed(stream))
}

/// Banner and EHLO are one call of lettre; which of them failed is seen by whether we spoke.
async fn greet(
    stream: Box<dyn AsyncTokioStream>,
    probe: &Probe,
    hello: &ClientId,
    limit: Duration,
) -> Result<AsyncSmtpConnection, Unavailable> {
    let greeted = AsyncSmtpConnection::connect_with_transport(stream, hello);
    let result = within(limit, Stage::Banner, greeted).await;
    result.map_err(|failure| match probe.spoke() {
        true => Unavailable {
            stage: Stage::Hello,
            ..failure
        },
        false => failure,
    })
}

async fn within<T>(
    limit: Duration,
    stage: Stage,
    step: impl Future<Output = Result<T, Error>>,
) -> Result<T, Unavailable> {
    match tokio::time::timeout(limit, step).await {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(error)) => Err(stage.refused(&error)),
        Err(_) => Err(stage.too_late(limit)),
    }
}

fn hello_name(settings: &SmtpSettings) -> ClientId {
    settings
        .hello_name
        .clone()
        .map_or_else(ClientId::default, ClientId::Domain)
}

fn tls_parameters(settings: &SmtpSettings) -> Result<TlsParameters, Unavailable> {
    let mut builder = TlsParameters::builder(settings.host.clone());
    if let Some(der) = settings.root.clone() {
        let root = Certificate::from_der(der).map_err(|error| Stage::Tls.refused(&error))?;
        builder = builder.add_root_certificate(root);
    }
    builder
        .build_rustls()
        .map_err(|error| Stage::Tls.refused(&error))
}

impl Stage {
    fn because(self, reason: impl ToString) -> Unavailable {
        Unavailable {
            stage: self,
            code: None,
            answer: reason.to_string(),
        }
    }

    fn too_late(self, limit: Duration) -> Unavailable {
        self.because(format!("no answer within {limit:?}"))
    }

    fn refused(self, error: &Error) -> Unavailable {
        let reply = Reply::from_error(error);
        Unavailable {
            stage: self,
            code: reply.code(),
            answer: reply.answer(),
        }
    }
}
