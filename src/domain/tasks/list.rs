//! Tasks as their list shows them, newest first.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::sight::Query;
use super::{Scope, Sight, TaskKind};
use crate::domain::collections::cycles::{Slice, Turn};
use crate::platform::db::schema::{tasks, users};
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{TaskId, UserId};

/// Rows on a page.
const PAGE: usize = 30;

/// A task with its assignee's name.
#[derive(Clone, Debug)]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// What it is about.
    pub kind: TaskKind,
    /// What its sentence tells.
    pub facts: String,
    /// Where it is done; empty for what a person wrote down.
    pub place: String,
    /// Who should do it: id and name.
    pub assignee: Option<(UserId, String)>,
    /// Name of who wrote it or gave it to somebody last; nobody where it opened itself.
    pub given_by: Option<String>,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// Since when it waits, UTC.
    pub created_at: NaiveDateTime,
    /// Since when it is closed, UTC.
    pub closed_at: Option<NaiveDateTime>,
    /// Who closed it; nobody when it closed itself.
    pub closed_by: Option<String>,
}

impl Task {
    /// Whether it waits and its day has passed.
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.closed_at.is_none() && self.due_on.is_some_and(|day| day < today)
    }

    /// Whether a person may open it again: those that a person closed.
    #[must_use]
    pub const fn can_reopen(&self) -> bool {
        self.closed_at.is_some() && self.closed_by.is_some()
    }
}

/// Which of them by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Those that wait.
    #[default]
    Pending,
    /// Of those that wait, the ones whose day has passed.
    Overdue,
    /// Those that are done.
    Finished,
    /// Both.
    All,
}

/// Which of them by person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// Whoever it is.
    #[default]
    Anyone,
    /// Assigned to nobody.
    Nobody,
    /// Assigned to this person.
    Person(UserId),
    /// Given to somebody else by this person.
    GivenBy(UserId),
}

/// What is wanted of the list.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// By state.
    pub tab: Tab,
    /// By person.
    pub by: By,
    /// Which page.
    pub turn: Turn,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = tasks, check_for_backend(MultiBackend))]
struct Row {
    id: TaskId,
    kind: String,
    facts: String,
    place: String,
    assignee_id: Option<UserId>,
    due_on: Option<NaiveDate>,
    created_at: NaiveDateTime,
    closed_at: Option<NaiveDateTime>,
    closed_by: Option<String>,
    given_by: Option<UserId>,
}

/// A page of the tasks that the viewer sees on `today`.
///
/// # Errors
/// The database's.
pub fn list(
    conn: &mut Conn,
    scope: Scope<'_>,
    sight: &Sight,
    wanted: &Wanted,
    today: NaiveDate,
) -> DbResult<Slice<Task>> {
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let rows = sight.rows(scope).limit(limit);
    let rows = read(conn, rows, wanted, today)?;
    Ok(Slice::cut(rows, PAGE, &wanted.turn, |task| {
        task.id.as_str()
    }))
}

/// The open tasks that the viewer could do, at most `most`: before what people wrote down come those
/// that opened themselves and those whose day has passed; of each, the newest first.
///
/// # Errors
/// The database's.
pub fn first(
    conn: &mut Conn,
    scope: Scope<'_>,
    sight: &Sight,
    today: NaiveDate,
    most: i64,
) -> DbResult<Vec<Task>> {
    let late = tasks::due_on
        .is_not_null()
        .and(tasks::due_on.lt(today).assume_not_null());
    let pressing = tasks::kind.ne(TaskKind::Own.code()).or(late);
    let rows: Vec<Row> = sight
        .doable(scope)
        .filter(tasks::closed_at.is_null())
        .order((pressing.desc(), tasks::id.desc()))
        .limit(most)
        .select(Row::as_select())
        .load(conn)?;
    with_names(conn, rows)
}

/// One task, if the viewer sees it.
///
/// # Errors
/// The database's.
pub fn find(
    conn: &mut Conn,
    scope: Scope<'_>,
    sight: &Sight,
    id: &TaskId,
) -> DbResult<Option<Task>> {
    let row: Option<Row> = sight
        .rows(scope)
        .filter(tasks::id.eq(id.clone()))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(with_names(conn, row.into_iter().collect())?.pop())
}

fn read(
    conn: &mut Conn,
    rows: Query<'_>,
    wanted: &Wanted,
    today: NaiveDate,
) -> DbResult<Vec<Task>> {
    let mut query = match wanted.tab {
        Tab::Pending => rows.filter(tasks::closed_at.is_null()),
        Tab::Overdue => rows
            .filter(tasks::closed_at.is_null())
            .filter(tasks::due_on.lt(today)),
        Tab::Finished => rows.filter(tasks::closed_at.is_not_null()),
        Tab::All => rows,
    };
    query = match &wanted.by {
        By::Anyone => query,
        By::Nobody => query.filter(tasks::assignee_id.is_null()),
        By::Person(user) => query.filter(tasks::assignee_id.eq(user.clone())),
        By::GivenBy(user) => query
            .filter(tasks::given_by.eq(user.clone()))
            .filter(tasks::assignee_id.ne(user.clone())),
    };
    query = match &wanted.turn {
        Turn::First => query.order(tasks::id.desc()),
        Turn::After(id) => query
            .filter(tasks::id.lt(TaskId::from(id.clone())))
            .order(tasks::id.desc()),
        Turn::Before(id) => query
            .filter(tasks::id.gt(TaskId::from(id.clone())))
            .order(tasks::id.asc()),
    };
    let rows: Vec<Row> = query.select(Row::as_select()).load(conn)?;
    with_names(conn, rows)
}

/// Rows of a kind that this version does not know are left out.
fn with_names(conn: &mut Conn, rows: Vec<Row>) -> DbResult<Vec<Task>> {
    let ids: Vec<&UserId> = rows
        .iter()
        .flat_map(|row| [row.assignee_id.as_ref(), row.given_by.as_ref()])
        .flatten()
        .collect();
    let names: HashMap<UserId, String> = users::table
        .filter(users::id.eq_any(ids))
        .select((users::id, users::name))
        .load::<(UserId, String)>(conn)?
        .into_iter()
        .collect();
    let task = |row: Row| {
        Some(Task {
            kind: TaskKind::parse(&row.kind)?,
            assignee: row.assignee_id.map(|id| {
                let name = names.get(&id).cloned().unwrap_or_default();
                (id, name)
            }),
            given_by: row.given_by.and_then(|id| names.get(&id).cloned()),
            id: row.id,
            facts: row.facts,
            place: row.place,
            due_on: row.due_on,
            created_at: row.created_at,
            closed_at: row.closed_at,
            closed_by: row.closed_by,
        })
    };
    Ok(rows.into_iter().filter_map(task).collect())
}
