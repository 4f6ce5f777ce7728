//! The task that an adjustment of unknown fate, or a refused one, gives to people.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::domain::tasks::{self, NewTask, Scope, TaskKind};
use crate::platform::db::schema::{articles, companies, stock_adjustments};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{AdjustmentId, CompanyId};

/// Opens the task about an adjustment.
pub(super) fn open(
    conn: &mut Conn,
    company: &CompanyId,
    id: &AdjustmentId,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let slug: String = companies::table
        .find(company)
        .select(companies::slug)
        .first(conn)?;
    let article: String = stock_adjustments::table
        .inner_join(articles::table)
        .filter(stock_adjustments::id.eq(id))
        .select(articles::name)
        .first(conn)?;
    let task = NewTask {
        scope: Scope::Company(company),
        kind: TaskKind::StockUnsettled,
        subject: id.as_str(),
        facts: &article,
        place: &format!("/manager/{slug}/inventory/adjustments/{id}"),
        assignee: None,
        due_on: None,
    };
    tasks::open(conn, &task, now).map(drop)
}

/// Closes it: somebody decided, or the answer came after all.
pub(super) fn close(
    conn: &mut Conn,
    company: &CompanyId,
    id: &AdjustmentId,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let scope = Scope::Company(company);
    tasks::close(conn, scope, TaskKind::StockUnsettled, id.as_str(), now)
}
