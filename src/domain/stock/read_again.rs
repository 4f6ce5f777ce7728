//! Asking the ERP for one article in one warehouse, after a change or before a decision.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::look_up::Warehouse;
use crate::domain::erp::{Connector, ErpError, ErpStock};
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
/// calls. `false`: the article was not on the pages that were turned, and nothing has changed.
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

async fn look_for(
    erp: &dyn Connector,
    (warehouse, reach): (&str, Reach),
    product: &str,
) -> Result<Option<ErpStock>, ErpError> {
    let mut place = None;
    for _ in 0..reach.pages() {
        let page = erp.stock(warehouse, place).await?;
        let found = page
            .rows
            .into_iter()
            .find(|row| row.product_external_id == product);
        if found.is_some() || page.next.is_none() {
            return Ok(found);
        }
        place = page.next;
    }
    Ok(None)
}

async fn keep(
    services: &Services,
    company: &CompanyId,
    (article, warehouse): (&ArticleId, &Warehouse),
    (told, asked): (ErpStock, DateTime<Utc>),
) -> DbResult<()> {
    let (company, article, warehouse) = (company.clone(), article.clone(), warehouse.id.clone());
    services
        .db
        .write(move |conn| {
            let key = (article.as_str(), warehouse.as_str());
            let told = (told.quantity, Some(told.place.as_str()));
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
    let row = stock::table.find((article, warehouse));
    let changed = diesel::update(row)
        .set((
            stock::quantity.eq(quantity),
            stock::fingerprint.eq(""),
            stock::updated_at.eq(now.naive_utc()),
        ))
        .execute(conn)?;
    if changed == 0 {
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
            .execute(conn)?;
    } else if let Some(place) = place {
        diesel::update(row)
            .set(stock::place.eq(place))
            .execute(conn)?;
    }
    Ok(())
}
