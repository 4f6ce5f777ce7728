//! Recovery codes: shown once, made anew.

use actix_web::web::Form;
use askama::Template;

use super::{Faults, Proof, at_desk, is_code_right, page};
use crate::access::{Context, SignedIn};
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::users::{User, second_factor};
use crate::platform::clock;
use crate::platform::page::Page;
use crate::platform::vault::{Purpose, VaultError};

/// Where new codes are shown.
pub(super) const HERE: &str = "/profile/second-factor/codes";
/// Name under which new recovery codes wait, sealed, for their one page.
const CODES: &str = "second_factor.codes";

#[derive(Template)]
#[template(path = "profile/codes.html")]
struct CodesPage {
    page: Page,
    codes: Vec<String>,
}

/// GET /profile/second-factor/codes: shown this once.
///
/// # Errors
/// The template's.
pub async fn show(who: SignedIn) -> Answer {
    let Some(sealed) = who.recall::<String>(CODES) else {
        return see_other(super::HERE);
    };
    who.forget(CODES);
    let sealed = hex::decode(sealed).map_err(|_| VaultError::Sealed)?;
    let vault = &who.services().vault;
    let plain = vault.open(Purpose::SecondFactor, &place(who.user()), &sealed)?;
    let plain = String::from_utf8(plain).map_err(|_| VaultError::Sealed)?;
    html(&CodesPage {
        page: who.page(who.locale().t("profile-codes")),
        codes: plain.lines().map(str::to_owned).collect(),
    })
}

/// POST /profile/second-factor/codes: new ones, for a code of the moment.
///
/// # Errors
/// 429 after too many wrong codes; the database's.
pub async fn renew(who: SignedIn, form: Form<Proof>) -> Answer {
    if !is_code_right(&who, &form.code).await? {
        let faults = Faults {
            code: who.locale().t("profile-code-wrong"),
            ..Faults::default()
        };
        return unprocessable(&page(&who, faults).await?);
    }
    let codes = at_desk(&who, |conn, desk, user, actor| {
        let (line, now) = ((actor, "second_factor.codes_renewed"), clock::wall());
        let codes = second_factor::renew(conn, desk.vault, user, line, now)?;
        second_factor::tell_renewed(conn, desk, user, now)?;
        Ok(codes)
    })
    .await?;
    keep(&who, &codes)?;
    see_other(HERE)
}

/// Whether new codes wait for their page.
pub(super) fn are_waiting(who: &SignedIn) -> bool {
    who.recall::<String>(CODES).is_some()
}

/// New codes wait in the session, sealed.
pub(super) fn keep(who: &SignedIn, codes: &[String]) -> Result<(), VaultError> {
    let vault = &who.services().vault;
    let text = codes.join("\n");
    let sealed = vault.seal(Purpose::SecondFactor, &place(who.user()), text.as_bytes())?;
    let context: &Context = who;
    context.remember(CODES, &hex::encode(sealed));
    Ok(())
}

fn place(user: &User) -> String {
    format!("codes:{}", user.id)
}
