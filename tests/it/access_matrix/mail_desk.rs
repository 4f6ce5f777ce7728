//! The routes of `src/routes/mail_desk.rs`.

use super::Row;

pub const ROWS: &[Row] = &[];
