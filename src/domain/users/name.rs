//! The name that a person writes.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::User;
use crate::domain::audit::{self, Actor, Entry};
use crate::platform::db::schema::users;
use crate::platform::db::{Conn, DbResult};

/// Longest name, in characters.
pub const LONGEST: usize = 100;

/// The name on one line; `None` when it is empty, too long, or has strange characters.
#[must_use]
pub fn parse(text: &str) -> Option<String> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let strange = |c: char| c.is_control() || matches!(c, '<' | '>');
    let good = !name.is_empty() && name.chars().count() <= LONGEST && !name.chars().any(strange);
    good.then_some(name)
}

/// Keeps another name with the account.
///
/// # Errors
/// The database's.
pub fn change(
    conn: &mut Conn,
    user: &User,
    name: &str,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<()> {
    if user.name == name {
        return Ok(());
    }
    diesel::update(users::table.find(&user.id))
        .set(users::name.eq(name))
        .execute(conn)?;
    let entry = Entry {
        company: None,
        action: "user.renamed",
        subject: Some(&format!("user:{}", user.id)),
        detail: Some(name),
    };
    audit::record(conn, actor, &entry, now)
}
