//! Looking up and adjusting stock.

use crate::access::{Table, Who};
use crate::areas::inventory::{adjustment, article, export, log, search, settlement};

/// Looking up and adjusting stock.
pub(super) fn routes(table: &mut Table) {
    table
        .get("/manager/{company}/inventory", Who::Member, search::index)
        .post(
            "/manager/{company}/inventory/warehouse",
            Who::Member,
            search::choose,
        )
        .get(
            "/manager/{company}/inventory/articles/{id}",
            Who::Member,
            article::show,
        )
        .get(
            "/manager/{company}/inventory/articles/{id}/adjustment",
            Who::Member,
            adjustment::new,
        )
        .post(
            "/manager/{company}/inventory/articles/{id}/adjustments",
            Who::Member,
            adjustment::create,
        )
        .get(
            "/manager/{company}/inventory/adjustments/{id}",
            Who::Member,
            settlement::show,
        )
        .post(
            "/manager/{company}/inventory/adjustments/{id}",
            Who::Member,
            settlement::update,
        )
        .post(
            "/manager/{company}/inventory/adjustments/{id}/reading",
            Who::Member,
            settlement::read,
        )
        .get("/manager/{company}/inventory/log", Who::Member, log::index)
        .get(
            "/manager/{company}/inventory/log.csv",
            Who::Member,
            export::show,
        );
}
