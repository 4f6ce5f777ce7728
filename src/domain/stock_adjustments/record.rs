//! Writing an adjustment down: what a person sent is kept and will reach the ERP.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::{STOCK_ADJUSTMENT, State};
use crate::domain::articles::search::ArticleView;
use crate::domain::audit::{self, Actor, Entry};
use crate::domain::stock::look_up::{self, Warehouse};
use crate::platform::db::schema::{articles, stock_adjustments};
use crate::platform::db::{Conn, DbError, DbResult, MultiBackend};
use crate::platform::i18n::Locale;
use crate::platform::jobs::{self, NewJob};
use crate::platform::values::Quantity;
use crate::platform::values::ids::{AdjustmentId, ArticleId, CatalogueId, CompanyId};

use super::Reason;

/// Longest note, characters.
pub(super) const NOTE_CHARS: usize = 300;
/// Shortest key of a form, characters.
const KEY_CHARS: std::ops::RangeInclusive<usize> = 16..=64;

/// What a person wants to change.
#[derive(Clone, Debug)]
pub struct NewAdjustment {
    /// Unguessable and fixed when the form was shown: the same form makes one adjustment.
    pub form_key: String,
    /// Of what.
    pub article: ArticleView,
    /// Where.
    pub warehouse: Warehouse,
    /// How much more.
    pub delta: Quantity,
    /// What the person saw as being there.
    pub seen: Quantity,
    /// Why.
    pub reason: Reason,
    /// In the person's own words.
    pub note: String,
    /// Whether the person agrees to less than nothing.
    pub below_zero: bool,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// Written down; it is on its way.
    New(AdjustmentId),
    /// The same form came before; this is what it made.
    Already(AdjustmentId),
}

/// Why nothing was written down.
#[derive(Debug, thiserror::Error)]
pub enum RecordFault {
    /// The stock is not what the person saw any more.
    #[error("the stock has changed")]
    Stale {
        /// What is expected now.
        now: Quantity,
    },
    /// It changes nothing.
    #[error("no change")]
    NoChange,
    /// It leaves less than nothing, and the person has not agreed.
    #[error("below zero")]
    BelowZero,
    /// Longer than 300 characters.
    #[error("the note is too long")]
    NoteTooLong,
    /// "Other" needs words.
    #[error("the note is missing")]
    NoteMissing,
    /// The form's key is none of ours.
    #[error("no key")]
    NoKey,
    /// The form made another adjustment before.
    #[error("the form was used")]
    Used,
    /// The ERP has dropped the article.
    #[error("the article is gone")]
    Gone,
    /// The database's.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Writes an adjustment down and puts it in the queue, once for a form.
///
/// # Errors
/// Why nothing was written down.
pub fn record(
    conn: &mut Conn,
    actor: &Actor,
    company: &CompanyId,
    new: &NewAdjustment,
    now: DateTime<Utc>,
) -> Result<Recorded, RecordFault> {
    let key_is_ours = KEY_CHARS.contains(&new.form_key.len())
        && new
            .form_key
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric());
    if !key_is_ours {
        return Err(RecordFault::NoKey);
    }
    let there = lock(conn, company, new)?;
    match of_form(conn, company, &new.form_key)? {
        Some(made) if made.is(new) => return Ok(Recorded::Already(made.id)),
        Some(_) => return Err(RecordFault::Used),
        None => {}
    }
    if !there {
        return Err(RecordFault::Gone);
    }
    check(conn, company, new)?;
    let id = AdjustmentId::new();
    let inserted = conn
        .transaction(|conn| insert(conn, &id, actor, company, new, now))
        .map_err(DbError::from);
    match inserted {
        Ok(()) => {}
        Err(fault) if fault.is_unique_violation() => {
            return match of_form(conn, company, &new.form_key)? {
                Some(made) if made.is(new) => Ok(Recorded::Already(made.id)),
                _ => Err(RecordFault::Used),
            };
        }
        Err(fault) => return Err(fault.into()),
    }
    enqueue(conn, company, &id, now)?;
    note(conn, actor, company, &id, new, now)?;
    Ok(Recorded::New(id))
}

/// Puts the job that sends an adjustment in the queue, if it is not there.
pub(super) fn enqueue(
    conn: &mut Conn,
    company: &CompanyId,
    id: &AdjustmentId,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let job = NewJob {
        kind: STOCK_ADJUSTMENT,
        company: Some(company),
        unique_key: &format!("{STOCK_ADJUSTMENT}:{id}"),
        payload: id.as_str(),
    };
    jobs::enqueue(conn, &job, now).map(drop)
}

