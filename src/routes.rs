//! MAP 2: every URL, by area. Static files, `/healthz` and `/readyz` are in `areas/public`.

use crate::access::{Table, Who};
use crate::areas;

/// Every route with its handler and whom it is for.
#[must_use]
pub fn table() -> Table {
    let mut table = Table::default();
    session(&mut table);
    public(&mut table);
    console(&mut table);
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

/// My companies, registering one, its home, synchronisation and profile.
fn console(table: &mut Table) {
    use areas::console::{
        cancellations, companies, extensions, logos, progress, registrations, runs, settings,
    };
    table
        .get("/manager", Who::SignedIn, companies::index)
        .get("/manager/register", Who::SignedIn, registrations::new)
        .post("/manager/register", Who::SignedIn, registrations::create)
        .get(
            "/manager/register/{pending}",
            Who::SignedIn,
            registrations::show,
        )
        .post(
            "/manager/register/{pending}",
            Who::SignedIn,
            registrations::finish,
        )
        .get("/manager/{company}", Who::Member, companies::show)
        .post(
            "/manager/{company}/extensions",
            Who::Manager,
            extensions::create,
        )
        .get("/manager/{company}/sync", Who::Member, runs::index)
        .post("/manager/{company}/sync", Who::Manager, runs::create)
        .get(
            "/manager/{company}/sync/progress",
            Who::Member,
            progress::show,
        )
        .post(
            "/manager/{company}/sync/cancellation",
            Who::Manager,
            cancellations::create,
        )
        .get("/manager/{company}/settings", Who::Manager, settings::edit)
        .post(
            "/manager/{company}/settings",
            Who::Manager,
            settings::update,
        )
        .post(
            "/manager/{company}/settings/logo",
            Who::Manager,
            logos::create,
        )
        .post(
            "/manager/{company}/settings/logo/removal",
            Who::Manager,
            logos::destroy,
        )
        .get("/logo/{file}", Who::Anyone, logos::show);
}
