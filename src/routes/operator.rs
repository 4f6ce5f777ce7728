//! Who runs this installation, and metrics for machines.

use crate::access::{Table, Who};
use crate::areas;

/// Who runs this installation, and metrics for machines.
pub(super) fn routes(table: &mut Table) {
    use areas::operator::{
        accounts, audit, companies, endings, jobs, mail, overview, releases, setup, subscriptions,
    };
    table
        .get("/operator", Who::Operator, overview::show)
        .post(
            "/operator/requests/{task}/refusal",
            Who::Operator,
            overview::refuse,
        )
        .get("/operator/companies", Who::Operator, companies::index)
        .get(
            "/operator/companies/{company}/release",
            Who::Operator,
            releases::new,
        )
        .post(
            "/operator/companies/{company}/release",
            Who::Operator,
            releases::create,
        )
        .get(
            "/operator/subscriptions",
            Who::Operator,
            subscriptions::index,
        )
        .get(
            "/operator/subscriptions/new",
            Who::Operator,
            subscriptions::new,
        )
        .post(
            "/operator/subscriptions/new",
            Who::Operator,
            subscriptions::create,
        )
        .get(
            "/operator/subscriptions/{subscription}",
            Who::Operator,
            subscriptions::show,
        )
        .post(
            "/operator/subscriptions/{subscription}",
            Who::Operator,
            subscriptions::update,
        )
        .get(
            "/operator/subscriptions/{subscription}/end",
            Who::Operator,
            endings::new,
        )
        .post(
            "/operator/subscriptions/{subscription}/end",
            Who::Operator,
            endings::create,
        )
        .post("/operator/plans", Who::Operator, subscriptions::seats)
        .get("/operator/jobs", Who::Operator, jobs::index)
        .post("/operator/jobs/{job}/retry", Who::Operator, jobs::retry)
        .post(
            "/operator/jobs/{job}/cancellation",
            Who::Operator,
            jobs::cancel,
        )
        .get("/operator/mail", Who::Operator, mail::index)
        .post("/operator/mail/{mail}", Who::Operator, mail::update)
        .get("/operator/audit", Who::Operator, audit::index)
        .get("/operator/audit.csv", Who::Operator, audit::export)
        .get("/operator/users", Who::Operator, accounts::index)
        .post(
            "/operator/users/{user}/disabling",
            Who::Operator,
            accounts::disable,
        )
        .post(
            "/operator/users/{user}/enabling",
            Who::Operator,
            accounts::enable,
        )
        .get("/setup/{token}", Who::Anyone, setup::edit)
        .post("/setup/{token}", Who::Anyone, setup::update)
        .get("/metrics", Who::Hook, areas::public::metrics::show);
}
