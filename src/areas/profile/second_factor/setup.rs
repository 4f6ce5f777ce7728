//! Setting it up: the seed, its picture, the first code.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::web::Form;
use askama::Template;
use qrcode::{Color, QrCode};

use super::{Proof, at_desk, codes};
use crate::access::SignedIn;
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::users::second_factor;
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::page::{Mood, Page};
use crate::platform::vault::VaultError;

/// Where the seed waits for its first code.
pub(super) const HERE: &str = "/profile/second-factor/setup";
/// Light modules around the picture.
const MARGIN: usize = 4;

#[derive(Template)]
#[template(path = "profile/setup.html")]
struct SetupPage {
    page: Page,
    secret: String,
    error: String,
    errors: Vec<(String, String)>,
}

/// GET /profile/second-factor/setup
///
/// # Errors
/// The database's.
pub async fn show(who: SignedIn) -> Answer {
    match waiting(&who).await? {
        Some(setup) => html(&setup_page(&who, setup, String::new())),
        None => see_other(super::HERE),
    }
}

/// GET /profile/second-factor/picture: the same as a QR code.
///
/// # Errors
/// 404 when nothing waits; the database's.
pub async fn picture(who: SignedIn) -> Answer {
    let setup = waiting(&who).await?.ok_or(AppError::NotFound)?;
    let code =
        QrCode::new(setup.url.as_bytes()).map_err(|fault| AppError::Internal(fault.to_string()))?;
    Ok(HttpResponse::Ok()
        .content_type("image/svg+xml")
        .body(svg(&code)))
}

/// POST /profile/second-factor/setup: the first code switches it on.
///
/// # Errors
/// The database's.
pub async fn confirm(who: SignedIn, form: Form<Proof>) -> Answer {
    let Some(setup) = waiting(&who).await? else {
        // Sent twice: the codes of the first time wait for their page.
        let shown = codes::are_waiting(&who);
        return see_other(if shown { codes::HERE } else { super::HERE });
    };
    let code = form.code.clone();
    let made = at_desk(&who, move |conn, desk, user, actor| {
        second_factor::confirm(conn, desk, (user, &code), actor, clock::wall())
    })
    .await?;
    let Some(made) = made else {
        let error = who.locale().t("profile-code-wrong");
        return unprocessable(&setup_page(&who, setup, error));
    };
    codes::keep(&who, &made)?;
    who.flash(Mood::Good, who.locale().t("profile-factor-enabled"));
    see_other(codes::HERE)
}

async fn waiting(who: &SignedIn) -> Result<Option<second_factor::Setup>, VaultError> {
    let (vault, user) = (Arc::clone(&who.services().vault), who.user().clone());
    who.db()
        .read(move |conn| second_factor::setup(conn, &vault, &user))
        .await
}

fn setup_page(who: &SignedIn, setup: second_factor::Setup, error: String) -> SetupPage {
    let errors = match error.as_str() {
        "" => Vec::new(),
        error => vec![("code".to_owned(), error.to_owned())],
    };
    SetupPage {
        page: who.page(who.locale().t("profile-factor-setup")),
        secret: setup.secret,
        error,
        errors,
    }
}

/// Dark modules as one path on white, whatever the page's colours.
fn svg(code: &QrCode) -> String {
    let width = code.width();
    let side = width + 2 * MARGIN;
    let mut path = String::new();
    for (at, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            let (x, y) = (at % width + MARGIN, at / width + MARGIN);
            path.push_str(&format!("M{x} {y}h1v1h-1z"));
        }
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}h-{side}z\"/>\
         <path d=\"{path}\"/></svg>"
    )
}
