//! Tasks of a company, and the operator's.

use crate::access::{Member, Operator, Table, Who};
use crate::areas::console::tasks;

/// Tasks of a company, and the operator's.
pub(super) fn routes(table: &mut Table) {
    table
        .get(
            "/manager/{company}/tasks",
            Who::Member,
            tasks::index::<Member>,
        )
        .post(
            "/manager/{company}/tasks",
            Who::Member,
            tasks::create::<Member>,
        )
        .get(
            "/manager/{company}/tasks/new",
            Who::Member,
            tasks::new::<Member>,
        )
        .post(
            "/manager/{company}/tasks/completions",
            Who::Member,
            tasks::finish_all::<Member>,
        )
        .get(
            "/manager/{company}/tasks/{id}",
            Who::Member,
            tasks::show::<Member>,
        )
        .post(
            "/manager/{company}/tasks/{id}",
            Who::Member,
            tasks::update::<Member>,
        )
        .post(
            "/manager/{company}/tasks/{id}/completion",
            Who::Member,
            tasks::finish::<Member>,
        )
        .post(
            "/manager/{company}/tasks/{id}/reopening",
            Who::Member,
            tasks::reopen::<Member>,
        )
        .get("/operator/tasks", Who::Operator, tasks::index::<Operator>)
        .post("/operator/tasks", Who::Operator, tasks::create::<Operator>)
        .get("/operator/tasks/new", Who::Operator, tasks::new::<Operator>)
        .post(
            "/operator/tasks/completions",
            Who::Operator,
            tasks::finish_all::<Operator>,
        )
        .get(
            "/operator/tasks/{id}",
            Who::Operator,
            tasks::show::<Operator>,
        )
        .post(
            "/operator/tasks/{id}",
            Who::Operator,
            tasks::update::<Operator>,
        )
        .post(
            "/operator/tasks/{id}/completion",
            Who::Operator,
            tasks::finish::<Operator>,
        )
        .post(
            "/operator/tasks/{id}/reopening",
            Who::Operator,
            tasks::reopen::<Operator>,
        );
}
