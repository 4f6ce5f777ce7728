//! Who belongs to a company.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::max;
use diesel::prelude::*;

use super::Role;
use crate::platform::db::schema::{audit_log, memberships, sessions, users};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{CompanyId, UserId};

/// One of a company's people.
#[derive(Clone, Debug)]
pub struct Member {
    /// The account.
    pub user: UserId,
    /// Name.
    pub name: String,
    /// Address they sign in with.
    pub email: String,
    /// Role here.
    pub role: Role,
    /// Since when they belong here.
    pub since: DateTime<Utc>,
    /// When they were last seen in this installation, if ever.
    pub last_access: Option<DateTime<Utc>>,
    /// The second factor is confirmed.
    pub second_factor: bool,
    /// The account may not enter.
    pub disabled: bool,
}

type Row = (
    UserId,
    String,
    String,
    String,
    NaiveDateTime,
    Option<NaiveDateTime>,
    Option<NaiveDateTime>,
);

/// The company's people: administrators first, then by name.
///
/// # Errors
/// The database's.
pub fn list(conn: &mut Conn, company: &CompanyId) -> DbResult<Vec<Member>> {
    read(conn, company, None)
}

/// One of the company's people.
///
/// # Errors
/// The database's.
pub fn find(conn: &mut Conn, company: &CompanyId, user: &str) -> DbResult<Option<Member>> {
    Ok(read(conn, company, Some(user))?.pop())
}

/// Whether the account with this normalised address belongs to the company.
///
/// # Errors
/// The database's.
pub fn is_member(conn: &mut Conn, company: &CompanyId, email: &str) -> DbResult<bool> {
    let found = memberships::table
        .inner_join(users::table)
        .filter(memberships::company_id.eq(company))
        .filter(users::email.eq(email));
    Ok(diesel::select(diesel::dsl::exists(found)).get_result(conn)?)
}

fn read(conn: &mut Conn, company: &CompanyId, user: Option<&str>) -> DbResult<Vec<Member>> {
    let mut query = memberships::table
        .inner_join(users::table)
        .filter(memberships::company_id.eq(company.as_str()))
        .order((memberships::role, users::name, users::id))
        .select((
            users::id,
            users::name,
            users::email,
            memberships::role,
            memberships::created_at,
            users::totp_confirmed_at,
            users::disabled_at,
        ))
        .into_boxed();
    if let Some(user) = user {
        query = query.filter(users::id.eq(user.to_owned()));
    }
    let rows: Vec<Row> = query.load(conn)?;
    let ids: Vec<UserId> = rows.iter().map(|row| row.0.clone()).collect();
    let seen = last_seen(conn, &ids)?;
    Ok(rows
        .into_iter()
        .map(
            |(user, name, email, role, since, factor, disabled)| Member {
                last_access: seen.get(&user).map(NaiveDateTime::and_utc),
                role: Role::parse(&role).unwrap_or(Role::Member),
                since: since.and_utc(),
                second_factor: factor.is_some(),
                disabled: disabled.is_some(),
                user,
                name,
                email,
            },
        )
        .collect())
}

/// The last use of a session, or the last sign-in where the session has ended.
fn last_seen(conn: &mut Conn, ids: &[UserId]) -> DbResult<HashMap<UserId, NaiveDateTime>> {
    type Row = (Option<UserId>, Option<NaiveDateTime>);
    let used: Vec<Row> = sessions::table
        .filter(sessions::user_id.eq_any(ids))
        .group_by(sessions::user_id)
        .select((sessions::user_id, max(sessions::last_used_at)))
        .load(conn)?;
    let entered: Vec<Row> = audit_log::table
        .filter(audit_log::user_id.eq_any(ids))
        .filter(audit_log::action.eq("session.created"))
        .group_by(audit_log::user_id)
        .select((audit_log::user_id, max(audit_log::at)))
        .load(conn)?;
    let mut seen = HashMap::new();
    for (user, at) in used.into_iter().chain(entered) {
        if let (Some(user), Some(at)) = (user, at) {
            let latest = seen.entry(user).or_insert(at);
            *latest = at.max(*latest);
        }
    }
    Ok(seen)
}
