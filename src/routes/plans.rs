//! Extensions, subscription, promotion, audit of a company.

use crate::access::{Table, Who};
use crate::areas;

/// Extensions, subscription, promotion, audit of a company.
pub(super) fn routes(table: &mut Table) {
    use areas::console::integrations::{index, removals, requests, show};
    use areas::console::{audit, centre, subscription};
    table
        .get(
            "/manager/{company}/integrations",
            Who::Manager,
            index::index,
        )
        .get(
            "/manager/{company}/integrations/{extension}",
            Who::Manager,
            show::show,
        )
        .post(
            "/manager/{company}/integrations/{extension}/request",
            Who::Manager,
            requests::create,
        )
        .get(
            "/manager/{company}/integrations/{extension}/removal",
            Who::Manager,
            removals::new,
        )
        .post(
            "/manager/{company}/integrations/{extension}/removal",
            Who::Manager,
            removals::create,
        )
        .get(
            "/manager/{company}/settings/subscription",
            Who::Manager,
            subscription::show,
        )
        .post(
            "/manager/{company}/settings/subscription/requests",
            Who::Manager,
            subscription::create,
        )
        .get(
            "/manager/{company}/settings/audit",
            Who::Manager,
            audit::index,
        )
        .get(
            "/manager/{company}/settings/audit.csv",
            Who::Manager,
            audit::export,
        )
        .get(
            "/manager/{company}/settings/customer-centre",
            Who::Manager,
            centre::show,
        );
}
