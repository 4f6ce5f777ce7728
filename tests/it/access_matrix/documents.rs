//! The routes of `src/routes/documents.rs`.

use super::Row;

pub const ROWS: &[Row] = &[];
