//! MAP 2: every URL, by area. Static files, `/healthz` and `/readyz` are in `areas/public`.

use crate::access::{Table, Who};
use crate::areas;

/// Every route with its handler and whom it is for.
#[must_use]
pub fn table() -> Table {
    let mut table = Table::default();
    session(&mut table);
    public(&mut table);
    runs(&mut table);
    table
}

/// Signing in, passwords, language.
fn session(table: &mut Table) {
    use areas::session::{change, forgotten, language, reset, sign_in, sign_out};
    table
        .get("/login", Who::Anyone, sign_in::new)
        .post("/login", Who::Anyone, sign_in::name)
        .get("/login/password", Who::Anyone, sign_in::ask)
        .post("/login/password", Who::Anyone, sign_in::create)
        .post("/logout", Who::Anyone, sign_out::create)
        .get("/password/forgot", Who::Anyone, forgotten::new)
        .post("/password/forgot", Who::Anyone, forgotten::create)
        .get("/password/sent", Who::Anyone, forgotten::show)
        .get("/password/reset/{token}", Who::Anyone, reset::edit)
        .post("/password/reset/{token}", Who::Anyone, reset::update)
        .get("/password/change", Who::SignedIn, change::edit)
        .post("/password/change", Who::SignedIn, change::update)
        .post("/language", Who::Anyone, language::update);
}

/// The front door.
fn public(table: &mut Table) {
    table.get("/", Who::Anyone, areas::public::landing);
}

/// Cycles, notices and what waits for a person.
fn runs(table: &mut Table) {
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
