//! WHAT: a folder per noun, a file per verb. No web types here.

pub mod audit;
pub mod collections;
pub mod delivery;
pub mod erp;
pub mod seed;
pub mod statements;
pub mod sync;
pub mod users;
