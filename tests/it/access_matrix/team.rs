//! The routes of `src/routes/team.rs`.

use super::Row;

pub const ROWS: &[Row] = &[];
