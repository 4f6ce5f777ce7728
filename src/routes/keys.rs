//! Integration keys, and what the ERP calls.

use crate::access::{Table, Who};
use crate::areas;

/// Integration keys, and what the ERP calls.
pub(super) fn routes(table: &mut Table) {
    use areas::console::keys::{index, registrations, revocations, verifications};
    table
        .get(
            "/manager/{company}/settings/keys",
            Who::Manager,
            index::index,
        )
        .get(
            "/manager/{company}/settings/keys/new",
            Who::Manager,
            verifications::new,
        )
        .post(
            "/manager/{company}/settings/keys/new",
            Who::Manager,
            verifications::create,
        )
        .get(
            "/manager/{company}/settings/keys/verified/{pending}",
            Who::Manager,
            registrations::show,
        )
        .post(
            "/manager/{company}/settings/keys/verified/{pending}",
            Who::Manager,
            registrations::create,
        )
        .post(
            "/manager/{company}/settings/keys/verified/{pending}/replacement",
            Who::Manager,
            registrations::replace,
        )
        .get(
            "/manager/{company}/settings/keys/{key}/revocation",
            Who::Manager,
            revocations::new,
        )
        .post(
            "/manager/{company}/settings/keys/{key}/revocation",
            Who::Manager,
            revocations::create,
        )
        .post("/hooks/bind/{token}", Who::Hook, areas::hooks::create);
}
