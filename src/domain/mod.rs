//! WHAT: a folder per noun, a file per verb. No web types here.

pub mod articles;
pub mod audit;
pub mod bank_accounts;
pub mod catalogues;
pub mod collections;
pub mod companies;
pub mod customers;
pub mod delivery;
pub mod demo;
pub mod documents;
pub mod erp;
pub mod housekeeping;
pub mod integration_keys;
pub mod invoices;
pub mod payments;
pub mod receivables;
pub mod secrets;
pub mod seed;
pub mod statements;
pub mod stock;
pub mod stock_adjustments;
pub mod subscriptions;
pub mod sync;
pub mod tasks;
pub mod users;
pub mod work;
