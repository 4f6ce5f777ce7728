//! Taking over the users of the ERP, so that the keys' page can say who has none.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::Counts;
use crate::domain::erp::ErpUser;
use crate::domain::intake::fingerprint;
use crate::platform::db::schema::erp_users;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{CompanyId, ErpUserId};
use crate::platform::values::text::one_line;

/// Writes the users that are new or changed, and marks those that are gone: the list is whole.
///
/// # Errors
/// The database's.
pub(super) fn save(
    conn: &mut Conn,
    company: &CompanyId,
    users: &[ErpUser],
    whole: bool,
    now: DateTime<Utc>,
) -> DbResult<Counts> {
    let mut held = load(conn, company)?;
    let mut counts = Counts::default();
    let mut met = HashSet::new();
    for user in users
        .iter()
        .filter(|user| met.insert(user.external_id.as_str()))
    {
        let row = from_erp(user);
        match held.remove(&user.external_id) {
            Some(known) if known.fingerprint == row.fingerprint && !known.removed => {
                counts.unchanged += 1;
            }
            Some(known) => {
                diesel::update(erp_users::table.find(&known.id))
                    .set((&row, erp_users::removed_at.eq(None::<NaiveDateTime>)))
                    .execute(conn)?;
                counts.changed += 1;
            }
            None => {
                insert(conn, company, user, &row)?;
                counts.created += 1;
            }
        }
    }
    for gone in held.into_values().filter(|known| whole && !known.removed) {
        diesel::update(erp_users::table.find(&gone.id))
            .set(erp_users::removed_at.eq(now.naive_utc()))
            .execute(conn)?;
        counts.changed += 1;
    }
    Ok(counts)
}

struct Known {
    id: ErpUserId,
    fingerprint: String,
    removed: bool,
}

fn load(conn: &mut Conn, company: &CompanyId) -> DbResult<HashMap<String, Known>> {
    let rows: Vec<(String, ErpUserId, String, Option<NaiveDateTime>)> = erp_users::table
        .filter(erp_users::company_id.eq(company))
        .select((
            erp_users::external_id,
            erp_users::id,
            erp_users::fingerprint,
            erp_users::removed_at,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(external, id, fingerprint, removed_at)| {
            (
                external,
                Known {
                    id,
                    fingerprint,
                    removed: removed_at.is_some(),
                },
            )
        })
        .collect())
}

#[derive(Insertable, AsChangeset)]
#[diesel(table_name = erp_users)]
struct FromErp {
    username: String,
    full_name: String,
    email: String,
    job_position: String,
    fingerprint: String,
}

fn from_erp(user: &ErpUser) -> FromErp {
    let line = |text: &Option<String>| one_line(text.as_deref().unwrap_or_default());
    let mut row = FromErp {
        username: one_line(&user.username),
        full_name: one_line(&user.name),
        email: line(&user.email),
        job_position: line(&user.job),
        fingerprint: String::new(),
    };
    row.fingerprint = fingerprint(&[&row.username, &row.full_name, &row.email, &row.job_position]);
    row
}

fn insert(conn: &mut Conn, company: &CompanyId, user: &ErpUser, row: &FromErp) -> DbResult<()> {
    diesel::insert_into(erp_users::table)
        .values((
            erp_users::id.eq(ErpUserId::new()),
            erp_users::company_id.eq(company),
            erp_users::external_id.eq(&user.external_id),
            row,
        ))
        .execute(conn)?;
    Ok(())
}
