//! Asking the ERP for one article in one warehouse, after a change or before a decision.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::look_up::Warehouse;
use crate::domain::erp::{Connector, ErpError};
use crate::domain::integration_keys::{self, OpenKey};
use crate::domain::sync::DailyBudget;
use crate::platform::clock;
use crate::platform::db::schema::stock;
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::values::ids::{ArticleId, CompanyId};
use crate::platform::vault::VaultError;
use crate::services::Services;

/// How long a person waits.
const LIMIT: Duration = Duration::from_secs(20);

/// How far a warehouse's list is searched for one article, for the ERP cannot be asked for it
/// alone; beyond that the next synchronisation tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// As far as may be done for every count.
    Near,
    /// As far as a decision is worth.
    Far,
}

impl Reach {
    const fn pages(self) -> usize {
        match self {
            Self::Near => 3,
            Self::Far => 20,
        }
    }
}

/// Why the ERP told nothing new.
#[derive(Debug, thiserror::Error)]
pub enum ReadFault {
    /// The company has no key in use.
    #[error("no key")]
    NoKey,
    /// The ERP did not answer as it should.
    #[error(transparent)]
    Erp(#[from] ErpError),
    /// Our own database or vault failed.
    #[error(transparent)]
    Internal(#[from] VaultError),
}

impl From<DbError> for ReadFault {
    fn from(fault: DbError) -> Self {
        Self::Internal(fault.into())
    }
}

/// Asks the ERP what a warehouse holds of an article and keeps it, within the company's budget of
/// calls. `false`: the article is not on the pages that were turned, there are more, and nothing has
/// changed.
///
/// # Errors
/// Why the ERP told nothing.
pub async fn read_again(
    services: &Services,
    company: &CompanyId,
    (article, external_id): (&ArticleId, &str),
    (warehouse, reach): (&Warehouse, Reach),
) -> Result<bool, ReadFault> {
    let (mine, vault) = (company.clone(), Arc::clone(&services.vault));
    let key: Result<Option<OpenKey>, VaultError> = services
        .db
        .read(move |conn| integration_keys::open_best(conn, &vault, &mine))
        .await;
    let key = key?.ok_or(ReadFault::NoKey)?;
    let budget = Arc::new(DailyBudget::new(services.db.clone(), company.clone()));
    let shared: Arc<DailyBudget> = Arc::clone(&budget);
    let erp = key.connect(services)?.with_budget(shared);
    let (asked, place) = (clock::wall(), (warehouse.external_id.as_str(), reach));
    let found = tokio::time::timeout(LIMIT, look_for(&erp, place, external_id))
        .await
        .unwrap_or(Err(ErpError::TimedOut));
    budget.release().await?;
    let Some(told) = found? else {
        return Ok(false);
    };
    keep(services, company, (article, warehouse), (told, asked)).await?;
    Ok(true)
}

/// What there is, thousandths, and where, if the ERP says so.
type Told = (i64, Option<String>);

async fn look_for(
    erp: &dyn Connector,
    (warehouse, reach): (&str, Reach),
    product: &str,
) -> Result<Option<Told>, ErpError> {
    let (mut place, mut whole) = (None, true);
    for _ in 0..reach.pages() {
        let page = erp.stock(warehouse, place).await?;
        let mut rows = page.rows.into_iter();
        if let Some(row) = rows.find(|row| row.product_external_id == product) {
            return Ok(Some((row.quantity, Some(row.place))));
        }
        whole &= page.rejected.is_empty();
        place = page.next;
        if place.is_none() {
            // What a warehouse, read whole, does not list is not in it.
            return Ok(whole.then_some((0, None)));
        }
    }
    Ok(None)
}

async fn keep(
    services: &Services,
    company: &CompanyId,
    (article, warehouse): (&ArticleId, &Warehouse),
    ((quantity, place), asked): (Told, DateTime<Utc>),
) -> DbResult<()> {
    let (company, article, warehouse) = (company.clone(), article.clone(), warehouse.id.clone());
    services
        .db
        .write(move |conn| {
            let key = (article.as_str(), warehouse.as_str());
            let told = (quantity, place.as_deref());
            put(conn, &company, key, told, asked)
        })
        .await
}

/// Writes what there is now, in thousandths, and where. The next synchronisation writes its own
/// row whatever it had told before.
pub(crate) fn put(
    conn: &mut Conn,
    company: &CompanyId,
    (article, warehouse): (&str, &str),
    (quantity, place): (i64, Option<&str>),
    now: DateTime<Utc>,
) -> DbResult<()> {
    if change(conn, (article, warehouse), (quantity, place), now)? {
        return Ok(());
    }
    let inserted = conn.transaction(|conn| {
        diesel::insert_into(stock::table)
            .values((
                stock::article_id.eq(article),
                stock::warehouse_id.eq(warehouse),
                stock::company_id.eq(company),
                stock::quantity.eq(quantity),
                stock::place.eq(place.unwrap_or_default()),
                stock::fingerprint.eq(""),
                stock::updated_at.eq(now.naive_utc()),
            ))
            .execute(conn)
    });
    match inserted.map_err(DbError::from) {
        // Somebody else has written it at this very moment.
        Err(fault) if fault.is_unique_violation() => {
            change(conn, (article, warehouse), (quantity, place), now).map(drop)
        }
        inserted => inserted.map(drop),
    }
}

/// `false`: there is no such row.
fn change(
    conn: &mut Conn,
    key: (&str, &str),
    (quantity, place): (i64, Option<&str>),
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let row = stock::table.find(key);
    let changed = diesel::update(row)
        .set((
            stock::quantity.eq(quantity),
            place.map(|place| stock::place.eq(place)),
            stock::fingerprint.eq(""),
            stock::updated_at.eq(now.naive_utc()),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}
