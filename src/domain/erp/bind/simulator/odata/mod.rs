//! The part of OData version 3 that Bind understands: `$filter` and `$orderby` over a table.

mod eval;
mod lexer;
mod parser;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::fmt;

use chrono::NaiveDateTime;

pub use eval::{compare, holds};
pub use parser::{Expr, Op, filter, order};

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// True or false.
    Bool,
    /// A number of any width.
    Number,
    /// A text.
    Text,
    /// A local instant.
    Date,
    /// A GUID.
    Guid,
    /// The literal `null`, which goes with every other kind.
    Null,
}

/// A value of a row or a literal.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// No value.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A double.
    Double(f64),
    /// A text.
    Text(Cow<'a, str>),
    /// A local instant.
    Date(NaiveDateTime),
    /// A GUID.
    Guid(u128),
    /// A list of texts; it can be shown and not compared.
    Texts(Vec<String>),
    /// A list of GUIDs; it can be shown and not compared.
    Guids(Vec<u128>),
}

impl<'a> Value<'a> {
    /// A text.
    pub fn text(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }

    /// A text or nothing.
    pub fn opt_text(text: Option<&'a str>) -> Self {
        text.map_or(Self::Null, Self::text)
    }

    /// A text made for the occasion.
    pub fn made(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

/// Rows with named fields.
pub trait Table {
    /// Name and kind of every field.
    fn field(&self, name: &str) -> Option<(usize, Kind)>;
    /// How many rows there are.
    fn rows(&self) -> usize;
    /// The value of a field of a row.
    fn value(&self, row: usize, field: usize) -> Value<'_>;
}

/// Why a question cannot be answered (400).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadQuery(pub String);

impl fmt::Display for BadQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
