//! Single readings outside a run: one client, one invoice, one article, saved as a run saves them,
//! so that the row is the same whatever came first.

use chrono::{Days, NaiveDateTime};

use super::all_payments::read_all;
use super::{Counts, Currencies, with_failed};
use crate::domain::customers::{self, NewCustomers};
use crate::domain::erp::{
    Connector, ErpClientDetail, ErpError, ErpInvoice, ErpInvoiceDetail, InvoiceQuery,
};
use crate::domain::invoices::{self, Derive};
use crate::domain::{articles, payments};
use crate::platform::clock;
use crate::platform::db::{Db, DbError};
use crate::platform::values::ids::CompanyId;

/// Pages of a client's invoices in which one is looked for.
const MOST_PAGES: usize = 5;

/// Why a single reading failed.
#[derive(Debug, thiserror::Error)]
pub enum RereadError {
    /// The ERP did not answer as it should.
    #[error(transparent)]
    Erp(#[from] ErpError),
    /// The database failed. A unique violation means that a run wrote the row at the same moment:
    /// asking again settles it.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Reads a client with its terms. One that the ERP denies is marked as gone.
///
/// # Errors
/// [`RereadError`].
pub async fn client(
    db: &Db,
    erp: &dyn Connector,
    company: &CompanyId,
    external_id: &str,
) -> Result<Counts, RereadError> {
    let answer = erp.client(external_id).await?;
    let (company, id) = (company.clone(), external_id.to_owned());
    let counts = db
        .write(move |conn| -> Result<_, DbError> {
            let now = clock::wall();
            let Some(detail) = answer else {
                let gone = customers::mark_gone(conn, &company, &id, now)?;
                return Ok(Counts::one_changed(gone));
            };
            let start = NewCustomers::of(conn, &company)?;
            let row = [detail.as_listed()];
            let counts = customers::save_page(conn, &company, &start, &row, now)?;
            Ok(counts + customers::save_terms(conn, &company, &detail, now)?)
        })
        .await?;
    Ok(counts)
}

/// Reads an invoice, its client where we do not hold it, and its payments where another amount is
/// paid than before. One that the ERP denies is marked as missing.
///
/// # Errors
/// [`RereadError`].
pub async fn invoice(
    db: &Db,
    erp: &dyn Connector,
    company: &CompanyId,
    external_id: &str,
) -> Result<Counts, RereadError> {
    let Some(detail) = erp.invoice(external_id).await? else {
        let (company, id) = (company.clone(), external_id.to_owned());
        let changed = db
            .write(move |conn| invoices::apply_missing(conn, &company, &id, clock::wall()))
            .await?;
        return Ok(Counts::one_changed(changed));
    };
    let mut counts = match listed(erp, &detail).await? {
        Some(row) => take(db, erp, company, row).await?,
        None => apply(db, company, detail).await?,
    };
    counts += payments_of(db, erp, company, external_id).await?;
    Ok(counts)
}

/// Reads an article. One that the ERP denies is marked as gone.
///
/// # Errors
/// [`RereadError`].
pub async fn product(
    db: &Db,
    erp: &dyn Connector,
    company: &CompanyId,
    external_id: &str,
) -> Result<Counts, RereadError> {
    let answer = erp.product(external_id).await?;
    let (company, id) = (company.clone(), external_id.to_owned());
    let counts = db
        .write(move |conn| -> Result<_, DbError> {
            let now = clock::wall();
            match answer {
                Some(row) => articles::save_page(conn, &company, &[row], now),
                None => articles::mark_gone(conn, &company, &id, now).map(Counts::one_changed),
            }
        })
        .await?;
    Ok(counts)
}

/// The invoice as the list shows it, with the due day and the currency that the single reading has
/// not: among its client's of about that day, else among its client's open ones.
async fn listed(
    erp: &dyn Connector,
    detail: &ErpInvoiceDetail,
) -> Result<Option<ErpInvoice>, ErpError> {
    let around = |at: NaiveDateTime| InvoiceQuery {
        since: at.date().checked_sub_days(Days::new(1)),
        before: at.date().checked_add_days(Days::new(2)),
        client_external_id: Some(detail.client_external_id.clone()),
        open_only: false,
    };
    let open = InvoiceQuery {
        open_only: true,
        client_external_id: Some(detail.client_external_id.clone()),
        ..InvoiceQuery::default()
    };
    for query in detail.created_at.map(around).into_iter().chain([open]) {
        let mut at = None;
        for _ in 0..MOST_PAGES {
            let page = erp.invoices(&query, at.take()).await?;
            let mut rows = page.rows.into_iter();
            if let Some(row) = rows.find(|row| row.external_id == detail.external_id) {
                return Ok(Some(row));
            }
            at = page.next;
            if at.is_none() {
                break;
            }
        }
    }
    Ok(None)
}

async fn take(
    db: &Db,
    erp: &dyn Connector,
    company: &CompanyId,
    row: ErpInvoice,
) -> Result<Counts, RereadError> {
    let mut currencies = Currencies::of(&[]);
    if currencies.get(&row.currency_external_id).is_none() {
        currencies = Currencies::of(&erp.currencies().await?.rows);
    }
    let client = [row.client_external_id.clone()];
    let of = company.clone();
    let unknown = db
        .read(move |conn| customers::unknown_among(conn, &of, &client))
        .await?;
    let mut owner: Option<ErpClientDetail> = None;
    if let Some(id) = unknown.first() {
        owner = erp.client(id).await?;
    }
    let company = company.clone();
    let counts = db
        .write(move |conn| -> Result<_, DbError> {
            let now = clock::wall();
            let mut counts = Counts::default();
            if let Some(detail) = &owner {
                let start = NewCustomers::of(conn, &company)?;
                let row = [detail.as_listed()];
                counts += customers::save_page(conn, &company, &start, &row, now)?;
                counts += customers::save_terms(conn, &company, detail, now)?;
            }
            let how = (&currencies, Derive::Now);
            let saved = invoices::save_page(conn, &company, how, &[row], now)?;
            for note in saved.notes.iter().filter(|_| saved.counts.failed > 0) {
                tracing::warn!(reason = note.reason.code(), "an invoice was not taken over");
            }
            Ok(counts + saved.counts)
        })
        .await?;
    Ok(counts)
}

/// The list does not show it: what the single reading says of one that we hold.
async fn apply(
    db: &Db,
    company: &CompanyId,
    detail: ErpInvoiceDetail,
) -> Result<Counts, RereadError> {
    let company = company.clone();
    let changed = db
        .write(move |conn| invoices::apply_detail(conn, &company, &detail, clock::wall()))
        .await?;
    Ok(Counts::one_changed(changed))
}

async fn payments_of(
    db: &Db,
    erp: &dyn Connector,
    company: &CompanyId,
    external_id: &str,
) -> Result<Counts, RereadError> {
    let (of, id) = (company.clone(), external_id.to_owned());
    let due = db
        .read(move |conn| payments::one_due(conn, &of, &id))
        .await?;
    let Some(invoice) = due else {
        return Ok(Counts::default());
    };
    let all = read_all(erp, external_id).await?;
    let company = company.clone();
    let counts = db
        .write(move |conn| {
            let shown = (all.rows.as_slice(), all.unreadable == 0);
            payments::save(conn, &company, &invoice, shown, clock::wall())
                .map(|counts| with_failed(counts, all.unreadable))
        })
        .await?;
    Ok(counts)
}
