//! Where Bind is and how much patience we have with it.

use std::time::Duration;

use url::Url;

/// Settings of the client.
#[derive(Clone, Debug)]
pub struct BindSettings {
    /// Scheme, host, port and, behind a proxy, a path before `/api`.
    pub base: Url,
    /// The host name by which the server may call itself in `nextLink`. Only its path and query
    /// are used then; the key never goes anywhere but to `base`.
    pub public_host: String,
    /// Limit of a whole key check, repeated calls and waits included.
    pub check_timeout: Duration,
    /// Limit of one call otherwise.
    pub call_timeout: Duration,
    /// Longest answer that is read, bytes.
    pub longest_body: usize,
    /// Calls made for one question at most.
    pub attempts: u32,
    /// Wait before the second call; it doubles with each further one.
    pub first_wait: Duration,
    /// Longest wait within a question, whether ours or asked for by `Retry-After`.
    pub longest_wait: Duration,
}

impl BindSettings {
    /// Bind's public address.
    pub const PUBLIC_URL: &str = "https://api.bind.com.mx";

    /// The usual patience with the server at `base`.
    #[must_use]
    pub fn new(base: Url) -> Self {
        Self {
            base,
            public_host: "api.bind.com.mx".to_owned(),
            check_timeout: Duration::from_secs(10),
            call_timeout: Duration::from_secs(30),
            longest_body: 8 << 20,
            attempts: 5,
            first_wait: Duration::from_secs(1),
            longest_wait: Duration::from_secs(60),
        }
    }

    /// Reads the setting `BIND_API_URL`: an http or https address without query and fragment.
    #[must_use]
    pub fn parse(base: &str) -> Option<Self> {
        let base = Url::parse(base.trim()).ok()?;
        let plain = matches!(base.scheme(), "http" | "https")
            && base.has_host()
            && base.query().is_none()
            && base.fragment().is_none()
            && base.username().is_empty()
            && base.password().is_none();
        plain.then(|| Self::new(base))
    }

    /// The address of a path such as `/api/Clients`.
    pub(super) fn address(&self, path: &str) -> Url {
        let mut url = self.base.clone();
        let full = format!("{}{path}", self.base.path().trim_end_matches('/'));
        url.set_path(&full);
        url
    }
}
