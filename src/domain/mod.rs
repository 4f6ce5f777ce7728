//! WHAT: a folder per noun, a file per verb. No web types here.

pub mod audit;
pub mod collections;
pub mod companies;
pub mod customers;
pub mod delivery;
pub mod demo;
pub mod erp;
pub mod housekeeping;
pub mod integration_keys;
pub mod invoices;
pub mod operator;
pub mod receivables;
pub mod secrets;
pub mod seed;
pub mod statements;
pub mod subscriptions;
pub mod sync;
pub mod tasks;
pub mod users;
pub mod work;
