//! My account.

use crate::access::{Table, Who};
use crate::areas::profile::{companies, data, email, second_factor, sessions, show};

/// My account.
pub(super) fn routes(table: &mut Table) {
    table
        .get("/profile", Who::SignedIn, show::show)
        .post("/profile", Who::SignedIn, show::update)
        .get("/profile/email", Who::SignedIn, email::edit)
        .post("/profile/email", Who::SignedIn, email::update)
        .get("/profile/email/{token}", Who::Anyone, email::confirm)
        .post("/profile/email/{token}", Who::Anyone, email::complete)
        .post("/profile/sessions/end", Who::SignedIn, sessions::end_others)
        .post("/profile/sessions/{name}/end", Who::SignedIn, sessions::end)
        .get(
            "/profile/companies/{slug}/leaving",
            Who::SignedIn,
            companies::ask,
        )
        .post(
            "/profile/companies/{slug}/leaving",
            Who::SignedIn,
            companies::leave,
        )
        .get("/profile/data", Who::SignedIn, data::show)
        .post("/profile/data", Who::SignedIn, data::download)
        .get("/profile/second-factor", Who::SignedIn, second_factor::show)
        .post(
            "/profile/second-factor",
            Who::SignedIn,
            second_factor::start,
        )
        .get(
            "/profile/second-factor/setup",
            Who::SignedIn,
            second_factor::setup::show,
        )
        .post(
            "/profile/second-factor/setup",
            Who::SignedIn,
            second_factor::setup::confirm,
        )
        .get(
            "/profile/second-factor/picture",
            Who::SignedIn,
            second_factor::setup::picture,
        )
        .get(
            "/profile/second-factor/codes",
            Who::SignedIn,
            second_factor::codes::show,
        )
        .post(
            "/profile/second-factor/codes",
            Who::SignedIn,
            second_factor::codes::renew,
        )
        .get(
            "/profile/second-factor/removal",
            Who::SignedIn,
            second_factor::removal::ask,
        )
        .post(
            "/profile/second-factor/removal",
            Who::SignedIn,
            second_factor::removal::disable,
        );
}
