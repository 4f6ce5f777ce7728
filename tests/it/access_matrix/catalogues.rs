//! The routes of `src/routes/catalogues.rs`.

use super::Row;

pub const ROWS: &[Row] = &[];
