//! Reading one thing again: asked outside any transaction, saved as the hourly pass saves it.

use std::sync::Arc;

use chrono::{DateTime, Days, NaiveDate, Utc};
use diesel::prelude::*;

use super::event::Noun;
use crate::domain::customers::{self, NewCustomers};
use crate::domain::erp::{
    Connector, ErpClient, ErpClientDetail, ErpError, ErpInvoice, ErpInvoiceDetail, InvoiceQuery,
};
use crate::domain::invoices::{self, Derive};
use crate::domain::sync::Currencies;
use crate::platform::db::schema::{customers as customer_rows, invoices as invoice_rows};
use crate::platform::db::{Conn, Db, DbResult};
use crate::platform::values::ids::CompanyId;

/// One key's eyes on a company's things.
pub(super) struct Reader {
    db: Db,
    erp: Arc<dyn Connector>,
    company: CompanyId,
    currencies: Option<Currencies>,
}

/// What the ERP said of a thing.
pub(super) enum Found {
    /// The client as it is.
    Client(Box<ErpClient>),
    /// There is no such client.
    NoClient(String),
    /// The invoice as lists show it, and its client if we do not hold it.
    Invoice(Box<ErpInvoice>, Option<Box<ErpClient>>, Currencies),
    /// The invoice as only the single reading shows it.
    InvoiceDetail(Box<ErpInvoiceDetail>),
    /// There is no such invoice.
    NoInvoice(String),
    /// Nothing that a hint can tell more about than the hourly pass.
    Later,
}

/// Why a thing was not read.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unread {
    /// The ERP did not answer as it should.
    #[error(transparent)]
    Erp(#[from] ErpError),
    /// Our own database failed.
    #[error(transparent)]
    Db(#[from] crate::platform::db::DbError),
}

impl Reader {
    pub(super) const fn new(db: Db, erp: Arc<dyn Connector>, company: CompanyId) -> Self {
        Self {
            db,
            erp,
            company,
            currencies: None,
        }
    }

    /// Asks the ERP.
    pub(super) async fn read(&mut self, noun: Noun, id: &str) -> Result<Found, Unread> {
        match noun {
            Noun::Customer => Ok(match self.erp.client(id).await? {
                Some(detail) => Found::Client(Box::new(as_listed(detail))),
                None => Found::NoClient(id.to_owned()),
            }),
            Noun::Invoice => self.invoice(id).await,
            Noun::Product => Ok(Found::Later),
        }
    }

    /// Lists show the total, the due day and the currency; the single reading does not. So the
    /// invoice is looked for in the list of its client.
    async fn invoice(&mut self, id: &str) -> Result<Found, Unread> {
        let mut query = match self.held(id).await? {
            Some((client, issued)) => of_day(client, issued),
            None => match self.erp.invoice(id).await? {
                Some(detail) => of_detail(&detail),
                None => return Ok(Found::NoInvoice(id.to_owned())),
            },
        };
        if let Some(row) = self.listed(&query, id).await? {
            return self.with_client(row).await;
        }
        let Some(detail) = self.erp.invoice(id).await? else {
            return Ok(Found::NoInvoice(id.to_owned()));
        };
        // It was given another day, or another client.
        query = InvoiceQuery {
            client_external_id: Some(detail.client_external_id.clone()),
            ..InvoiceQuery::default()
        };
        match self.listed(&query, id).await? {
            Some(row) => self.with_client(row).await,
            None => Ok(Found::InvoiceDetail(Box::new(detail))),
        }
    }

    async fn held(&self, id: &str) -> Result<Option<(String, NaiveDate)>, Unread> {
        let (company, id) = (self.company.clone(), id.to_owned());
        let held: DbResult<_> = self
            .db
            .read(move |conn| {
                Ok(invoice_rows::table
                    .inner_join(customer_rows::table)
                    .filter(invoice_rows::company_id.eq(company))
                    .filter(invoice_rows::external_id.eq(id))
                    .select((customer_rows::external_id, invoice_rows::issued_on))
                    .first(conn)
                    .optional()?)
            })
            .await;
        Ok(held?)
    }

    async fn listed(&self, query: &InvoiceQuery, id: &str) -> Result<Option<ErpInvoice>, Unread> {
        let mut next = None;
        loop {
            let page = self.erp.invoices(query, next).await?;
            if let Some(row) = page.rows.into_iter().find(|row| row.external_id == id) {
                return Ok(Some(row));
            }
            if page.next.is_none() {
                return Ok(None);
            }
            next = page.next;
        }
    }

    async fn with_client(&mut self, row: ErpInvoice) -> Result<Found, Unread> {
        let currencies = match &self.currencies {
            Some(known) => known.clone(),
            None => Currencies::of(&self.erp.currencies().await?.rows),
        };
        self.currencies = Some(currencies.clone());
        let (company, wanted) = (self.company.clone(), vec![row.client_external_id.clone()]);
        let unknown: DbResult<_> = self
            .db
            .read(move |conn| customers::unknown_among(conn, &company, &wanted))
            .await;
        let client = match unknown?.first() {
            Some(id) => self.erp.client(id).await?.map(as_listed).map(Box::new),
            None => None,
        };
        Ok(Found::Invoice(Box::new(row), client, currencies))
    }
}

/// Writes what was found.
///
/// # Errors
/// The database's.
pub(super) fn save(
    conn: &mut Conn,
    company: &CompanyId,
    start: &NewCustomers,
    found: &Found,
    now: DateTime<Utc>,
) -> DbResult<()> {
    match found {
        Found::Client(client) => {
            let page = std::slice::from_ref(&**client);
            customers::save_page(conn, company, start, page, now).map(drop)
        }
        Found::NoClient(id) => customers::mark_gone(conn, company, id, now).map(drop),
        Found::Invoice(row, client, currencies) => {
            if let Some(client) = client {
                let page = std::slice::from_ref(&**client);
                customers::save_page(conn, company, start, page, now)?;
            }
            let page = std::slice::from_ref(&**row);
            invoices::save_page(conn, company, (currencies, Derive::Now), page, now).map(drop)
        }
        Found::InvoiceDetail(detail) => {
            invoices::apply_detail(conn, company, detail, now).map(drop)
        }
        Found::NoInvoice(id) => invoices::apply_missing(conn, company, id, now).map(drop),
        Found::Later => Ok(()),
    }
}

fn of_day(client: String, issued: NaiveDate) -> InvoiceQuery {
    InvoiceQuery {
        since: Some(issued),
        before: issued.checked_add_days(Days::new(1)),
        client_external_id: Some(client),
        ..InvoiceQuery::default()
    }
}

/// The day on which it was made is mostly the day on which it was issued.
fn of_detail(detail: &ErpInvoiceDetail) -> InvoiceQuery {
    let client = detail.client_external_id.clone();
    match detail.created_at {
        Some(at) => of_day(client, at.date()),
        None => InvoiceQuery {
            client_external_id: Some(client),
            ..InvoiceQuery::default()
        },
    }
}

fn as_listed(detail: ErpClientDetail) -> ErpClient {
    ErpClient {
        external_id: detail.external_id,
        number: detail.number,
        name: detail.name,
        legal_name: detail.legal_name,
        tax_id: detail.tax_id,
        email: detail.email,
        phone: detail.phone,
        location_external_id: detail.location_external_id,
        tax_regime: None,
    }
}
