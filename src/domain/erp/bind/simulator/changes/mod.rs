//! What happens in a company while it is being watched.
//!
//! The verbs of `World` are nobody's: no web hook hears of them. `World::by` names the user who
//! acts.

mod acting;
mod apply;
mod stock;

use chrono::NaiveDateTime;
use serde::Deserialize;

pub use acting::Acting;
pub use stock::{Adjustment, NewProduct, StockMove};

/// A new client; what is missing is left empty.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewClient {
    /// Trade name; the legal name is the same in capitals.
    pub name: String,
    /// Tax id; the general public's when empty.
    pub rfc: String,
    /// E-mail field.
    pub email: Option<String>,
    /// Days of credit.
    pub credit_days: u16,
}

/// What changes about a client.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ClientChange {
    /// New trade name.
    pub name: Option<String>,
    /// New e-mail field; empty for none.
    pub email: Option<String>,
    /// New days of credit.
    pub credit_days: Option<u16>,
}

/// A new invoice of a client, open and in pesos unless it says otherwise.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewInvoice {
    /// The client's id.
    pub client: String,
    /// Total, units.
    pub total: f64,
    /// When it was issued; now by default.
    pub issued: Option<NaiveDateTime>,
    /// When it is due; after the client's days of credit by default.
    pub due: Option<NaiveDateTime>,
    /// Whether it is in dollars.
    pub dollars: bool,
    /// Whether it is not stamped.
    pub unstamped: bool,
    /// The client's purchase order.
    pub purchase_order: Option<String>,
}

/// What changes about an invoice.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct InvoiceChange {
    /// New total, units.
    pub total: Option<f64>,
    /// New due time.
    pub due: Option<NaiveDateTime>,
    /// Credit notes applied, units.
    pub credited: Option<f64>,
    /// Bind's code of the new state: 0 open, 1 paid, 2 cancelled.
    pub status: Option<u8>,
}

/// Why a change was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoChange {
    /// There is no such company.
    #[error("no such company")]
    NoCompany,
    /// Nobody of this name uses it.
    #[error("no such user")]
    NoUser,
    /// There is no such client, invoice, product or warehouse in it.
    #[error("no such row")]
    NoRow,
    /// The amount is not allowed.
    #[error("the amount is not allowed")]
    BadAmount,
}
