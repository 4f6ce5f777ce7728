//! MAP 2: every URL, by area. Static files, `/healthz` and `/readyz` are in `areas/public`.

use crate::access::{Table, Who};
use crate::areas;

/// Every route with its handler and whom it is for.
#[must_use]
pub fn table() -> Table {
    let mut table = Table::default();
    session(&mut table);
    public(&mut table);
    demo(&mut table);
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

/// The demo's mail, clock and parts; 404 elsewhere.
fn demo(table: &mut Table) {
    use areas::demo::{clock, index, mail, ui};
    table
        .get("/demo", Who::Anyone, index)
        .get("/demo/ui", Who::Anyone, ui)
        .get("/demo/mail", Who::Anyone, mail::index)
        .get("/demo/mail/{id}", Who::Anyone, mail::show)
        .get("/demo/mail/{id}/body", Who::Anyone, mail::body)
        .get("/demo/mail/{id}/source", Who::Anyone, mail::source)
        .get("/demo/clock", Who::Anyone, clock::show)
        .post("/demo/clock", Who::Anyone, clock::update)
        .post("/demo/clock/occurrences", Who::Anyone, clock::forward)
        .post("/demo/clock/steps", Who::Anyone, clock::step)
        .post("/demo/clock/real", Who::Anyone, clock::reset);
}
