//! My companies, registering one, its home, synchronisation and profile.

use crate::access::{Table, Who};
use crate::areas;

/// My companies, registering one, its home, synchronisation and profile.
pub(super) fn console(table: &mut Table) {
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
