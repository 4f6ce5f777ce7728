//! The pages behind a link.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use chrono_tz::Tz;

use crate::access::Context;
use crate::access::headers::Policy;
use crate::areas::Answer;
use crate::domain::invitations::{Face, Seen, Standing};
use crate::domain::memberships::Role;
use crate::domain::users::User;
use crate::platform::civil;
use crate::platform::i18n::Locale;
use crate::platform::look::initials;
use crate::platform::page::Page;

/// What every one of these pages tells about the invitation.
pub struct Card {
    /// Name of the company.
    pub company: String,
    /// Letters that stand for it.
    pub initials: String,
    /// Address of its logo, or nothing.
    pub logo: String,
    /// Its tone of colour.
    pub tone: String,
    /// Whom the invitation is for.
    pub email: String,
    /// Who invites, to what.
    pub lead: String,
    /// What the role lets one do.
    pub may: String,
    /// Until when.
    pub until: String,
}

#[derive(Template)]
#[template(path = "public/invitation_choice.html")]
struct ChoicePage {
    page: Page,
    base: String,
    card: Card,
}

#[derive(Template)]
#[template(path = "public/invitation_sign_in.html")]
struct SignInPage {
    page: Page,
    card: Card,
}

#[derive(Template)]
#[template(path = "public/invitation_other.html")]
struct OtherPage {
    page: Page,
    base: String,
    card: Card,
    who: String,
}

#[derive(Template)]
#[template(path = "public/invitation_dead.html")]
struct DeadPage {
    page: Page,
    base: String,
    company: String,
    reason: String,
    hint: String,
    /// A new link can be asked for.
    askable: bool,
    /// Where to go on: address and label.
    on: (String, String),
}

/// The invited person decides.
pub fn choice(visitor: &Context, token: &str, seen: &Seen) -> Answer {
    let page = title(visitor, seen);
    answer(
        StatusCode::OK,
        &ChoicePage {
            base: base(token),
            card: card(page.locale, seen),
            page,
        },
    )
}

/// The invited person has an account and signs in first.
pub fn sign_in(visitor: &Context, _token: &str, seen: &Seen) -> Answer {
    let page = title(visitor, seen);
    answer(
        StatusCode::OK,
        &SignInPage {
            card: card(page.locale, seen),
            page,
        },
    )
}

/// Somebody else is signed in in this browser.
pub fn somebody_else(
    visitor: &Context,
    token: &str,
    seen: &Seen,
    user: &User,
    looking: bool,
) -> Answer {
    let page = title(visitor, seen);
    let status = if looking {
        StatusCode::OK
    } else {
        StatusCode::FORBIDDEN
    };
    answer(
        status,
        &OtherPage {
            base: base(token),
            card: card(page.locale, seen),
            who: format!("{} ({})", user.name, user.email),
            page,
        },
    )
}

/// A link that does nothing, 410, with the reason and a way on.
pub fn dead(visitor: &Context, token: &str, seen: Option<&Seen>) -> Answer {
    let locale = visitor.locale();
    let page = visitor.page(locale.t("team-link-dead"));
    let standing = seen.map(|seen| seen.standing);
    let (reason, hint) = why(locale, seen);
    let company = seen.map_or_else(String::new, |seen| seen.about.company.name.clone());
    let asked = seen.is_some_and(|seen| seen.about.invitation.asked_at.is_some());
    answer(
        StatusCode::GONE,
        &DeadPage {
            base: base(token),
            company,
            reason,
            hint,
            askable: standing == Some(Standing::Expired) && !asked,
            on: way_on(visitor, seen),
            page,
        },
    )
}

/// Why a link does nothing, and what to do about it.
fn why(locale: Locale, seen: Option<&Seen>) -> (String, String) {
    let Some(seen) = seen else {
        return (locale.t("team-dead-unknown"), locale.t("team-hint-unknown"));
    };
    let inviter = seen.about.inviter.as_ref();
    let who = inviter.map_or_else(
        || seen.about.company.name.clone(),
        |(name, email)| format!("{name} ({email})"),
    );
    let asked = seen.about.invitation.asked_at.is_some();
    match seen.standing {
        Standing::Expired if asked => (
            locale.t("team-dead-expired"),
            locale.t1("team-hint-asked", "who", &who),
        ),
        Standing::Expired => (
            locale.t("team-dead-expired"),
            locale.t1("team-hint-expired", "who", &who),
        ),
        Standing::Accepted => (
            locale.t("team-dead-accepted"),
            locale.t("team-hint-accepted"),
        ),
        Standing::Declined => (
            locale.t("team-dead-declined"),
            locale.t1("team-hint-declined", "who", &who),
        ),
        Standing::Revoked => (
            locale.t("team-dead-revoked"),
            locale.t1("team-hint-revoked", "who", &who),
        ),
        Standing::Replaced | Standing::Live => (
            locale.t("team-dead-replaced"),
            locale.t("team-hint-replaced"),
        ),
    }
}

fn way_on(visitor: &Context, seen: Option<&Seen>) -> (String, String) {
    let locale = visitor.locale();
    let has_account = seen.is_some_and(|seen| seen.about.account.is_some());
    if visitor.user().is_some() {
        return ("/manager".to_owned(), locale.t("team-to-companies"));
    }
    match seen.map(|seen| seen.standing) {
        Some(Standing::Replaced) if has_account => {
            ("/invitations".to_owned(), locale.t("team-to-mine"))
        }
        _ => ("/login".to_owned(), locale.t("team-to-sign-in")),
    }
}

/// What is told about an invitation.
pub fn card(locale: Locale, seen: &Seen) -> Card {
    let about = &seen.about;
    let company = &about.company;
    let who = about.inviter.as_ref().map_or_else(
        || company.name.clone(),
        |(name, email)| format!("{name} ({email})"),
    );
    Card {
        company: company.name.clone(),
        initials: initials(&company.name),
        logo: company.logo.clone().unwrap_or_default(),
        tone: company.tone.clone(),
        email: about.invitation.email.clone(),
        lead: lead(locale, &who, company),
        may: may(locale, about.invitation.role()),
        until: until(locale, company, about.invitation.expires_at.and_utc()),
    }
}

/// Who invites to what.
pub fn lead(locale: Locale, who: &str, company: &Face) -> String {
    locale.args(
        "team-invited",
        &[
            ("who", who.to_owned().into()),
            ("company", company.name.clone().into()),
        ],
    )
}

/// What a role lets one do.
pub fn may(locale: Locale, role: Role) -> String {
    match role {
        Role::Admin => locale.t("team-mail-admin"),
        Role::Member => locale.t("team-mail-member"),
    }
}

/// Until when, in the company's civil time.
pub fn until(locale: Locale, company: &Face, at: chrono::DateTime<chrono::Utc>) -> String {
    let zone: Tz = company.time_zone.parse().unwrap_or(Tz::UTC);
    locale.t1("team-until", "at", &civil::moment(at, zone))
}

/// The page's frame.
pub fn title(visitor: &Context, seen: &Seen) -> Page {
    let company = &seen.about.company.name;
    visitor.page(visitor.locale().t1("team-mail-title", "company", company))
}

/// Address of a link.
pub fn base(token: &str) -> String {
    format!("/invitations/{token}")
}

/// A page behind a token.
pub fn answer(status: StatusCode, template: &impl Template) -> Answer {
    let response = HttpResponse::build(status)
        .content_type("text/html; charset=utf-8")
        .body(template.render()?);
    Ok(Policy::Token.on(response))
}
