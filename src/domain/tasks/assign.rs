//! Who does it, and by when.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use super::{Scope, Sight, find};
use crate::domain::audit::{self, Actor, Entry};
use crate::platform::db::schema::{memberships, tasks, users};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{TaskId, UserId};

/// What became of an assignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assigned {
    /// It stands.
    Done,
    /// The viewer sees no such open task.
    NotHere,
    /// The person is not one of those to whom tasks of this scope are given.
    Stranger,
}

/// The people to whom tasks of a scope may be given, by name: who belongs to the company, or the
/// operators.
///
/// # Errors
/// The database's.
pub fn assignable(conn: &mut Conn, scope: Scope<'_>) -> DbResult<Vec<(UserId, String)>> {
    let people = users::table.filter(users::disabled_at.is_null());
    Ok(match scope {
        Scope::Company(company) => people
            .inner_join(memberships::table)
            .filter(memberships::company_id.eq(company))
            .order((users::name, users::id))
            .select((users::id, users::name))
            .load(conn)?,
        Scope::Operator => people
            .filter(users::operator.eq(true))
            .order((users::name, users::id))
            .select((users::id, users::name))
            .load(conn)?,
    })
}

/// Gives an open task to a person, or to nobody, and sets its day. Who gives it goes on seeing it.
///
/// # Errors
/// The database's.
pub fn assign(
    conn: &mut Conn,
    (scope, sight): (Scope<'_>, &Sight),
    id: &TaskId,
    (assignee, due_on): (Option<&UserId>, Option<NaiveDate>),
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<Assigned> {
    let Some(task) = find(conn, scope, sight, id)?.filter(|task| task.closed_at.is_none()) else {
        return Ok(Assigned::NotHere);
    };
    let people = assignable(conn, scope)?;
    let person = assignee.map(|wanted| people.iter().find(|(id, _)| id == wanted));
    if person == Some(None) {
        return Ok(Assigned::Stranger);
    }
    let same_person = task.assignee.as_ref().map(|(id, _)| id) == assignee;
    if same_person && task.due_on == due_on {
        return Ok(Assigned::Done);
    }
    diesel::update(tasks::table.find(id))
        .set((tasks::assignee_id.eq(assignee), tasks::due_on.eq(due_on)))
        .execute(conn)?;
    if !same_person {
        diesel::update(tasks::table.find(id))
            .set(tasks::given_by.eq(actor.user.as_ref()))
            .execute(conn)?;
    }
    let name = person.flatten().map_or("—", |(_, name)| name);
    let day = due_on.map_or_else(|| "—".to_owned(), |day| day.to_string());
    let entry = Entry {
        company: scope.company(),
        action: "task.assigned",
        subject: Some(&format!("task:{id}")),
        detail: Some(&format!("{name} · {day}")),
    };
    audit::record(conn, actor, &entry, now)?;
    Ok(Assigned::Done)
}

/// Takes the open tasks of a scope from somebody who leaves it; call it where they leave.
///
/// # Errors
/// The database's.
pub fn unassign_all(conn: &mut Conn, scope: Scope<'_>, user: &UserId) -> DbResult<()> {
    let theirs = tasks::table
        .filter(tasks::scope.eq(scope.code()))
        .filter(tasks::assignee_id.eq(user))
        .filter(tasks::closed_at.is_null());
    diesel::update(theirs)
        .set(tasks::assignee_id.eq(None::<UserId>))
        .execute(conn)?;
    Ok(())
}
