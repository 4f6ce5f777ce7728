//! Which calls were made.

use serde::Serialize;

use super::world::World;

/// User, path and method.
pub type Called = (String, String, String);

/// Calls of one key to one kind of path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Calls {
    /// The user of the key, such as `laura|90001`; empty for unknown keys.
    pub username: String,
    /// The method, such as `GET`.
    pub method: String,
    /// The path, ids as `{id}`.
    pub path: String,
    /// How many.
    pub count: u64,
}

impl World {
    /// Calls since the start or the last `clear_calls`, refused ones included.
    #[must_use]
    pub fn calls(&self) -> Vec<Calls> {
        let each = |((username, path, method), count): (&Called, &u64)| Calls {
            username: username.clone(),
            method: method.clone(),
            path: path.clone(),
            count: *count,
        };
        self.calls.iter().map(each).collect()
    }

    /// Calls to paths that begin with `prefix`, by any method.
    #[must_use]
    pub fn calls_to(&self, prefix: &str) -> u64 {
        self.count(|_, path| path.starts_with(prefix))
    }

    /// Calls by one method, such as `POST`, to paths that begin with `prefix`.
    #[must_use]
    pub fn calls_by(&self, method: &str, prefix: &str) -> u64 {
        self.count(|by, path| by == method && path.starts_with(prefix))
    }

    fn count(&self, counts: impl Fn(&str, &str) -> bool) -> u64 {
        let all = self.calls.iter();
        all.filter(|((_, path, method), _)| counts(method, path))
            .map(|(_, n)| n)
            .sum()
    }

    /// Counts from nothing again.
    pub fn clear_calls(&mut self) {
        self.calls.clear();
    }
}
