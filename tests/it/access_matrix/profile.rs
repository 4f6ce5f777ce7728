//! The routes of `src/routes/profile.rs`.

use super::Row;

pub const ROWS: &[Row] = &[];
