//! Setting the second factor up, its recovery codes, switching it off.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::web::{Data, Form};
use askama::Template;
use qrcode::{Color, QrCode};
use serde::Deserialize;

use super::password;
use crate::access::visibility::{self, Role};
use crate::access::{Context, SignedIn};
use crate::areas::session::{FEW, Verdict, verify};
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::audit::Actor;
use crate::domain::users::password::Hasher;
use crate::domain::users::reset::Desk;
use crate::domain::users::{User, second_factor};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::{Conn, DbResult};
use crate::platform::page::{Mood, Page};
use crate::platform::vault::{Purpose, VaultError};

/// Name under which new recovery codes wait, sealed, for their one page.
const CODES: &str = "second_factor.codes";
const HERE: &str = "/profile/second-factor";
const SETUP: &str = "/profile/second-factor/setup";
/// Light modules around the picture.
const MARGIN: usize = 4;

/// Password and code, as far as a form asks for them.
#[derive(Deserialize)]
pub struct Proof {
    #[serde(default)]
    current_password: String,
    #[serde(default)]
    code: String,
}

#[derive(Default)]
struct Faults {
    password: String,
    code: String,
    removal_password: String,
    removal_code: String,
}

impl Faults {
    fn list(&self) -> Vec<(String, String)> {
        [
            ("current_password", &self.password),
            ("code", &self.code),
            ("current_password", &self.removal_password),
            ("code", &self.removal_code),
        ]
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(name, words)| (name.to_owned(), words.clone()))
        .collect()
    }
}

#[derive(Template)]
#[template(path = "profile/second_factor.html")]
struct FactorPage {
    page: Page,
    on: bool,
    left: i64,
    few: bool,
    required_by: Vec<String>,
    faults: Faults,
    errors: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "profile/setup.html")]
struct SetupPage {
    page: Page,
    secret: String,
    error: String,
    errors: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "profile/removal.html")]
struct RemovalPage {
    page: Page,
    faults: Faults,
    errors: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "profile/codes.html")]
struct CodesPage {
    page: Page,
    codes: Vec<String>,
}

/// GET /profile/second-factor
///
/// # Errors
/// The database's.
pub async fn show(who: SignedIn) -> Answer {
    html(&page(&who, Faults::default()).await?)
}

/// POST /profile/second-factor: makes a seed, once the password is right.
///
/// # Errors
/// 429 after too many wrong passwords; the database's.
pub async fn start(who: SignedIn, hasher: Data<Hasher>, form: Form<Proof>) -> Answer {
    if who.user().has_second_factor() {
        return see_other(HERE);
    }
    if !password::is_right(&who, &hasher, &form.current_password).await? {
        let faults = Faults {
            password: who.locale().t("session-current-wrong"),
            ..Faults::default()
        };
        return unprocessable(&page(&who, faults).await?);
    }
    let (vault, user) = (Arc::clone(&who.services().vault), who.user().clone());
    let made: Result<(), VaultError> = who
        .db()
        .write(move |conn| second_factor::start(conn, &vault, &user))
        .await;
    made?;
    see_other(SETUP)
}

/// GET /profile/second-factor/setup
///
/// # Errors
/// The database's.
pub async fn setup(who: SignedIn) -> Answer {
    match waiting(&who).await? {
        Some(setup) => html(&setup_page(&who, setup, String::new())),
        None => see_other(HERE),
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
        let codes = who.recall::<String>(CODES).is_some();
        return see_other(if codes {
            "/profile/second-factor/codes"
        } else {
            HERE
        });
    };
    let code = form.code.clone();
    let made = at_desk(&who, move |conn, desk, user, actor| {
        second_factor::confirm(conn, desk, (user, &code), actor, clock::wall())
    })
    .await?;
    let Some(codes) = made else {
        let error = who.locale().t("profile-code-wrong");
        return unprocessable(&setup_page(&who, setup, error));
    };
    keep(&who, &codes)?;
    who.flash(Mood::Good, who.locale().t("profile-factor-enabled"));
    see_other("/profile/second-factor/codes")
}

/// GET /profile/second-factor/codes: shown this once.
///
/// # Errors
/// The template's.
pub async fn codes(who: SignedIn) -> Answer {
    let Some(sealed) = who.recall::<String>(CODES) else {
        return see_other(HERE);
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
    see_other("/profile/second-factor/codes")
}

/// GET /profile/second-factor/removal
///
/// # Errors
/// The template's.
pub async fn ask_removal(who: SignedIn) -> Answer {
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

async fn is_code_right(who: &SignedIn, code: &str) -> Result<bool, AppError> {
    let owner = (who.user().id.clone(), None);
    let verdict = verify(who, owner, code, false).await?;
    Ok(matches!(verdict, Verdict::Right(..)))
}

/// Does something in one transaction with what is needed to write mails.
async fn at_desk<T: Send + 'static>(
    who: &SignedIn,
    work: impl FnOnce(&mut Conn, Desk<'_>, &User, &Actor) -> Result<T, VaultError> + Send + 'static,
) -> Result<T, VaultError> {
    let services = who.services();
    let (vault, config) = (Arc::clone(&services.vault), Arc::clone(&services.config));
    let (user, actor, locale) = (who.user().clone(), who.actor(), who.locale());
    who.db()
        .write(move |conn| {
            let desk = Desk {
                vault: &vault,
                config: &config,
                locale,
            };
            work(conn, desk, &user, &actor)
        })
        .await
}

async fn waiting(who: &SignedIn) -> Result<Option<second_factor::Setup>, VaultError> {
    let (vault, user) = (Arc::clone(&who.services().vault), who.user().clone());
    who.db()
        .read(move |conn| second_factor::setup(conn, &vault, &user))
        .await
}

/// New codes wait in the session, sealed.
fn keep(who: &SignedIn, codes: &[String]) -> Result<(), VaultError> {
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

async fn page(who: &SignedIn, faults: Faults) -> Result<FactorPage, AppError> {
    let id = who.user().id.clone();
    let read: DbResult<_> = who
        .db()
        .read(move |conn| {
            let left = second_factor::left(conn, &id)?;
            Ok((left, visibility::companies_of(conn, &id)?))
        })
        .await;
    let (left, companies) = read?;
    Ok(FactorPage {
        page: who.page(who.locale().t("profile-factor")),
        on: who.user().has_second_factor(),
        left,
        few: left < FEW,
        required_by: companies
            .into_iter()
            .filter(|(company, role)| company.second_factor_required && *role == Role::Admin)
            .map(|(company, _)| company.name)
            .collect(),
        errors: faults.list(),
        faults,
    })
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

fn removal_page(who: &SignedIn, faults: Faults) -> RemovalPage {
    RemovalPage {
        page: who.page(who.locale().t("profile-factor-disable")),
        errors: faults.list(),
        faults,
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
