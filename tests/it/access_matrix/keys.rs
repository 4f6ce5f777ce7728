//! The routes of `src/routes/keys.rs`.

use super::Row;

pub const ROWS: &[Row] = &[];
