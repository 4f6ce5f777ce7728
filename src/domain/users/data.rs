//! Everything that is kept about a person, for themselves, without secrets.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;
use serde_json::{Value, json};

use super::{User, second_factor, sessions};
use crate::domain::audit::{self, Actor, Entry};
use crate::platform::db::schema::{
    audit_log, companies, invitations, memberships, subscriptions, tasks, users,
};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::TaskId;

/// Collects it and writes down that it was taken.
///
/// # Errors
/// The database's.
pub fn collect(conn: &mut Conn, user: &User, actor: &Actor, now: DateTime<Utc>) -> DbResult<Value> {
    let entry = Entry {
        company: None,
        action: "user.data_downloaded",
        subject: Some(&format!("user:{}", user.id)),
        detail: None,
    };
    audit::record(conn, actor, &entry, now)?;
    let since: NaiveDateTime = users::table
        .find(&user.id)
        .select(users::created_at)
        .first(conn)?;
    Ok(json!({
        "made_at": moment(now.naive_utc()),
        "account": {
            "id": user.id.as_str(),
            "email": user.email,
            "name": user.name,
            "language": user.language,
            "operator": user.operator,
            "created_at": moment(since),
            "second_factor_since": user.totp_confirmed_at.map(moment),
            "recovery_codes_left": second_factor::left(conn, &user.id)?,
        },
        "companies": companies_of(conn, user)?,
        "subscriptions": subscriptions_of(conn, user)?,
        "invitations": invitations_to(conn, user)?,
        "tasks": tasks_of(conn, user)?,
        "sessions": sessions_of(conn, user, now)?,
        "audit": audit_by(conn, user)?,
    }))
}

fn moment(at: NaiveDateTime) -> String {
    at.and_utc()
        .to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

fn companies_of(conn: &mut Conn, user: &User) -> DbResult<Vec<Value>> {
    let rows: Vec<(String, String, NaiveDateTime)> = memberships::table
        .inner_join(companies::table)
        .filter(memberships::user_id.eq(&user.id))
        .order(companies::name)
        .select((companies::name, memberships::role, memberships::created_at))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(name, role, at)| json!({"name": name, "role": role, "since": moment(at)}))
        .collect())
}

fn subscriptions_of(conn: &mut Conn, user: &User) -> DbResult<Vec<Value>> {
    type Row = (String, String, NaiveDate, Option<NaiveDate>, NaiveDateTime);
    let rows: Vec<Row> = subscriptions::table
        .filter(subscriptions::user_id.eq(&user.id))
        .order(subscriptions::id)
        .select((
            subscriptions::plan,
            subscriptions::addons,
            subscriptions::starts_on,
            subscriptions::ends_on,
            subscriptions::created_at,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(plan, addons, starts, ends, at)| {
            json!({"plan": plan, "addons": addons, "starts_on": starts, "ends_on": ends,
                "granted_at": moment(at)})
        })
        .collect())
}

fn invitations_to(conn: &mut Conn, user: &User) -> DbResult<Vec<Value>> {
    type Row = (
        String,
        String,
        NaiveDateTime,
        Option<NaiveDateTime>,
        Option<NaiveDateTime>,
    );
    let rows: Vec<Row> = invitations::table
        .inner_join(companies::table)
        .filter(invitations::email.eq(&user.email))
        .order(invitations::id)
        .select((
            companies::name,
            invitations::role,
            invitations::created_at,
            invitations::accepted_at,
            invitations::revoked_at,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(company, role, at, accepted, revoked)| {
            json!({"company": company, "role": role, "created_at": moment(at),
                "accepted_at": accepted.map(moment), "revoked_at": revoked.map(moment)})
        })
        .collect())
}

fn tasks_of(conn: &mut Conn, user: &User) -> DbResult<Vec<Value>> {
    type Row = (
        TaskId,
        String,
        String,
        Option<NaiveDate>,
        NaiveDateTime,
        Option<NaiveDateTime>,
    );
    let rows: Vec<Row> = tasks::table
        .filter(
            tasks::assignee_id
                .eq(&user.id)
                .or(tasks::given_by.eq(&user.id)),
        )
        .order(tasks::id)
        .select((
            tasks::id,
            tasks::kind,
            tasks::facts,
            tasks::due_on,
            tasks::created_at,
            tasks::closed_at,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, kind, facts, due, at, closed)| {
            json!({"id": id.as_str(), "kind": kind, "facts": facts, "due_on": due,
                "created_at": moment(at), "closed_at": closed.map(moment)})
        })
        .collect())
}

fn sessions_of(conn: &mut Conn, user: &User, now: DateTime<Utc>) -> DbResult<Vec<Value>> {
    let session = |session: sessions::Session| {
        json!({"address": session.address, "device": session.device,
            "created_at": moment(session.created_at),
            "last_used_at": moment(session.last_used_at)})
    };
    Ok(sessions::list(conn, &user.id, now)?
        .into_iter()
        .map(session)
        .collect())
}

fn audit_by(conn: &mut Conn, user: &User) -> DbResult<Vec<Value>> {
    type Row = (
        NaiveDateTime,
        String,
        Option<String>,
        Option<String>,
        Option<String>,
    );
    let rows: Vec<Row> = audit_log::table
        .filter(audit_log::user_id.eq(&user.id))
        .order(audit_log::id)
        .select((
            audit_log::at,
            audit_log::action,
            audit_log::subject,
            audit_log::detail,
            audit_log::address,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(at, action, subject, detail, address)| {
            json!({"at": moment(at), "action": action, "subject": subject, "detail": detail,
                "address": address})
        })
        .collect())
}
