//! Which rows a list has shown, in sixteen bytes each.

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// A growing set of ids.
#[derive(Debug, Default)]
pub(super) struct Seen {
    ids: Vec<u128>,
    sorted: usize,
}

impl Seen {
    /// Adds an id.
    pub(super) fn add(&mut self, id: &str) {
        self.ids.push(short(id));
    }

    /// Makes ready for questions.
    pub(super) fn close(&mut self) {
        self.ids.sort_unstable();
        self.ids.dedup();
        self.sorted = self.ids.len();
    }

    /// Whether `id` was added before the set was closed.
    pub(super) fn has(&self, id: &str) -> bool {
        self.ids
            .get(..self.sorted)
            .unwrap_or_default()
            .binary_search(&short(id))
            .is_ok()
    }
}

/// A GUID is its own number; anything else is hashed.
fn short(id: &str) -> u128 {
    if let Ok(guid) = Uuid::parse_str(id) {
        return guid.as_u128();
    }
    let digest = Sha256::digest(id.as_bytes());
    digest
        .iter()
        .take(16)
        .fold(0, |sum, byte| sum << 8 | u128::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_found_and_nothing_else() {
        let mut seen = Seen::default();
        for id in ["b7e2c065-bd52-40ca-b508-3accdd538860", "x-1", "x-2"] {
            seen.add(id);
        }
        seen.close();
        assert!(seen.has("B7E2C065-BD52-40CA-B508-3ACCDD538860"));
        assert!(seen.has("x-1") && seen.has("x-2") && !seen.has("x-3"));
    }
}
