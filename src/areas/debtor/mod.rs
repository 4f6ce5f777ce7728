//! The debtor's page behind the link of a notice: no login, nothing of anybody else.

pub(crate) mod sheet;
pub mod statement;
