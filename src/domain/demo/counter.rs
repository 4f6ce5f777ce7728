//! What a visitor of the demo lets a user of the ERP do.

use crate::domain::erp::bind::simulator::{NewClient, NewInvoice, World};

/// What the invoice of a sale comes to, cents of a peso.
pub const SALE: i64 = 116_000;
/// Longest name of a client, characters.
const LONGEST_NAME: usize = 80;
/// Days of credit of a new client.
const CREDIT_DAYS: u16 = 30;

/// A sale that was made.
#[derive(Debug, PartialEq, Eq)]
pub struct Sold {
    /// Who made it.
    pub seller: String,
    /// At which company.
    pub company: String,
    /// To whom.
    pub client: String,
}

/// Why there was no sale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSale {
    /// The client has no name, or one that is too long.
    Name,
    /// The ERP has no such user.
    User,
}

/// A user of the ERP (`juan|90003`) takes on a client and invoices it.
///
/// # Errors
/// When a name is not usable.
pub fn sell(world: &mut World, who: &str, client: &str) -> Result<Sold, NoSale> {
    let client = client.trim();
    if client.is_empty() || client.chars().count() > LONGEST_NAME {
        return Err(NoSale::Name);
    }
    let mut users = world.keys().into_iter();
    let user = users
        .find(|user| user.username == who)
        .ok_or(NoSale::User)?;
    let taken = NewClient {
        name: client.to_owned(),
        email: Some("compras@cliente.test".to_owned()),
        credit_days: CREDIT_DAYS,
        ..NewClient::default()
    };
    let company = user.company_number;
    let id = world.by(who).add_client(company, taken);
    let invoice = NewInvoice {
        client: id.map_err(|_| NoSale::User)?,
        total: SALE as f64 / 100.0,
        ..NewInvoice::default()
    };
    let invoiced = world.by(who).add_invoice(company, invoice);
    invoiced.map_err(|_| NoSale::User)?;
    Ok(Sold {
        seller: user.name,
        company: user.company_name,
        client: client.to_owned(),
    })
}
