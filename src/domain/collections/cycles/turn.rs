//! Turning the pages of a list by the rows at their edges, so that the last page costs what the
//! first does.

/// Which page is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Turn {
    /// The first one.
    #[default]
    First,
    /// The one that begins after the row with this id.
    After(String),
    /// The one that ends before the row with this id.
    Before(String),
}

impl Turn {
    /// The id that the page borders on.
    #[must_use]
    pub fn edge(&self) -> Option<&str> {
        match self {
            Self::First => None,
            Self::After(id) | Self::Before(id) => Some(id),
        }
    }

    /// Whether rows are read towards the beginning.
    #[must_use]
    pub const fn is_backward(&self) -> bool {
        matches!(self, Self::Before(_))
    }
}

/// One page of a list.
#[derive(Clone, Debug)]
pub struct Slice<T> {
    /// Its rows in the list's order.
    pub rows: Vec<T>,
    /// Id of the first row, where there is a page before it.
    pub previous: Option<String>,
    /// Id of the last row, where there is a page after it.
    pub next: Option<String>,
}

impl<T> Slice<T> {
    /// From up to `limit` + 1 rows, read in the direction of `turn`.
    pub(crate) fn cut(
        mut rows: Vec<T>,
        limit: usize,
        turn: &Turn,
        id: impl Fn(&T) -> &str,
    ) -> Self {
        let more = rows.len() > limit;
        rows.truncate(limit);
        if turn.is_backward() {
            rows.reverse();
        }
        let (before, after) = match turn {
            Turn::First => (false, more),
            Turn::After(_) => (true, more),
            Turn::Before(_) => (more, true),
        };
        let edge =
            |row: Option<&T>, there: bool| row.filter(|_| there).map(|row| id(row).to_owned());
        Self {
            previous: edge(rows.first(), before),
            next: edge(rows.last(), after),
            rows,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(rows: &[&'static str], turn: &Turn) -> (String, Option<String>, Option<String>) {
        let slice = Slice::cut(rows.to_vec(), 2, turn, |row| row);
        (slice.rows.concat(), slice.previous, slice.next)
    }

    #[test]
    fn a_page_knows_its_neighbours() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(cut(&["a", "b"], &Turn::First), ("ab".into(), None, None));
        assert_eq!(
            cut(&["a", "b", "c"], &Turn::First),
            ("ab".into(), None, some("b"))
        );
        assert_eq!(
            cut(&["c", "d", "e"], &Turn::After("b".into())),
            ("cd".into(), some("c"), some("d"))
        );
        assert_eq!(
            cut(&["b", "a"], &Turn::Before("c".into())),
            ("ab".into(), None, some("b"))
        );
        assert_eq!(
            cut(&["c", "b", "a"], &Turn::Before("d".into())),
            ("bc".into(), some("b"), some("c"))
        );
        assert_eq!(
            cut(&[], &Turn::After("z".into())),
            (String::new(), None, None)
        );
    }
}
