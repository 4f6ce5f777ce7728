//! Hints: the ERP has told that something has changed there. What a hint is about is read again,
//! by the job for it or, where a run is under way, by the run between two of its pages.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::reread::{self, RereadError};
use crate::domain::erp::{Connector, ErpError};
use crate::platform::clock;
use crate::platform::db::schema::{erp_events, integration_keys};
use crate::platform::db::{Conn, Db, DbResult, MultiBackend};
use crate::platform::values::ids::{CompanyId, ErpEventId, IntegrationKeyId};

/// What is read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Noun {
    /// A customer.
    Customer,
    /// An invoice with its payments.
    Invoice,
    /// An article.
    Product,
}

impl Noun {
    /// The stored word.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Invoice => "invoice",
            Self::Product => "product",
        }
    }

    fn parse(code: &str) -> Option<Self> {
        [Self::Customer, Self::Invoice, Self::Product]
            .into_iter()
            .find(|noun| noun.code() == code)
    }
}

/// A hint that waits.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = erp_events, check_for_backend(MultiBackend))]
pub(crate) struct Hint {
    id: ErpEventId,
    key_id: IntegrationKeyId,
    noun: String,
    external_id: String,
    repeats: i32,
    /// Readings of it that failed.
    pub attempts: i32,
    received_at: NaiveDateTime,
}

/// Whether any hint waits for a company.
///
/// # Errors
/// The database's.
pub(crate) fn any(conn: &mut Conn, company: &CompanyId) -> DbResult<bool> {
    let waiting = erp_events::table
        .filter(erp_events::company_id.eq(company))
        .filter(erp_events::state.eq("waiting"));
    Ok(diesel::select(diesel::dsl::exists(waiting)).get_result(conn)?)
}

/// The oldest hints of a company, at most `most`; customers before invoices before products.
///
/// # Errors
/// The database's.
pub(crate) fn oldest(conn: &mut Conn, company: &CompanyId, most: i64) -> DbResult<Vec<Hint>> {
    let mut hints: Vec<Hint> = erp_events::table
        .filter(erp_events::company_id.eq(company))
        .filter(erp_events::state.eq("waiting"))
        .order((erp_events::received_at, erp_events::id))
        .limit(most)
        .select(Hint::as_select())
        .load(conn)?;
    hints.sort_by_key(|hint| Noun::parse(&hint.noun));
    Ok(hints)
}

/// Reads what a hint is about, and marks it as handled.
///
/// # Errors
/// [`RereadError`]; the hint waits on then.
pub(crate) async fn follow(
    db: &Db,
    erp: &dyn Connector,
    company: &CompanyId,
    hint: &Hint,
) -> Result<(), RereadError> {
    let id = &hint.external_id;
    let _counts = match Noun::parse(&hint.noun) {
        Some(Noun::Customer) => reread::client(db, erp, company, id).await?,
        Some(Noun::Invoice) => reread::invoice(db, erp, company, id).await?,
        Some(Noun::Product) => reread::product(db, erp, company, id).await?,
        None => return Err(not_known().into()),
    };
    let hint = hint.clone();
    let marked: DbResult<()> = db
        .write(move |conn| mark_handled(conn, &hint, clock::wall()))
        .await;
    Ok(marked?)
}

/// Notes a reading that failed: the hint is `waiting` on, or `failed` for good.
///
/// # Errors
/// The database's.
pub(crate) fn note(conn: &mut Conn, hint: &Hint, (state, code): (&str, &str)) -> DbResult<()> {
    diesel::update(erp_events::table.find(&hint.id))
        .set((
            erp_events::state.eq(state),
            erp_events::attempts.eq(erp_events::attempts + 1),
            erp_events::error.eq(code),
        ))
        .execute(conn)?;
    Ok(())
}

/// A hint that came once more while it was read waits on: what was read may be older.
fn mark_handled(conn: &mut Conn, hint: &Hint, now: DateTime<Utc>) -> DbResult<()> {
    // The key's row before the hint's, as receiving locks them.
    let lag = (now.naive_utc() - hint.received_at).num_milliseconds();
    diesel::update(integration_keys::table.find(&hint.key_id))
        .set(integration_keys::last_lag_ms.eq(lag.max(0)))
        .execute(conn)?;
    let same = erp_events::table
        .find(&hint.id)
        .filter(erp_events::repeats.eq(hint.repeats));
    diesel::update(same)
        .set((
            erp_events::state.eq("handled"),
            erp_events::handled_at.eq(now.naive_utc()),
            erp_events::error.eq(None::<String>),
        ))
        .execute(conn)?;
    Ok(())
}

/// A row of a kind that nothing reads.
fn not_known() -> ErpError {
    ErpError::Nonsense {
        what: "an unknown kind of thing".to_owned(),
    }
}
