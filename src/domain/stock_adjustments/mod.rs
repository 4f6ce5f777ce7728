//! Adjustments of stock by people: written down once, sent to the ERP once, settled by a person
//! where nobody can say whether the ERP took them.

mod attend;
mod deliver;
mod list;
mod load;
mod mend;
mod reason;
mod record;
mod resolve;
mod send;
mod state;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use crate::platform::db::schema::stock_adjustments;
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::Quantity;
use crate::platform::values::ids::{AdjustmentId, ArticleId, CatalogueId, CompanyId, UserId};

pub use list::{Line, Listing, PAGE, People, Wanted, find_line, list, of_article, people};
pub use mend::{forget, mend};
pub use reason::Reason;
pub use record::{Made, NewAdjustment, RecordFault, Recorded, of_form, record};
pub use resolve::{Resolution, Resolved, resolve};
pub use send::run_job;
pub use state::State;

/// Kind of the job that sends one adjustment.
pub const STOCK_ADJUSTMENT: &str = "stock_adjustment";

/// An adjustment as its page shows it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = stock_adjustments, check_for_backend(MultiBackend))]
pub struct Adjustment {
    /// Its id.
    pub id: AdjustmentId,
    /// Of what.
    pub article_id: ArticleId,
    /// Where.
    pub warehouse_id: CatalogueId,
    /// Who made it, while the account exists.
    pub user_id: Option<UserId>,
    /// Who made it.
    pub user_name: String,
    /// Thousandths more, or fewer when negative.
    delta: i64,
    /// Thousandths that were expected when it was made.
    before_quantity: i64,
    reason: String,
    /// The person's own words; may be empty.
    pub note: String,
    state: String,
    /// How often it was handed to the ERP or to the wire.
    pub attempts: i32,
    /// When it is tried next, while it waits.
    pub available_at: NaiveDateTime,
    worker_id: Option<String>,
    /// A code of what the ERP answered last, and its own words.
    pub answer: Option<String>,
    /// When it was made.
    pub created_at: NaiveDateTime,
    /// When it was handed over last.
    pub sent_at: Option<NaiveDateTime>,
    /// Who settled it.
    pub settled_by: Option<String>,
    /// When.
    pub settled_at: Option<NaiveDateTime>,
}

impl Adjustment {
    /// How much more there is.
    #[must_use]
    pub const fn delta(&self) -> Quantity {
        Quantity::from_thousandths(self.delta)
    }

    /// What was expected to be there before.
    #[must_use]
    pub const fn before(&self) -> Quantity {
        Quantity::from_thousandths(self.before_quantity)
    }

    /// What there should be afterwards.
    #[must_use]
    pub fn after(&self) -> Quantity {
        self.before() + self.delta()
    }

    /// Why.
    #[must_use]
    pub fn reason(&self) -> Reason {
        Reason::parse(&self.reason).unwrap_or(Reason::Other)
    }

    /// How it stands; what cannot be read is of unknown fate.
    #[must_use]
    pub fn state(&self) -> State {
        State::parse(&self.state).unwrap_or(State::Unknown)
    }

    /// When it was made, as a moment.
    #[must_use]
    pub const fn made_at(&self) -> DateTime<Utc> {
        self.created_at.and_utc()
    }
}

/// One adjustment of a company.
///
/// # Errors
/// The database's.
pub fn find(conn: &mut Conn, company: &CompanyId, id: &str) -> DbResult<Option<Adjustment>> {
    Ok(stock_adjustments::table
        .find(id)
        .filter(stock_adjustments::company_id.eq(company))
        .select(Adjustment::as_select())
        .first(conn)
        .optional()?)
}

/// What is on its way to the ERP for some articles: article, warehouse, change.
///
/// # Errors
/// The database's.
pub fn waiting(
    conn: &mut Conn,
    company: &CompanyId,
    articles: &[ArticleId],
) -> DbResult<Vec<(ArticleId, CatalogueId, Quantity)>> {
    let rows: Vec<(ArticleId, CatalogueId, i64)> = stock_adjustments::table
        .filter(stock_adjustments::company_id.eq(company))
        .filter(stock_adjustments::article_id.eq_any(articles))
        .filter(stock_adjustments::state.eq_any(State::ON_ITS_WAY.map(State::code)))
        .select((
            stock_adjustments::article_id,
            stock_adjustments::warehouse_id,
            stock_adjustments::delta,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(article, warehouse, delta)| (article, warehouse, Quantity::from_thousandths(delta)))
        .collect())
}

/// How many adjustments of a company wait for a person.
///
/// # Errors
/// The database's.
pub fn unsettled(conn: &mut Conn, company: &CompanyId) -> DbResult<i64> {
    Ok(stock_adjustments::table
        .filter(stock_adjustments::company_id.eq(company))
        .filter(stock_adjustments::state.eq_any(State::UNSETTLED.map(State::code)))
        .count()
        .get_result(conn)?)
}

/// A key for a form that is shown now: whoever sends that form again changes nothing again.
#[must_use]
pub fn new_key() -> String {
    uuid::Uuid::new_v4().simple().to_string()
}
