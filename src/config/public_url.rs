//! The address that people type.

use url::Url;

/// The address that people type, without a trailing slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    origin: String,
    host: String,
    secure: bool,
    loopback: bool,
}

impl PublicUrl {
    /// Reads an `http` or `https` address without path, query or user.
    ///
    /// # Errors
    /// Says what is expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        let expected = || "expected https://host or http://host:port, without a path".to_owned();
        let url = Url::parse(text.trim()).map_err(|_| expected())?;
        let plain =
            matches!(url.path(), "" | "/") && url.query().is_none() && url.username().is_empty();
        if !matches!(url.scheme(), "http" | "https") || !plain {
            return Err(expected());
        }
        let host = url.host_str().ok_or_else(expected)?.to_owned();
        let loopback = matches!(host.as_str(), "localhost" | "[::1]") || host.starts_with("127.");
        Ok(Self {
            origin: url.origin().ascii_serialization(),
            host,
            secure: url.scheme() == "https",
            loopback,
        })
    }

    /// Scheme, host and port, as browsers send in `Origin`.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Host without port.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Served over TLS.
    #[must_use]
    pub const fn is_https(&self) -> bool {
        self.secure
    }

    /// Browsers keep `Secure` cookies here: https, or a loopback address.
    #[must_use]
    pub const fn keeps_secure_cookies(&self) -> bool {
        self.secure || self.loopback
    }

    /// An absolute address for a local path.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn only_https_and_loopback_keep_secure_cookies() {
        for (url, keeps) in [
            ("https://a.test", true),
            ("http://127.0.0.1:8080", true),
            ("http://10.0.0.5", false),
        ] {
            assert_eq!(
                PublicUrl::parse(url).unwrap().keeps_secure_cookies(),
                keeps,
                "{url}"
            );
        }
        assert!(PublicUrl::parse("https://a.test/path").is_err());
        assert!(PublicUrl::parse("ftp://a.test").is_err());
    }
}
