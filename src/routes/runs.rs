//! Cycles, settlements, notices.

use crate::access::{Table, Who};
use crate::areas;

/// Cycles, notices and what waits for a person.
pub(super) fn runs(table: &mut Table) {
    use areas::credit::{cycles, missed, notices, settlements};
    table
        .get(
            "/manager/{company}/credit/cycles",
            Who::Member,
            cycles::index,
        )
        .get(
            "/manager/{company}/credit/cycles/{id}",
            Who::Member,
            cycles::show,
        )
        .get(
            "/manager/{company}/credit/cycles/{id}/progress",
            Who::Member,
            cycles::progress,
        )
        .get(
            "/manager/{company}/credit/cycles/{id}/notices.csv",
            Who::Member,
            cycles::export,
        )
        .get(
            "/manager/{company}/credit/missed",
            Who::Member,
            missed::index,
        )
        .post(
            "/manager/{company}/credit/missed/{id}",
            Who::Manager,
            missed::update,
        )
        .get(
            "/manager/{company}/credit/settlements",
            Who::Member,
            settlements::index,
        )
        .post(
            "/manager/{company}/credit/settlements",
            Who::Manager,
            settlements::create,
        )
        .post(
            "/manager/{company}/credit/settlements/{id}",
            Who::Manager,
            settlements::update,
        )
        .get(
            "/manager/{company}/credit/notices/{id}",
            Who::Member,
            notices::show,
        )
        .get(
            "/manager/{company}/credit/notices/{id}/mail",
            Who::Member,
            notices::mail,
        )
        .get(
            "/manager/{company}/credit/notices/{id}/mail.eml",
            Who::Member,
            notices::download,
        );
}
