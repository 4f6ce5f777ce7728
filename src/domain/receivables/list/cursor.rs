//! Where a page of the list begins.

use super::{ListedCustomer, Sort};

/// Parts the sort key from the id in a cursor's text; ids never hold it.
const MARK: char = '~';

/// The place beside a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The folded name, or the due day; empty for none.
    pub(super) key: String,
    pub(super) id: String,
}

impl Cursor {
    /// Reads what [`Cursor::text`] wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (key, id) = text.rsplit_once(MARK)?;
        Some(Self {
            key: key.to_owned(),
            id: id.to_owned(),
        })
    }

    /// The cursor in an address.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}{MARK}{}", self.key, self.id)
    }

    /// The place beside `row` in this order.
    pub(super) fn of(row: &ListedCustomer, sort: Sort) -> Self {
        let key = match sort {
            Sort::Name => row.name_folded.clone(),
            Sort::OldestDue => row
                .oldest_due_on
                .map_or_else(String::new, |day| day.to_string()),
        };
        Self {
            key,
            id: row.id.to_string(),
        }
    }
}

/// Where a page begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// At the first row.
    #[default]
    Start,
    /// After a row.
    After(Cursor),
    /// So that it ends before a row.
    Before(Cursor),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_back_whatever_the_name_holds() {
        for key in ["", "pena ~ hijos", "2026-01-31", "a/b?c=d&e"] {
            let cursor = Cursor {
                key: key.to_owned(),
                id: "0193".to_owned(),
            };
            assert_eq!(Cursor::parse(&cursor.text()), Some(cursor));
        }
        assert_eq!(Cursor::parse("nothing"), None);
    }
}
