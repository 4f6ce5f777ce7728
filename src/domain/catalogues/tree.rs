//! Categories under what they belong to.

use std::collections::{HashMap, HashSet};

use super::Entry;

/// An entry and how deep it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// The entry.
    pub entry: Entry,
    /// 0 at the root.
    pub depth: usize,
}

/// Puts every entry once behind its parent, in the order in which they came. One whose parent is
/// not among them is a root; a circle begins at its first entry.
#[must_use]
pub fn tree(entries: Vec<Entry>) -> Vec<Branch> {
    let known: HashSet<&str> = entries.iter().map(|e| e.external_id.as_str()).collect();
    let mut below: HashMap<String, Vec<usize>> = HashMap::new();
    let mut starts = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        match &entry.parent_external_id {
            Some(parent) if known.contains(parent.as_str()) => {
                below.entry(parent.clone()).or_default().push(at);
            }
            _ => starts.push(at),
        }
    }
    starts.extend(0..entries.len());
    let mut placed = HashSet::new();
    let mut order = Vec::with_capacity(entries.len());
    for start in starts {
        let mut stack = vec![(start, 0)];
        while let Some((at, depth)) = stack.pop() {
            let Some(entry) = entries.get(at).filter(|_| placed.insert(at)) else {
                continue;
            };
            order.push((at, depth));
            let children = below.get(&entry.external_id).into_iter().flatten();
            stack.extend(children.rev().map(|child| (*child, depth + 1)));
        }
    }
    let mut entries: Vec<Option<Entry>> = entries.into_iter().map(Some).collect();
    order
        .into_iter()
        .filter_map(|(at, depth)| {
            let entry = entries.get_mut(at)?.take()?;
            Some(Branch { entry, depth })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::platform::values::ids::CatalogueId;

    fn entry(name: &str, parent: Option<&str>) -> Entry {
        Entry {
            id: CatalogueId::from(name.to_owned()),
            kind: "category".to_owned(),
            external_id: name.to_owned(),
            name: name.to_owned(),
            parent_external_id: parent.map(ToOwned::to_owned),
            used: true,
        }
    }

    fn drawn(entries: Vec<Entry>) -> Vec<(String, usize)> {
        let branches = tree(entries).into_iter();
        branches.map(|b| (b.entry.name, b.depth)).collect()
    }

    #[test]
    fn children_follow_their_parent_in_their_order() {
        let entries = vec![
            entry("b1", Some("b")),
            entry("a", None),
            entry("b", None),
            entry("b2", Some("b")),
            entry("b1x", Some("b1")),
            entry("lost", Some("gone")),
        ];
        let expected = [
            ("a", 0),
            ("b", 0),
            ("b1", 1),
            ("b1x", 2),
            ("b2", 1),
            ("lost", 0),
        ];
        assert_eq!(drawn(entries), expected.map(|(n, d)| (n.to_owned(), d)));
    }

    proptest! {
        #[test]
        fn everybody_stands_in_the_tree_once_circles_or_not(
            parents in prop::collection::vec(prop::option::of(0_usize..12), 0..12)
        ) {
            let entries = parents.iter().enumerate().map(|(at, parent)| {
                entry(&at.to_string(), parent.map(|p| p.to_string()).as_deref())
            });
            let mut names: Vec<_> = drawn(entries.collect()).into_iter().map(|(n, _)| n).collect();
            names.sort();
            let mut all: Vec<_> = (0..parents.len()).map(|at| at.to_string()).collect();
            all.sort();
            prop_assert_eq!(names, all);
        }
    }
}
