//! Every mail of a company.

use crate::access::{Table, Who};
use crate::areas;

/// Every mail of a company, and the setting up of its sender.
pub(super) fn routes(table: &mut Table) {
    use areas::console::mail_desk::{self, setup};
    table
        .get("/manager/{company}/mail", Who::Manager, mail_desk::index)
        .get("/manager/{company}/mail/setup", Who::Manager, setup::show)
        .post("/manager/{company}/mail/setup", Who::Manager, setup::create)
        .get(
            "/manager/{company}/mail/{id}",
            Who::Manager,
            mail_desk::show,
        )
        .post(
            "/manager/{company}/mail/{id}/settlement",
            Who::Manager,
            mail_desk::settle,
        )
        .post(
            "/manager/{company}/mail/{id}/invitation",
            Who::Manager,
            mail_desk::invite,
        );
}
