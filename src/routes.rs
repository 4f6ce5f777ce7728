//! MAP 2: every URL, by area. Static files, `/healthz` and `/readyz` are in `areas/public`.

use crate::access::{Table, Who};
use crate::areas;

/// Every route with its handler and whom it is for.
#[must_use]
pub fn table() -> Table {
    let mut table = Table::default();
    session(&mut table);
    public(&mut table);
    credit_setup(&mut table);
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

/// Configuring and arming collection notices.
fn credit_setup(table: &mut Table) {
    use areas::credit::settings::{
        self, activation, banks, closures, hours, limits, message, tone,
    };
    use areas::credit::{offer, pause, preview};
    table
        .get(
            "/manager/{company}/credit/settings",
            Who::Manager,
            settings::show,
        )
        .post(
            "/manager/{company}/credit/settings/activation",
            Who::Manager,
            activation::update,
        )
        .post(
            "/manager/{company}/credit/settings/message",
            Who::Manager,
            message::update,
        )
        .post(
            "/manager/{company}/credit/settings/banks",
            Who::Manager,
            banks::create,
        )
        .post(
            "/manager/{company}/credit/settings/banks/removal",
            Who::Manager,
            banks::remove,
        )
        .post(
            "/manager/{company}/credit/settings/hours",
            Who::Manager,
            hours::update,
        )
        .post(
            "/manager/{company}/credit/settings/limits",
            Who::Manager,
            limits::update,
        )
        .post(
            "/manager/{company}/credit/settings/closures",
            Who::Manager,
            closures::create,
        )
        .post(
            "/manager/{company}/credit/settings/closures/{closure}/removal",
            Who::Manager,
            closures::remove,
        )
        .post(
            "/manager/{company}/credit/settings/tone",
            Who::Manager,
            tone::update,
        )
        .post(
            "/manager/{company}/credit/pause",
            Who::Manager,
            pause::create,
        )
        .post(
            "/manager/{company}/credit/resume",
            Who::Manager,
            pause::destroy,
        )
        .get("/manager/{company}/credit/offer", Who::Manager, offer::show)
        .post(
            "/manager/{company}/credit/offer",
            Who::Manager,
            offer::create,
        )
        .get(
            "/manager/{company}/credit/offer/requested",
            Who::Manager,
            offer::requested,
        )
        .get(
            "/manager/{company}/credit/customers/{customer}/preview",
            Who::Member,
            preview::show,
        )
        .get(
            "/manager/{company}/credit/customers/{customer}/preview/mail",
            Who::Member,
            preview::mail,
        );
    credit_schedules(table);
}

/// Schedules, from the form to the confirmation.
fn credit_schedules(table: &mut Table) {
    use areas::credit::schedules::{edit, index, new, show, switch};
    use areas::credit::summary::{self, addresses, removals};
    use areas::credit::{confirmation, test_mail};
    table
        .get(
            "/manager/{company}/credit/schedules",
            Who::Member,
            index::index,
        )
        .get(
            "/manager/{company}/credit/schedules/new",
            Who::Manager,
            new::new,
        )
        .post(
            "/manager/{company}/credit/schedules/new",
            Who::Manager,
            new::create,
        )
        .get(
            "/manager/{company}/credit/schedules/{schedule}",
            Who::Member,
            show::show,
        )
        .get(
            "/manager/{company}/credit/schedules/{schedule}/edit",
            Who::Manager,
            edit::edit,
        )
        .post(
            "/manager/{company}/credit/schedules/{schedule}/edit",
            Who::Manager,
            edit::update,
        )
        .post(
            "/manager/{company}/credit/schedules/{schedule}/switch",
            Who::Manager,
            switch::update,
        )
        .post(
            "/manager/{company}/credit/schedules/{schedule}/removal",
            Who::Manager,
            switch::destroy,
        )
        .get(
            "/manager/{company}/credit/schedules/{schedule}/summary",
            Who::Manager,
            summary::show,
        )
        .post(
            "/manager/{company}/credit/schedules/{schedule}/summary/addresses",
            Who::Manager,
            addresses::create,
        )
        .post(
            "/manager/{company}/credit/schedules/{schedule}/summary/addresses/removal",
            Who::Manager,
            addresses::remove,
        )
        .post(
            "/manager/{company}/credit/schedules/{schedule}/summary/removals",
            Who::Manager,
            removals::create,
        )
        .post(
            "/manager/{company}/credit/schedules/{schedule}/test",
            Who::Manager,
            test_mail::create,
        )
        .get(
            "/manager/{company}/credit/schedules/{schedule}/confirmation",
            Who::Manager,
            confirmation::show,
        )
        .post(
            "/manager/{company}/credit/schedules/{schedule}/confirmation",
            Who::Manager,
            confirmation::create,
        )
        // Thousands of customers may be chosen at once.
        .limit("/manager/{company}/credit/schedules/new", 2 * 1024 * 1024);
}
