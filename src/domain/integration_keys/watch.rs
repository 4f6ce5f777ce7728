//! Looking ahead: keys that run out are told of 30, 7 and 1 days before and at their end, once each.

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::concerns;
use super::mail::{self, Desk, News};
use super::warned::{ENDED, enter};
use crate::domain::companies;
use crate::domain::tasks::TaskKind;
use crate::platform::db::schema::{companies as company_rows, integration_keys};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{CompanyId, IntegrationKeyId};
use crate::platform::vault::VaultError;

/// Days before its end at which administrators are written to, the last first.
const STEPS: [i32; 4] = [ENDED, 1, 7, LONGEST];
const LONGEST: i32 = 30;

struct Ending {
    key: IntegrationKeyId,
    company: CompanyId,
    name: String,
    ends: DateTime<Utc>,
    warned: Option<i32>,
}

/// Opens a task for every key that ends within 30 days and writes to the company's administrators
/// at 30, 7 and 1 days, and when it has ended. Of a key that the ERP refuses they have been told. Gives the number of keys
/// that end soon.
///
/// # Errors
/// The database's, and the vault's.
pub fn watch(conn: &mut Conn, desk: Desk<'_>, now: DateTime<Utc>) -> Result<usize, VaultError> {
    let ending = ending(conn, now)?;
    for one in &ending {
        let company = companies::load(conn, &one.company)?;
        let Some(company) = company else { continue };
        let day = one.ends.with_timezone(&company.zone()).date_naive();
        let kind = TaskKind::KeyExpiring;
        let since = one.ends - Duration::days(i64::from(reached(one, now)));
        concerns::open(conn, kind, &one.key, (Some(day), since), now)?;
        if let Some(step) = step_of(one, now)
            && enter(conn, &one.key, step)?
        {
            mail::send(conn, desk, (&company, &one.name), News::Ends(one.ends), now)?;
        }
    }
    Ok(ending.len())
}

/// The keys in use that work and end within the longest step.
fn ending(conn: &mut Conn, now: DateTime<Utc>) -> DbResult<Vec<Ending>> {
    type Row = (
        IntegrationKeyId,
        CompanyId,
        String,
        Option<NaiveDateTime>,
        Option<i32>,
    );
    let before = (now + Duration::days(i64::from(LONGEST))).naive_utc();
    let rows: Vec<Row> = integration_keys::table
        .inner_join(company_rows::table)
        .filter(company_rows::released_at.is_null())
        .filter(integration_keys::revoked_at.is_null())
        .filter(integration_keys::health.ne("failing"))
        .filter(integration_keys::expires_at.le(before))
        .order(integration_keys::id)
        .select((
            integration_keys::id,
            integration_keys::company_id,
            integration_keys::erp_name,
            integration_keys::expires_at,
            integration_keys::warned_days,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|(key, company, name, ends, warned)| {
            Some(Ending {
                key,
                company,
                name,
                ends: ends?.and_utc(),
                warned,
            })
        })
        .collect())
}

/// The step that has been reached last.
fn reached(one: &Ending, now: DateTime<Utc>) -> i32 {
    let is_reached = |step: &i32| one.ends - now <= Duration::days(i64::from(*step));
    STEPS.into_iter().find(is_reached).unwrap_or(LONGEST)
}

/// The step that is due and was not written about.
fn step_of(one: &Ending, now: DateTime<Utc>) -> Option<i32> {
    let due = one.ends - now <= Duration::days(i64::from(LONGEST));
    let step = Some(reached(one, now)).filter(|_| due);
    step.filter(|step| one.warned.is_none_or(|warned| *step < warned))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ending(days: i64, warned: Option<i32>) -> (Ending, DateTime<Utc>) {
        let now = Utc::now();
        let one = Ending {
            key: IntegrationKeyId::new(),
            company: CompanyId::new(),
            name: String::new(),
            ends: now + Duration::days(days),
            warned,
        };
        (one, now)
    }

    #[test]
    fn each_step_is_written_about_once_and_a_missed_one_is_not_made_up_for() {
        for (days, warned, expected) in [
            (31, None, None),
            (30, None, Some(30)),
            (29, Some(30), None),
            (7, Some(30), Some(7)),
            (5, None, Some(7)),
            (3, Some(7), None),
            (1, Some(7), Some(1)),
            (1, Some(30), Some(1)),
            (-3, Some(1), Some(0)),
            (-3, None, Some(0)),
            (-3, Some(0), None),
        ] {
            let (one, now) = ending(days, warned);
            assert_eq!(step_of(&one, now), expected, "{days} days, {warned:?}");
        }
    }
}
