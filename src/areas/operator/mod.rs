//! OPERATION: what whoever runs this installation sees and decides.

pub mod accounts;
pub mod audit;
pub mod companies;
pub mod endings;
pub mod jobs;
pub mod mail;
pub mod overview;
pub mod releases;
pub mod setup;
pub mod subscriptions;
mod terms;

use serde::Deserialize;

/// Rows of a page.
const ROWS: usize = 50;

/// Search and place in a list, from the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Ask {
    #[serde(default)]
    q: String,
    #[serde(default)]
    after: String,
}

impl Ask {
    /// Address of the next page; empty when there is none.
    fn next(&self, place: &str, after: Option<&str>) -> String {
        let Some(after) = after else {
            return String::new();
        };
        let mut pairs = vec![("after", after)];
        if !self.q.is_empty() {
            pairs.insert(0, ("q", &self.q));
        }
        let query = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(pairs)
            .finish();
        format!("{place}?{query}")
    }

    /// Address of the first page, for who is not on it.
    fn first(&self, place: &str) -> String {
        match (self.after.is_empty(), self.q.is_empty()) {
            (true, _) => String::new(),
            (false, true) => place.to_owned(),
            (false, false) => {
                let query = url::form_urlencoded::Serializer::new(String::new())
                    .append_pair("q", &self.q)
                    .finish();
                format!("{place}?{query}")
            }
        }
    }
}

/// Takes the row too many away; `Some` of the last row left when there was one.
fn cut<T>(rows: &mut Vec<T>) -> bool {
    let more = rows.len() > ROWS;
    rows.truncate(ROWS);
    more
}

/// One row more than a page shows, to know whether there is another page.
const fn wanted() -> i64 {
    ROWS as i64 + 1
}
