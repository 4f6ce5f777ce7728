//! The calls that a company's runs may make in a day, counted over all nodes.

use async_trait::async_trait;
use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use diesel::prelude::*;
use tokio::sync::Mutex;

use crate::domain::erp::bind::{CallBudget, DAILY_CALLS};
use crate::platform::db::schema::erp_call_days;
use crate::platform::db::{Conn, Db, DbError, DbResult};
use crate::platform::values::ids::CompanyId;
use crate::platform::{clock, settings};

/// Setting in the database that lowers the daily limit.
const LIMIT_SETTING: &str = "erp.daily_calls";
/// Calls that are taken from the database at once.
const BATCH: i32 = 20;

/// A company's budget. Days are those of UTC.
pub struct DailyBudget {
    db: Db,
    company: CompanyId,
    purse: Mutex<Purse>,
}

#[derive(Clone, Copy, Default)]
struct Purse {
    day: NaiveDate,
    left: i32,
}

impl DailyBudget {
    /// The budget of `company`.
    #[must_use]
    pub fn new(db: Db, company: CompanyId) -> Self {
        Self {
            db,
            company,
            purse: Mutex::default(),
        }
    }

    /// Gives back what was taken from the database and not used.
    ///
    /// # Errors
    /// The database's.
    pub async fn release(&self) -> DbResult<()> {
        let purse = std::mem::take(&mut *self.purse.lock().await);
        if purse.left == 0 {
            return Ok(());
        }
        let company = self.company.clone();
        self.db
            .write(move |conn| give_back(conn, &company, purse))
            .await
    }
}

#[async_trait]
impl CallBudget for DailyBudget {
    async fn take(&self) -> bool {
        let today = clock::wall().date_naive();
        let mut purse = self.purse.lock().await;
        if purse.day != today {
            *purse = Purse {
                day: today,
                left: 0,
            };
        }
        if purse.left == 0 {
            let company = self.company.clone();
            match self
                .db
                .write(move |conn| withdraw(conn, &company, today))
                .await
            {
                Ok(taken) => purse.left = taken,
                Err(fault) => tracing::error!(%fault, "the budget of calls cannot be read"),
            }
        }
        if purse.left == 0 {
            return false;
        }
        purse.left -= 1;
        true
    }
}

/// Takes up to [`BATCH`] calls; zero when the day's are spent.
fn withdraw(conn: &mut Conn, company: &CompanyId, day: NaiveDate) -> DbResult<i32> {
    let limit = limit(conn)?;
    ensure_day(conn, company, day)?;
    for size in [BATCH, 1] {
        let room = erp_call_days::table
            .find((company, day))
            .filter(erp_call_days::calls.le(limit - size));
        let taken = diesel::update(room)
            .set(erp_call_days::calls.eq(erp_call_days::calls + size))
            .execute(conn)?;
        if taken == 1 {
            return Ok(size);
        }
    }
    Ok(0)
}

fn ensure_day(conn: &mut Conn, company: &CompanyId, day: NaiveDate) -> DbResult<()> {
    let row = erp_call_days::table.find((company, day));
    if diesel::select(diesel::dsl::exists(row)).get_result(conn)? {
        return Ok(());
    }
    let inserted = conn.transaction(|conn| {
        diesel::insert_into(erp_call_days::table)
            .values((
                erp_call_days::company_id.eq(company),
                erp_call_days::day.eq(day),
                erp_call_days::calls.eq(0),
            ))
            .execute(conn)
    });
    match inserted.map_err(DbError::from) {
        Err(fault) if !fault.is_unique_violation() => Err(fault),
        _ => Ok(()),
    }
}

/// Calls that a company has made on a day, and how many it may make.
///
/// # Errors
/// The database's.
pub fn spent(conn: &mut Conn, company: &CompanyId, day: NaiveDate) -> DbResult<(i32, i32)> {
    let calls: Option<i32> = erp_call_days::table
        .find((company, day))
        .select(erp_call_days::calls)
        .first(conn)
        .optional()?;
    Ok((calls.unwrap_or(0), limit(conn)?))
}

/// Five minutes into the next day of UTC, when the budget is whole again.
pub(crate) fn whole_again(now: DateTime<Utc>) -> DateTime<Utc> {
    let midnight = now.date_naive().and_time(NaiveTime::MIN).and_utc();
    midnight + Duration::days(1) + Duration::minutes(5)
}

/// Calls that a company may make in a day.
pub(super) fn limit(conn: &mut Conn) -> DbResult<i32> {
    let most = i32::try_from(DAILY_CALLS).unwrap_or(i32::MAX);
    let lowered = settings::get(conn, LIMIT_SETTING)?;
    Ok(lowered
        .and_then(|text| text.parse().ok())
        .map_or(most, |own: i32| own.min(most)))
}

fn give_back(conn: &mut Conn, company: &CompanyId, purse: Purse) -> DbResult<()> {
    diesel::update(erp_call_days::table.find((company, purse.day)))
        .set(erp_call_days::calls.eq(erp_call_days::calls - purse.left))
        .execute(conn)?;
    Ok(())
}
