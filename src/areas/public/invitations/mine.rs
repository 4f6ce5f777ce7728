//! The invitations that wait for the person who is signed in.

use actix_web::web::Form;
use askama::Template;
use serde::Deserialize;

use super::{answer, view};
use crate::access::SignedIn;
use crate::areas::{Answer, html, see_other};
use crate::domain::invitations::{self, Waiting};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::i18n::Locale;
use crate::platform::look::initials;
use crate::platform::page::{Mood, Page};

/// Which one, and what.
#[derive(Debug, Deserialize)]
pub struct MineForm {
    #[serde(default)]
    invitation: String,
    #[serde(default)]
    answer: String,
}

#[derive(Template)]
#[template(path = "public/invitations.html")]
struct MinePage {
    page: Page,
    rows: Vec<Row>,
}

struct Row {
    id: String,
    company: String,
    initials: String,
    logo: String,
    tone: String,
    lead: String,
    may: String,
    until: String,
}

/// GET /invitations
///
/// # Errors
/// The database's.
pub async fn index(who: SignedIn) -> Answer {
    let email = who.user().email.clone();
    let found: DbResult<Vec<Waiting>> = who
        .db()
        .read(move |conn| invitations::waiting_for(conn, &email, clock::wall()))
        .await;
    let locale = who.locale();
    html(&MinePage {
        page: who.page(locale.t("team-mine")),
        rows: found?.into_iter().map(|one| row(locale, one)).collect(),
    })
}

/// POST /invitations
///
/// # Errors
/// 400 for an answer that there is not; the database's.
pub async fn update(who: SignedIn, form: Form<MineForm>) -> Answer {
    let (id, user, actor) = (form.invitation.clone(), who.user().clone(), who.actor());
    let done = match form.answer.as_str() {
        "accept" => {
            let joined: DbResult<_> = who
                .db()
                .write(move |conn| {
                    invitations::accept_waiting(conn, &id, &user, &actor, clock::wall())
                })
                .await;
            match joined? {
                Some(entry) => return answer::enter(&who, &entry),
                None => false,
            }
        }
        "decline" => {
            let declined: DbResult<bool> = who
                .db()
                .write(move |conn| {
                    invitations::decline_waiting(conn, &id, &user, &actor, clock::wall())
                })
                .await;
            declined?
        }
        other => return Err(AppError::BadRequest(format!("answer {other}"))),
    };
    let (mood, text) = if done {
        (Mood::Info, who.locale().t("team-declined"))
    } else {
        (Mood::Warn, who.locale().t("team-gone"))
    };
    who.flash(mood, text);
    see_other("/invitations")
}

fn row(locale: Locale, waiting: Waiting) -> Row {
    let company = waiting.company;
    let who = waiting.inviter.unwrap_or_else(|| company.name.clone());
    let ends = waiting.invitation.expires_at.and_utc();
    Row {
        id: waiting.invitation.id.as_str().to_owned(),
        initials: initials(&company.name),
        logo: company.logo.clone().unwrap_or_default(),
        tone: company.tone.clone(),
        lead: view::lead(locale, &who, &company),
        may: view::may(locale, waiting.invitation.role()),
        until: view::until(locale, &company, ends),
        company: company.name,
    }
}
