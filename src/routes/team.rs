//! The company's people, and the links of invitations.

use crate::access::{Table, Who};
use crate::areas;

/// The company's people, and the links of invitations.
pub(super) fn routes(table: &mut Table) {
    use areas::console::team::{self, invitations, members};
    use areas::console::users;
    table
        .get(
            "/manager/{company}/settings/team",
            Who::Manager,
            team::index,
        )
        .post(
            "/manager/{company}/settings/team",
            Who::Manager,
            team::create,
        )
        .post(
            "/manager/{company}/settings/team/invitations/{invitation}/resend",
            Who::Manager,
            invitations::resend,
        )
        .post(
            "/manager/{company}/settings/team/invitations/{invitation}/revocation",
            Who::Manager,
            invitations::revoke,
        )
        .get(
            "/manager/{company}/settings/team/members/{member}",
            Who::Manager,
            members::show,
        )
        .post(
            "/manager/{company}/settings/team/members/{member}/role",
            Who::Manager,
            members::change,
        )
        .get(
            "/manager/{company}/settings/team/members/{member}/removal",
            Who::Manager,
            members::confirm,
        )
        .post(
            "/manager/{company}/settings/team/members/{member}/removal",
            Who::Manager,
            members::remove,
        )
        .get(
            "/manager/{company}/settings/users",
            Who::Manager,
            users::index,
        )
        .post(
            "/manager/{company}/settings/users/second-factor",
            Who::Manager,
            users::second_factor,
        );
    links(table);
}

/// What an invited person sees.
fn links(table: &mut Table) {
    use areas::public::invitations;
    table
        .get("/invitations", Who::SignedIn, invitations::index)
        .post("/invitations", Who::SignedIn, invitations::update)
        .get("/invitations/{token}", Who::Anyone, invitations::show)
        .post("/invitations/{token}", Who::Anyone, invitations::create)
        .post(
            "/invitations/{token}/answer",
            Who::Anyone,
            invitations::answer,
        )
        .post(
            "/invitations/{token}/request",
            Who::Anyone,
            invitations::ask,
        )
        .post("/invitations/{token}/exit", Who::Anyone, invitations::exit);
}
