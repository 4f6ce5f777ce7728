//! Where mail goes: the setting `SMTP_URL`.

use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

use url::Url;

/// How the connection is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TlsMode {
    /// Never: everything travels in clear.
    None,
    /// STARTTLS where the server offers it. The certificate must be valid then.
    Opportunistic,
    /// STARTTLS, or no mail.
    Required,
    /// TLS from the first byte (`smtps`, RFC 8314).
    Implicit,
}

/// A mail server and how to talk to it. `Debug` hides the password.
#[derive(Clone, PartialEq, Eq)]
pub struct SmtpSettings {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) tls: TlsMode,
    pub(super) login: Option<(String, String)>,
    pub(super) timeout: Duration,
    pub(super) hello_name: Option<String>,
    pub(super) root: Option<Vec<u8>>,
}

impl SmtpSettings {
    /// Reads `smtp://[user:password@]host[:port][?tls=required|opportunistic|none]` or
    /// `smtps://[user:password@]host[:port]`. User and password are percent-decoded. Ports default
    /// to 587 and 465. `smtp` requires STARTTLS, except to a loopback host, where it uses no TLS
    /// unless the parameter asks for it.
    ///
    /// # Errors
    ///
    /// A sentence that says what is wrong; it never repeats the password.
    pub fn parse(url: &str) -> Result<Self, String> {
        let url = Url::parse(url.trim()).map_err(|error| format!("not an address: {error}"))?;
        let implicit = match url.scheme() {
            "smtp" => false,
            "smtps" => true,
            other => return Err(format!("the scheme is {other}, not smtp or smtps")),
        };
        let host = host(&url)?;
        if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
            return Err("nothing may follow host and port but ?tls=…".to_owned());
        }
        let port = url.port().unwrap_or(if implicit { 465 } else { 587 });
        if port == 0 {
            return Err("port 0 is not a port".to_owned());
        }
        Ok(Self {
            tls: tls(&url, implicit, &host)?,
            login: login(&url)?,
            host,
            port,
            timeout: Duration::from_secs(30),
            hello_name: None,
            root: None,
        })
    }

    /// The longest that one step may take: connecting, a command and its reply, or a whole message.
    /// 30 seconds unless set.
    #[must_use]
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// The domain that EHLO gives; without it `[127.0.0.1]`.
    #[must_use]
    pub fn with_hello_name(mut self, domain: &str) -> Self {
        self.hello_name = Some(domain.to_owned());
        self
    }

    /// Trusts one more certificate authority (DER) beside the public ones.
    #[must_use]
    pub fn with_root_certificate(mut self, der: Vec<u8>) -> Self {
        self.root = Some(der);
        self
    }

    /// The server's name or address, without brackets.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The server's TCP port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// How the connection is protected.
    #[must_use]
    pub fn tls(&self) -> TlsMode {
        self.tls
    }
}

fn host(url: &Url) -> Result<String, String> {
    let host = url.host_str().unwrap_or_default();
    let host = host
        .strip_prefix('[')
        .and_then(|h| h.strip_suffix(']'))
        .unwrap_or(host);
    if host.is_empty() {
        Err("the host is missing".to_owned())
    } else {
        Ok(host.to_owned())
    }
}

fn tls(url: &Url, implicit: bool, host: &str) -> Result<TlsMode, String> {
    let mut mode = match (implicit, is_loopback(host)) {
        (true, _) => TlsMode::Implicit,
        (false, true) => TlsMode::None,
        (false, false) => TlsMode::Required,
    };
    for (key, value) in url.query_pairs() {
        mode = match (key.as_ref(), value.as_ref(), implicit) {
            ("tls", "required", true) => TlsMode::Implicit,
            ("tls", _, true) => return Err("smtps is always TLS".to_owned()),
            ("tls", "required", false) => TlsMode::Required,
            ("tls", "opportunistic", false) => TlsMode::Opportunistic,
            ("tls", "none", false) => TlsMode::None,
            ("tls", ..) => return Err("tls is required, opportunistic or none".to_owned()),
            _ => return Err(format!("unknown parameter {key}; there is only tls")),
        };
    }
    Ok(mode)
}

fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

fn login(url: &Url) -> Result<Option<(String, String)>, String> {
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        ("", Some(_)) => Err("a password without a user".to_owned()),
        (_, None) => Err("a user without a password".to_owned()),
        (user, Some(password)) => Ok(Some((decoded(user)?, decoded(password)?))),
    }
}

/// Undoes percent-encoding (RFC 3986, 2.1).
fn decoded(text: &str) -> Result<String, String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let (byte, tail) = match (first, tail) {
            (b'%', [high, low, tail @ ..]) => (hex_pair(*high, *low)?, tail),
            (b'%', _) => return Err(BAD_PERCENT.to_owned()),
            _ => (*first, tail),
        };
        bytes.push(byte);
        rest = tail;
    }
    String::from_utf8(bytes).map_err(|_| "user or password is not UTF-8".to_owned())
}

const BAD_PERCENT: &str = "user or password has a % without two hex digits after it; write %25";

fn hex_pair(high: u8, low: u8) -> Result<u8, String> {
    let digit = |byte: u8| {
        char::from(byte)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    match (digit(high), digit(low)) {
        (Some(high), Some(low)) => Ok(high * 16 + low),
        _ => Err(BAD_PERCENT.to_owned()),
    }
}

impl fmt::Debug for SmtpSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SmtpSettings")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("tls", &self.tls)
            .field("user", &self.login.as_ref().map(|(user, _)| user))
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}
