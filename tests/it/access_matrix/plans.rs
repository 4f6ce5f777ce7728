//! The routes of `src/routes/plans.rs`.

use super::Row;

pub const ROWS: &[Row] = &[];
