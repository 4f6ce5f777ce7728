//! The routes of `src/routes/mail_desk.rs`.

use super::Row;

pub const ROWS: &[Row] = &[
    (
        "GET",
        "/manager/{company}/mail",
        "/manager/paramo/mail",
        [303, 404, 403, 200, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/mail/setup",
        "/manager/paramo/mail/setup",
        [303, 404, 403, 200, 404, 404],
    ),
    // On another company's page: the one of the first is tried in the tests of the desk itself.
    (
        "POST",
        "/manager/{company}/mail/setup",
        "/manager/nowhere/mail/setup",
        [303, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/mail/{id}",
        "/manager/paramo/mail/x",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/mail/{id}/settlement",
        "/manager/paramo/mail/x/settlement",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/mail/{id}/invitation",
        "/manager/paramo/mail/x/invitation",
        [303, 404, 403, 404, 404, 404],
    ),
];
