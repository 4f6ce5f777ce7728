//! The routes of `src/routes/tasks.rs`.

use super::Row;

pub const ROWS: &[Row] = &[];
