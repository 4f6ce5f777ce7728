//! Switching it off.

use actix_web::web::{Data, Form};
use askama::Template;

use super::{Faults, HERE, Proof, at_desk, is_code_right, password};
use crate::access::SignedIn;
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::users::password::Hasher;
use crate::domain::users::second_factor;
use crate::platform::clock;
use crate::platform::page::{Mood, Page};

#[derive(Template)]
#[template(path = "profile/removal.html")]
struct RemovalPage {
    page: Page,
    faults: Faults,
    errors: Vec<(String, String)>,
}

/// GET /profile/second-factor/removal
///
/// # Errors
/// The template's.
pub async fn ask(who: SignedIn) -> Answer {
    if !who.user().has_second_factor() {
        return see_other(HERE);
    }
    html(&removal_page(&who, Faults::default()))
}

/// POST /profile/second-factor/removal: switches it off, for password and code.
///
/// # Errors
/// 429 after too many failures; the database's.
pub async fn disable(who: SignedIn, hasher: Data<Hasher>, form: Form<Proof>) -> Answer {
    if !who.user().has_second_factor() {
        return see_other(HERE);
    }
    let mut faults = Faults::default();
    if !password::is_right(&who, &hasher, &form.current_password).await? {
        faults.removal_password = who.locale().t("session-current-wrong");
    } else if !is_code_right(&who, &form.code).await? {
        faults.removal_code = who.locale().t("profile-code-wrong");
    }
    if !faults.list().is_empty() {
        return unprocessable(&removal_page(&who, faults));
    }
    at_desk(&who, |conn, desk, user, actor| {
        second_factor::disable(conn, desk, user, actor, clock::wall())
    })
    .await?;
    who.flash(Mood::Good, who.locale().t("profile-factor-disabled"));
    see_other(HERE)
}

fn removal_page(who: &SignedIn, faults: Faults) -> RemovalPage {
    RemovalPage {
        page: who.page(who.locale().t("profile-factor-disable")),
        errors: faults.list(),
        faults,
    }
}
