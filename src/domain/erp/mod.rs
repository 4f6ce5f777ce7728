//! The ERP on the other side: what we ask of any of them, and the one that we speak to, Bind.
//!
//! `Connector` speaks only in our own types; everything that is peculiar to an ERP stays below its
//! folder.

pub mod bind;
mod connector;
mod error;
mod key;
mod types;
mod words;

pub use connector::Connector;
pub use error::ErpError;
pub use key::{ApiKey, KeyClaims, KeyFault};
pub use types::{
    Cursor, ErpBankAccount, ErpClient, ErpClientDetail, ErpCompanyProfile, ErpCurrency, ErpHook,
    ErpInvoice, ErpInvoiceDetail, ErpNamed, ErpPayment, ErpProduct, ErpStock, ErpUser,
    ErpUserProfile, InvoiceQuery, InvoiceStatus, Page, RejectedRow, StockChange,
};
