//! What an ERP tells, in our own words. Amounts are integer hundredths of the document's
//! currency; instants are the company's local time, without a zone.

use chrono::{NaiveDate, NaiveDateTime};

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows that we could read, in the ERP's order.
    pub rows: Vec<T>,
    /// The rows that we could not read; they never sink the page.
    pub rejected: Vec<RejectedRow>,
    /// Where the next page begins; `None` on the last one.
    pub next: Option<Cursor>,
    /// How many rows match in all, over every page.
    pub total: i64,
}

/// A row that came and could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectedRow {
    /// The row's id in the ERP; empty when not even that could be read.
    pub external_id: String,
    /// The field and what is wrong with it, for the log and the synchronisation page.
    pub why: String,
}

/// Where a page begins, in the ERP's own terms. It may be stored and used later by a client for
/// the same company and the same query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor(String);

impl Cursor {
    /// The text to store.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for Cursor {
    fn from(text: String) -> Self {
        Self(text)
    }
}

/// Which invoices are wanted; all conditions hold together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InvoiceQuery {
    /// Only those that are neither paid nor cancelled.
    pub open_only: bool,
    /// Only those issued on this day or later.
    pub since: Option<NaiveDate>,
    /// Only those issued before this day.
    pub before: Option<NaiveDate>,
    /// Only those of one client.
    pub client_external_id: Option<String>,
}

/// The ERP user behind a key, and the company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErpUserProfile {
    /// The company's id in the ERP.
    pub company_id: String,
    /// The company's name.
    pub company_name: String,
    /// The number by which the ERP knows the company.
    pub company_number: i64,
    /// The user's e-mail address as the ERP holds it; may be empty.
    pub email: String,
    /// The user's name.
    pub name: String,
    /// The company's tax id.
    pub tax_id: String,
    /// The user's roles as the ERP writes them, such as `1|1|Administrador`.
    pub roles: Vec<String>,
    /// The user's id in the ERP.
    pub user_id: String,
    /// Name at sign-in, such as `laura|90001`.
    pub username: String,
}

impl ErpUserProfile {
    /// Whether any role contains `pattern`, letter case aside.
    #[must_use]
    pub fn has_role_like(&self, pattern: &str) -> bool {
        let pattern = pattern.to_lowercase();
        self.roles
            .iter()
            .any(|role| role.to_lowercase().contains(&pattern))
    }
}

/// The company as it stands on its documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErpCompanyProfile {
    /// Registered name.
    pub legal_name: String,
    /// Name as people know it; the registered one when there is none.
    pub commercial_name: String,
    /// Tax id.
    pub tax_id: String,
    /// Tax regime code, if known.
    pub tax_regime: Option<String>,
    /// Telephone numbers as typed.
    pub phone: Option<String>,
    /// Street with numbers, district, postcode, city and state, in one line.
    pub address: Option<String>,
}

/// A user of the company in the ERP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErpUser {
    /// Id in the ERP.
    pub external_id: String,
    /// Full name.
    pub name: String,
    /// Job, if any.
    pub job: Option<String>,
    /// E-mail as typed, if any.
    pub email: Option<String>,
    /// Name at sign-in, such as `mario|90001`.
    pub username: String,
}

/// A currency of the company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErpCurrency {
    /// Id in the ERP, to which invoices point.
    pub external_id: String,
    /// Name.
    pub name: String,
    /// ISO 4217 code as the ERP writes it.
    pub code: String,
}

/// A client, as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErpClient {
    /// Id in the ERP. The tax id is never unique.
    pub external_id: String,
    /// The ERP's own number of the client.
    pub number: Option<i64>,
    /// Trade name, in one line.
    pub name: String,
    /// Registered name, in one line.
    pub legal_name: String,
    /// Tax id as typed.
    pub tax_id: String,
    /// The e-mail field as it is: may be a placeholder or hold several addresses.
    pub email: Option<String>,
    /// Telephone as typed.
    pub phone: Option<String>,
    /// The ERP's location that the client belongs to.
    pub location_external_id: Option<String>,
    /// Tax regime code.
    pub tax_regime: Option<String>,
}

/// A client with its terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErpClientDetail {
    /// Id in the ERP.
    pub external_id: String,
    /// The ERP's own number of the client.
    pub number: Option<i64>,
    /// Trade name, in one line.
    pub name: String,
    /// Registered name, in one line.
    pub legal_name: String,
    /// Tax id as typed.
    pub tax_id: String,
    /// The e-mail field as it is.
    pub email: Option<String>,
    /// Telephones as typed.
    pub phone: Option<String>,
    /// Days of credit.
    pub credit_days: i64,
    /// Limit of credit, hundredths of the company's own currency.
    pub credit_limit: i64,
    /// The seller.
    pub sales_contact: Option<String>,
    /// The collector.
    pub credit_contact: Option<String>,
    /// The ERP's location that the client belongs to.
    pub location_external_id: Option<String>,
    /// That location's name.
    pub location_name: Option<String>,
    /// Price list.
    pub price_list_external_id: Option<String>,
    /// The state as the ERP words it.
    pub status: Option<String>,
    /// City.
    pub city: Option<String>,
    /// State of the country.
    pub state: Option<String>,
    /// Remarks.
    pub comments: Option<String>,
}

