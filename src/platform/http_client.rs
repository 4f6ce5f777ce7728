//! Outgoing HTTP.

use std::time::Duration;

/// A client that follows no redirect. One per process is shared, because it keeps connections.
/// TLS comes from the process-wide provider; if none was installed yet, ring becomes it.
///
/// # Errors
/// When the machine's trust store or TLS cannot be set up.
pub fn build() -> Result<reqwest::Client, reqwest::Error> {
    // An error only says that a provider is there already.
    let _present = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(Duration::from_secs(10))
        .pool_idle_timeout(Duration::from_secs(30))
        .user_agent(concat!("Mostrador/", env!("CARGO_PKG_VERSION")))
        .build()
}
