//! MAP 2: every URL, by area. Static files, `/healthz` and `/readyz` are in `areas/public`.

use crate::access::{Table, Who};
use crate::areas;

/// Every route with its handler and whom it is for.
#[must_use]
pub fn table() -> Table {
    let mut table = Table::default();
    session(&mut table);
    demo(&mut table);
    public(&mut table);
    console(&mut table);
    receivables(&mut table);
    debtor(&mut table);
    runs(&mut table);
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

/// What customers owe: list, customer, statement, toggles, holds, addresses.
fn receivables(table: &mut Table) {
    use areas::credit::{addresses, by_hand, customer, exports, hold, list, toggles};
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
fn debtor(table: &mut Table) {
    use areas::debtor::statement;
    table
        .get("/s/{token}", Who::Anyone, statement::show)
        .get("/s/{token}/statement.pdf", Who::Anyone, statement::pdf)
        .get("/s/{token}/statement.xlsx", Who::Anyone, statement::xlsx);
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
