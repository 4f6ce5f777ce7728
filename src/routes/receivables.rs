//! What customers owe, and what a debtor sees without a login.

use crate::access::{Table, Who};
use crate::areas;

/// What customers owe: list, customer, statement, toggles, holds, addresses.
pub(super) fn receivables(table: &mut Table) {
    use areas::credit::{addresses, by_hand, customer, exports, hold, links, list, toggles};
    table
        .get("/manager/{company}/credit", Who::Member, list::index)
        .post(
            "/manager/{company}/credit/toggles",
            Who::Manager,
            toggles::destroy,
        )
        .get(
            "/manager/{company}/credit/holds/new",
            Who::Manager,
            hold::new,
        )
        .post(
            "/manager/{company}/credit/holds",
            Who::Manager,
            hold::create_many,
        )
        .get(
            "/manager/{company}/credit/customers/{id}",
            Who::Member,
            customer::show,
        )
        .post(
            "/manager/{company}/credit/customers/{id}/language",
            Who::Manager,
            customer::speak,
        )
        .get(
            "/manager/{company}/credit/customers/{id}/automation",
            Who::Manager,
            toggles::show,
        )
        .post(
            "/manager/{company}/credit/customers/{id}/automation",
            Who::Manager,
            toggles::update,
        )
        .post(
            "/manager/{company}/credit/customers/{id}/hold",
            Who::Manager,
            hold::create,
        )
        .post(
            "/manager/{company}/credit/customers/{id}/hold/release",
            Who::Manager,
            hold::destroy,
        )
        .post(
            "/manager/{company}/credit/customers/{id}/documents/{document}/hold",
            Who::Manager,
            hold::document,
        )
        .post(
            "/manager/{company}/credit/customers/{id}/addresses",
            Who::Manager,
            addresses::create,
        )
        .post(
            "/manager/{company}/credit/customers/{id}/addresses/{address}/removal",
            Who::Manager,
            addresses::destroy,
        )
        .post(
            "/manager/{company}/credit/customers/{id}/addresses/{address}/confirmation",
            Who::Manager,
            addresses::confirm,
        )
        .post(
            "/manager/{company}/credit/customers/{id}/links/revocation",
            Who::Manager,
            links::destroy,
        )
        .get(
            "/manager/{company}/credit/customers/{id}/send",
            Who::Manager,
            by_hand::new,
        )
        .post(
            "/manager/{company}/credit/customers/{id}/send",
            Who::Manager,
            by_hand::create,
        )
        .get(
            "/manager/{company}/credit/customers/{id}/statement",
            Who::Member,
            exports::show,
        )
        .get(
            "/manager/{company}/credit/customers/{id}/statement.pdf",
            Who::Member,
            exports::pdf,
        )
        .get(
            "/manager/{company}/credit/customers/{id}/statement.xlsx",
            Who::Member,
            exports::xlsx,
        );
}

/// The statement behind a notice's link.
pub(super) fn debtor(table: &mut Table) {
    use areas::debtor::statement;
    table
        .get("/s/{token}", Who::Anyone, statement::show)
        .get("/s/{token}/statement.pdf", Who::Anyone, statement::pdf)
        .get("/s/{token}/statement.xlsx", Who::Anyone, statement::xlsx);
}
