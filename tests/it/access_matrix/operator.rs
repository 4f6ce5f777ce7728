//! The routes of `src/routes/operator.rs`.

use super::Row;

pub const ROWS: &[Row] = &[];
