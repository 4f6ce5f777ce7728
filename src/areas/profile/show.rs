//! The profile's page, with name and language.

use actix_web::web::Form;
use askama::Template;
use chrono_tz::Tz;
use serde::Deserialize;

use crate::access::SignedIn;
use crate::access::visibility::{self, Role};
use crate::areas::console::view::Moment;
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::users::{device, language, name, second_factor, sessions};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::i18n::Locale;
use crate::platform::page::{Mood, Page};

/// Name and language.
#[derive(Clone, Deserialize)]
pub struct ProfileForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    language: String,
}

struct SessionRow {
    device: String,
    address: String,
    begun: Moment,
    used: Moment,
    own: bool,
    end: String,
}

struct CompanyRow {
    name: String,
    href: String,
    role: String,
    leave: String,
}

#[derive(Template)]
#[template(path = "profile/show.html")]
struct ProfilePage {
    page: Page,
    form: ProfileForm,
    name_fault: String,
    errors: Vec<(String, String)>,
    email: String,
    factor: bool,
    codes_left: i64,
    few: bool,
    sessions: Vec<SessionRow>,
    companies: Vec<CompanyRow>,
}

/// GET /profile
///
/// # Errors
/// The database's.
pub async fn show(who: SignedIn) -> Answer {
    let form = ProfileForm {
        name: who.user().name.clone(),
        language: who.user().language.clone().unwrap_or_default(),
    };
    html(&page(&who, form, String::new()).await?)
}

/// POST /profile
///
/// # Errors
/// The database's.
pub async fn update(who: SignedIn, form: Form<ProfileForm>) -> Answer {
    let form = form.into_inner();
    let Some(name) = name::parse(&form.name) else {
        let most = i64::try_from(name::LONGEST).unwrap_or(i64::MAX);
        let fault = who.locale().n("profile-name-invalid", most);
        return unprocessable(&page(&who, form, fault).await?);
    };
    let locale = Locale::parse(&form.language);
    let (user, actor) = (who.user().clone(), who.actor());
    let saved: DbResult<()> = who
        .db()
        .write(move |conn| {
            name::change(conn, &user, &name, &actor, clock::wall())?;
            match locale {
                Some(locale) => language::choose(conn, &user.id, locale),
                None => language::forget(conn, &user.id),
            }
        })
        .await;
    saved?;
    let said = locale.unwrap_or(who.locale()).t("profile-saved");
    who.flash(Mood::Good, said);
    see_other("/profile")
}

async fn page(
    who: &SignedIn,
    form: ProfileForm,
    name_fault: String,
) -> Result<ProfilePage, AppError> {
    let id = who.user().id.clone();
    let read: DbResult<_> = who
        .db()
        .read(move |conn| {
            Ok((
                sessions::list(conn, &id, clock::wall())?,
                visibility::companies_of(conn, &id)?,
                second_factor::left(conn, &id)?,
            ))
        })
        .await;
    let (sessions, companies, codes_left) = read?;
    let locale = who.locale();
    let zone = companies
        .first()
        .map_or(Tz::UTC, |(company, _)| company.zone());
    let factor = who.user().has_second_factor();
    let errors = match name_fault.as_str() {
        "" => Vec::new(),
        fault => vec![("name".to_owned(), fault.to_owned())],
    };
    let own = who.session_hash();
    Ok(ProfilePage {
        page: who.page(locale.t("nav-profile")),
        form,
        name_fault,
        errors,
        email: who.user().email.clone(),
        factor,
        codes_left,
        few: codes_left < crate::areas::session::FEW,
        sessions: sessions
            .iter()
            .map(|session| session_row(locale, session, own.as_deref(), zone))
            .collect(),
        companies: companies
            .into_iter()
            .map(|(company, role)| CompanyRow {
                href: format!("/manager/{}", company.slug),
                role: match role {
                    Role::Admin => locale.t("profile-role-admin"),
                    Role::Member => locale.t("profile-role-member"),
                },
                leave: format!("/profile/companies/{}/leaving", company.slug),
                name: company.name,
            })
            .collect(),
    })
}

fn session_row(
    locale: Locale,
    session: &sessions::Session,
    own: Option<&str>,
    zone: Tz,
) -> SessionRow {
    let now = clock::wall();
    let moment = |at: chrono::NaiveDateTime| Moment::new(locale, at.and_utc(), now, zone);
    SessionRow {
        device: device_words(locale, session.device.as_deref().unwrap_or_default()),
        address: session.address.clone().unwrap_or_default(),
        begun: moment(session.created_at),
        used: moment(session.last_used_at),
        own: session.is(own),
        end: format!("/profile/sessions/{}/end", session.name()),
    }
}

fn device_words(locale: Locale, agent: &str) -> String {
    match device::read(agent) {
        (Some(browser), Some(system)) => {
            let named = [
                ("browser", browser.to_owned().into()),
                ("system", system.to_owned().into()),
            ];
            locale.args("profile-device", &named)
        }
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => locale.t("profile-device-unknown"),
    }
}
