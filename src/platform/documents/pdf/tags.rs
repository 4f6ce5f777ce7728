//! The structure of a document for those who hear it: headings, paragraphs and tables
//! (ISO 14289-1, PDF/UA-1).

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

/// What a part of the document is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// A heading with its level from 1 and its text.
    Heading(NonZeroU16, String),
    /// A paragraph.
    Paragraph,
    /// A table.
    Table,
    /// The header rows of a table.
    Head,
    /// The rows of a table.
    Body,
    /// The total rows of a table.
    Foot,
    /// A row.
    Row,
    /// A cell that names its column.
    ColumnHeader,
    /// A cell that names its row.
    RowHeader,
    /// Any other cell.
    Cell,
}

/// A part of the document, named when its tag was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node(usize);

/// The parts in reading order.
#[derive(Default)]
pub struct Tags {
    parts: Vec<Part>,
    roots: Vec<usize>,
}

struct Part {
    role: Role,
    children: Vec<usize>,
    content: Vec<Identifier>,
}

impl Tags {
    /// Adds a part, at the end of its parent or of the document.
    pub fn open(&mut self, parent: Option<Node>, role: Role) -> Node {
        let index = self.parts.len();
        self.parts.push(Part {
            role,
            children: Vec::new(),
            content: Vec::new(),
        });
        match parent.and_then(|Node(parent)| self.parts.get_mut(parent)) {
            Some(parent) => parent.children.push(index),
            None => self.roots.push(index),
        }
        Node(index)
    }

    /// Says that drawn content belongs to a part.
    pub fn claim(&mut self, Node(index): Node, content: Identifier) {
        if let Some(part) = self.parts.get_mut(index) {
            part.content.push(content);
        }
    }

    /// The tree as krilla wants it.
    #[must_use]
    pub fn into_tree(mut self, language: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        for root in std::mem::take(&mut self.roots) {
            tree.push(self.group(root));
        }
        tree
    }

    fn group(&mut self, index: usize) -> TagGroup {
        let Some(part) = self.parts.get_mut(index) else {
            return TagGroup::new(Tag::P);
        };
        let children = std::mem::take(&mut part.children);
        let content = std::mem::take(&mut part.content);
        let mut group = TagGroup::new(kind(&part.role));
        for identifier in content {
            group.push(identifier);
        }
        for child in children {
            group.push(self.group(child));
        }
        group
    }
}

fn kind(role: &Role) -> TagKind {
    match role {
        Role::Heading(level, title) => Tag::Hn(*level, Some(title.clone())).into(),
        Role::Paragraph => Tag::P.into(),
        Role::Table => Tag::Table.into(),
        Role::Head => Tag::THead.into(),
        Role::Body => Tag::TBody.into(),
        Role::Foot => Tag::TFoot.into(),
        Role::Row => Tag::TR.into(),
        Role::ColumnHeader => Tag::TH(TableHeaderScope::Column).into(),
        Role::RowHeader => Tag::TH(TableHeaderScope::Row).into(),
        Role::Cell => Tag::TD.into(),
    }
}