/// What a form has made.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = stock_adjustments, check_for_backend(MultiBackend))]
pub struct Made {
    /// The adjustment.
    pub id: AdjustmentId,
    article_id: ArticleId,
    warehouse_id: CatalogueId,
    delta: i64,
}

impl Made {
    /// Whether this is what it makes: shown once more after it was sent, a form finds the stock
    /// changed by itself.
    #[must_use]
    pub fn is_of(&self, article: &ArticleId, warehouse: &CatalogueId, delta: Quantity) -> bool {
        self.article_id == *article
            && self.warehouse_id == *warehouse
            && self.delta == delta.thousandths()
    }

    fn is(&self, new: &NewAdjustment) -> bool {
        self.is_of(&new.article.id, &new.warehouse.id, new.delta)
    }
}

/// What the form with this key has made; nothing, if it was not sent.
///
/// # Errors
/// The database's.
pub fn of_form(conn: &mut Conn, company: &CompanyId, key: &str) -> DbResult<Option<Made>> {
    Ok(stock_adjustments::table
        .filter(stock_adjustments::company_id.eq(company))
        .filter(stock_adjustments::form_key.eq(key))
        .select(Made::as_select())
        .first(conn)
        .optional()?)
}

/// Locks the article's row: of several at once, each sees what the one before has changed. `false`:
/// the ERP has dropped the article.
fn lock(conn: &mut Conn, company: &CompanyId, new: &NewAdjustment) -> DbResult<bool> {
    let row = articles::table
        .find(&new.article.id)
        .filter(articles::company_id.eq(company))
        .filter(articles::removed_at.is_null());
    let locked = diesel::update(row)
        .set(articles::sku.eq(articles::sku))
        .execute(conn)?;
    Ok(locked == 1)
}

fn check(conn: &mut Conn, company: &CompanyId, new: &NewAdjustment) -> Result<(), RecordFault> {
    if new.note.chars().count() > NOTE_CHARS {
        return Err(RecordFault::NoteTooLong);
    }
    if new.reason == Reason::Other && new.note.trim().is_empty() {
        return Err(RecordFault::NoteMissing);
    }
    let (article, warehouse) = (&new.article.id, &new.warehouse.id);
    let holding = look_up::holding(conn, company, article, warehouse)?;
    if holding.expected() != new.seen {
        return Err(stale(conn, company, new)?);
    }
    if new.delta == Quantity::ZERO {
        return Err(RecordFault::NoChange);
    }
    if (new.seen + new.delta).is_negative() && new.delta.is_negative() && !new.below_zero {
        return Err(RecordFault::BelowZero);
    }
    Ok(())
}

fn stale(conn: &mut Conn, company: &CompanyId, new: &NewAdjustment) -> DbResult<RecordFault> {
    let holding = look_up::holding(conn, company, &new.article.id, &new.warehouse.id)?;
    Ok(RecordFault::Stale {
        now: holding.expected(),
    })
}

fn insert(
    conn: &mut Conn,
    id: &AdjustmentId,
    actor: &Actor,
    company: &CompanyId,
    new: &NewAdjustment,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(stock_adjustments::table)
        .values((
            stock_adjustments::id.eq(id),
            stock_adjustments::company_id.eq(company),
            stock_adjustments::article_id.eq(&new.article.id),
            stock_adjustments::warehouse_id.eq(&new.warehouse.id),
            stock_adjustments::user_id.eq(actor.user.as_ref()),
            stock_adjustments::user_name.eq(&actor.name),
            stock_adjustments::form_key.eq(&new.form_key),
            stock_adjustments::delta.eq(new.delta.thousandths()),
            stock_adjustments::before_quantity.eq(new.seen.thousandths()),
            stock_adjustments::reason.eq(new.reason.code()),
            stock_adjustments::note.eq(new.note.trim()),
            stock_adjustments::state.eq(State::Queued.code()),
            stock_adjustments::attempts.eq(0),
            stock_adjustments::available_at.eq(now.naive_utc()),
            stock_adjustments::created_at.eq(now.naive_utc()),
        ))
        .execute(conn)
        .map(drop)
}

fn note(
    conn: &mut Conn,
    actor: &Actor,
    company: &CompanyId,
    id: &AdjustmentId,
    new: &NewAdjustment,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let detail = format!(
        "{} · {} · {}",
        new.article.name,
        new.warehouse.name,
        new.delta.signed(Locale::default())
    );
    let entry = Entry {
        company: Some(company),
        action: "stock.adjusted",
        subject: Some(&format!("adjustment:{id}")),
        detail: Some(&detail),
    };
    audit::record(conn, actor, &entry, now)
}
