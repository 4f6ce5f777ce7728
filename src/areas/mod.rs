//! PAGES: handlers and page structs, a folder per area.

pub mod console;
pub mod credit;
pub mod debtor;
pub mod demo;
pub mod documents;
pub mod hooks;
pub mod inventory;
pub mod operator;
pub mod profile;
pub mod public;
mod reply;
pub mod session;

pub use reply::{Answer, csv_file, html, local_path, see_other, unprocessable};
