//! WHAT: a folder per noun, a file per verb. No web types here.

pub mod audit;
pub mod collections;
pub mod erp;
pub mod statements;
pub mod users;