impl ErpClientDetail {
    /// The client as lists show it; they alone tell the tax regime.
    #[must_use]
    pub fn as_listed(&self) -> ErpClient {
        ErpClient {
            external_id: self.external_id.clone(),
            number: self.number,
            name: self.name.clone(),
            legal_name: self.legal_name.clone(),
            tax_id: self.tax_id.clone(),
            email: self.email.clone(),
            phone: self.phone.clone(),
            location_external_id: self.location_external_id.clone(),
            tax_regime: None,
        }
    }
}

/// What has become of an invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvoiceStatus {
    /// Something may still be owed.
    Open,
    /// Settled.
    Paid,
    /// Void.
    Cancelled,
}

/// An invoice, as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErpInvoice {
    /// Id in the ERP.
    pub external_id: String,
    /// Series without the separators around it; may be empty.
    pub series: String,
    /// Number within the series.
    pub number: i64,
    /// Tax authority's id, if stamped.
    pub fiscal_id: Option<String>,
    /// Whose invoice it is.
    pub client_external_id: String,
    /// When it was issued, company's local time.
    pub issued_at: NaiveDateTime,
    /// When it is due, company's local time; the moment of issue when the ERP names none.
    pub due_at: NaiveDateTime,
    /// Total, hundredths.
    pub total: i64,
    /// Payments applied, hundredths.
    pub paid: i64,
    /// Credit notes applied, hundredths.
    pub credited: i64,
    /// Currency of the amounts, by its id in the ERP.
    pub currency_external_id: String,
    /// What has become of it.
    pub status: InvoiceStatus,
    /// Whether the tax authority has stamped it.
    pub stamped: bool,
    /// The client's purchase order, if any.
    pub purchase_order: Option<String>,
    /// Remarks, if any.
    pub comments: Option<String>,
}

impl ErpInvoice {
    /// What is still owed, hundredths; negative when too much was paid.
    #[must_use]
    pub const fn balance(&self) -> i64 {
        self.total
            .saturating_sub(self.paid)
            .saturating_sub(self.credited)
    }
}

/// An invoice read singly. The ERP gives neither the due date nor the currency's id here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErpInvoiceDetail {
    /// Id in the ERP.
    pub external_id: String,
    /// Series without the separators around it; may be empty.
    pub series: String,
    /// Number within the series.
    pub number: i64,
    /// Tax authority's id, if stamped.
    pub fiscal_id: Option<String>,
    /// Whose invoice it is.
    pub client_external_id: String,
    /// When it was made, company's local time.
    pub created_at: Option<NaiveDateTime>,
    /// Total, added up from its parts, hundredths.
    pub total: i64,
    /// Payments applied, hundredths.
    pub paid: i64,
    /// Credit notes applied, hundredths.
    pub credited: i64,
    /// Currency of the amounts, by its name.
    pub currency_name: Option<String>,
    /// What has become of it.
    pub status: InvoiceStatus,
    /// The client's purchase order, if any.
    pub purchase_order: Option<String>,
    /// Remarks, if any.
    pub comments: Option<String>,
}

/// A payment applied to an invoice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErpPayment {
    /// Id in the ERP.
    pub external_id: String,
    /// When it was applied, company's local time.
    pub applied_at: NaiveDateTime,
    /// Amount, hundredths.
    pub amount: i64,
    /// Whether it has been taken back; such a payment does not count.
    pub cancelled: bool,
    /// The account that received it.
    pub account: Option<String>,
    /// Remarks, if any.
    pub comments: Option<String>,
}

/// An entry of one of the ERP's short catalogues: a price list, location, warehouse or category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErpNamed {
    /// Id in the ERP.
    pub external_id: String,
    /// Name, in one line.
    pub name: String,
    /// What it belongs to: a warehouse's location, a category's parent.
    pub parent_external_id: Option<String>,
}

/// A bank account of the company. The ERP tells no number and no CLABE.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErpBankAccount {
    /// Id in the ERP.
    pub external_id: String,
    /// The bank.
    pub bank: String,
    /// The account's name.
    pub name: String,
    /// ISO 4217 code as the ERP writes it.
    pub currency: String,
}

/// Something that is sold or stocked, as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErpProduct {
    /// Id in the ERP.
    pub external_id: String,
    /// The company's own code.
    pub code: String,
    /// Stock-keeping unit; companies write bar codes here.
    pub sku: String,
    /// Name, in one line.
    pub title: String,
    /// Description, may be empty.
    pub description: String,
    /// Unit of measure.
    pub unit: String,
    /// ISO 4217 code of its prices.
    pub currency: String,
    /// The narrowest category that it is in.
    pub category_external_id: Option<String>,
}

/// What one warehouse holds of one product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErpStock {
    /// The product's id in the ERP.
    pub product_external_id: String,
    /// Quantity, thousandths of the product's unit.
    pub quantity: i64,
    /// Where in the warehouse; may be empty.
    pub place: String,
}

/// A change of stock by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockChange {
    /// The warehouse's id in the ERP.
    pub warehouse_external_id: String,
    /// The product's id in the ERP.
    pub product_external_id: String,
    /// How much more there is, thousandths of the product's unit; negative: less.
    pub delta: i64,
    /// Remarks, with our reference.
    pub comments: String,
    /// Where the company is; the ERP keeps the local time of the change.
    pub zone: chrono_tz::Tz,
}

/// A web hook that the key's user is subscribed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErpHook {
    /// Id of the subscription.
    pub external_id: String,
    /// The event, such as `Add_Invoice`.
    pub event: String,
    /// The address that is called.
    pub target_url: String,
}
