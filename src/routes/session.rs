//! Signing in, passwords, language.

use crate::access::{Table, Who};
use crate::areas;

/// Signing in, passwords, language.
pub(super) fn session(table: &mut Table) {
    use areas::session::{change, forgotten, language, reset, second_factor, sign_in, sign_out};
    table
        .get("/login", Who::Anyone, sign_in::new)
        .post("/login", Who::Anyone, sign_in::name)
        .get("/login/password", Who::Anyone, sign_in::ask)
        .post("/login/password", Who::Anyone, sign_in::create)
        .get("/login/second-factor", Who::Anyone, second_factor::ask)
        .post("/login/second-factor", Who::Anyone, second_factor::create)
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
