//! The routes of `src/routes/inventory.rs`.

use super::Row;

pub const ROWS: &[Row] = &[];
