//! What a company of the simulator owns. Amounts are doubles of units, as Bind sends them.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDateTime;

use super::goods::Goods;
use super::hooks::Hook;

/// Bind's id of the Mexican peso, the same in every company.
pub const PESO: u128 = 0xb7e2_c065_bd52_40ca_b508_3acc_dd53_8860;
/// Bind's id of the dollar.
pub const DOLLAR: u128 = 0xa260_c860_9d2d_480a_b090_82cc_9408_d7f8;

/// A company.
#[derive(Debug, Default)]
pub struct Company {
    pub number: i64,
    pub id: u128,
    pub name: String,
    pub legal_name: String,
    pub rfc: String,
    pub city: String,
    pub state: String,
    pub zip: String,
    /// Whether its subscription at the ERP is active.
    pub active: bool,
    pub users: Vec<User>,
    pub locations: Vec<Named>,
    pub price_lists: Vec<Named>,
    pub goods: Goods,
    pub accounts: Vec<Account>,
    pub sellers: Vec<String>,
    pub collectors: Vec<String>,
    pub clients: Vec<Client>,
    pub invoices: Vec<Invoice>,
    pub payments: Vec<Payment>,
    pub client_at: HashMap<u128, u32>,
    pub invoice_at: HashMap<u128, u32>,
    /// Positions of each invoice's payments.
    pub payments_at: Vec<Vec<u32>>,
    /// Grows with every change, so that kept selections can be told from stale ones.
    pub version: u64,
    /// Rows that a question selects, in order, for the version they were selected at.
    pub selections: HashMap<String, (u64, Arc<[u32]>)>,
}

/// A user of a company.
#[derive(Clone, Debug)]
pub struct User {
    pub id: u128,
    /// Short name, the part before the bar of the name at sign-in.
    pub name: String,
    pub full_name: String,
    pub job: String,
    pub email: String,
    pub role: String,
    pub administrator: bool,
    pub hooks: Vec<Hook>,
}

/// Something with a name.
#[derive(Clone, Debug)]
pub struct Named {
    pub id: u128,
    pub name: String,
}

/// A bank account.
#[derive(Clone, Debug)]
pub struct Account {
    pub id: u128,
    pub bank_id: u128,
    pub bank: String,
    pub name: String,
    pub balance: f64,
    pub dollars: bool,
}

/// A client.
#[derive(Clone, Debug)]
pub struct Client {
    pub id: u128,
    pub number: u32,
    pub trade_name: Box<str>,
    pub legal_name: Box<str>,
    pub rfc: Box<str>,
    pub email: Option<Box<str>>,
    pub phone: Option<Box<str>>,
    pub regime: Option<Box<str>>,
    pub credit_days: u16,
    pub credit_amount: f64,
    /// Positions of seller, collector, price list and location; out of range: none.
    pub seller: u8,
    pub collector: u8,
    pub price_list: u8,
    pub location: u8,
    pub created: NaiveDateTime,
}

/// What has become of an invoice: Bind's codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Open = 0,
    Paid = 1,
    Cancelled = 2,
}

/// An invoice.
#[derive(Clone, Debug)]
pub struct Invoice {
    pub id: u128,
    /// The tax authority's id of a stamped one.
    pub fiscal_id: Option<u128>,
    pub client: u32,
    pub number: u32,
    pub credit_series: bool,
    pub dollars: bool,
    pub status: Status,
    pub issued: NaiveDateTime,
    pub due: NaiveDateTime,
    pub subtotal: f64,
    pub vat: f64,
    pub total: f64,
    pub paid: f64,
    pub credited: f64,
    pub purchase_order: Option<Box<str>>,
}

/// A payment applied to an invoice.
#[derive(Clone, Debug)]
pub struct Payment {
    pub id: u128,
    pub movement: u128,
    pub invoice: u32,
    pub at: NaiveDateTime,
    pub amount: f64,
    pub cancelled: bool,
}

impl Company {
    /// The position of a user: by short name, name at sign-in, `admin` for the first
    /// administrator or `user` for the first other.
    pub fn user(&self, who: &str) -> Option<usize> {
        let name = match who.split_once('|') {
            Some((name, number)) if number.parse() == Ok(self.number) => name,
            Some(_) => return None,
            None => who,
        };
        self.users.iter().position(|user| match name {
            "admin" => user.administrator,
            "user" => !user.administrator,
            name => user.name == name,
        })
    }

    /// The name at sign-in of the user at a position, such as `mario|90001`.
    pub fn username(&self, user: usize) -> String {
        format!("{}|{}", self.users[user].name, self.number)
    }

    /// Finds clients and invoices by id, and payments by invoice, from now on.
    pub fn index(&mut self) {
        self.client_at = self
            .clients
            .iter()
            .enumerate()
            .map(|(at, client)| (client.id, at as u32))
            .collect();
        self.invoice_at = self
            .invoices
            .iter()
            .enumerate()
            .map(|(at, invoice)| (invoice.id, at as u32))
            .collect();
        self.payments_at = vec![Vec::new(); self.invoices.len()];
        for (at, payment) in (0..).zip(&self.payments) {
            self.payments_at[payment.invoice as usize].push(at);
        }
    }

    /// A company's rows have changed.
    pub fn touch(&mut self) {
        self.version += 1;
        self.selections.clear();
    }
}

/// A GUID as Bind writes it.
pub fn guid(id: u128) -> String {
    uuid::Uuid::from_u128(id).to_string()
}
