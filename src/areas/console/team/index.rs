//! The page of the team, and **Enviar Invitación**.

use std::sync::Arc;

use actix_web::web::Form;
use askama::Template;
use serde::Deserialize;

use super::words::{self, Pill};
use crate::access::Manager;
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::invitations::{
    self, Fate, Fault, Group, Line, Office, Sent, State, read_addresses,
};
use crate::domain::memberships::{self, Member, Role};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::i18n::Locale;
use crate::platform::page::{Mood, Page};
use crate::platform::vault::VaultError;

/// Addresses that one form may hold.
const MOST: usize = 50;

/// The form.
#[derive(Debug, Default, Deserialize)]
pub struct InviteForm {
    #[serde(default)]
    email: String,
    #[serde(default)]
    role: String,
}

#[derive(Template)]
#[template(path = "console/team/index.html")]
struct TeamPage {
    page: Page,
    form: InviteForm,
    error: String,
    errors: Vec<(String, String)>,
    members: Vec<MemberRow>,
    invitations: Vec<InvitationRow>,
}

struct MemberRow {
    href: String,
    name: String,
    email: String,
    own: bool,
    disabled: bool,
    role: Pill,
    since: String,
    since_machine: String,
    seen: String,
    seen_machine: String,
}

struct InvitationRow {
    id: String,
    email: String,
    role: String,
    pill: Pill,
    sent: String,
    sent_machine: String,
    inviter: String,
    ends: String,
    ends_machine: String,
    asked: String,
    open: bool,
}

/// GET /manager/{company}/settings/team
///
/// # Errors
/// The database's.
pub async fn index(who: Manager) -> Answer {
    html(&page(&who, InviteForm::default(), Vec::new()).await?)
}

/// POST /manager/{company}/settings/team: **Enviar Invitación**, to one address or many.
///
/// # Errors
/// The database's.
pub async fn create(who: Manager, form: Form<InviteForm>) -> Answer {
    let form = form.into_inner();
    let (locale, role) = (who.locale(), wanted_role(&form.role));
    let read = read_addresses(&form.email);
    let mut faults = malformed(locale, &read.bad);
    if read.good.is_empty() && read.bad.is_empty() {
        faults.push(locale.t("team-fault-empty"));
    }
    if read.good.len() > MOST {
        faults.push(locale.n("team-fault-many", i64::try_from(MOST).unwrap_or(i64::MAX)));
    }
    if !faults.is_empty() {
        return unprocessable(&page(&who, form, faults).await?);
    }
    match send(&who, read.good.clone(), role).await? {
        Ok(fates) => {
            let results: Vec<_> = read.good.into_iter().zip(fates).collect();
            let (mood, text) = told(locale, &results);
            who.flash(mood, text);
            see_other(&who.path_to("/settings/team"))
        }
        Err(faults) => {
            let faults = faults
                .into_iter()
                .map(|(address, fault)| refusal(locale, &address, fault))
                .collect();
            unprocessable(&page(&who, form, faults).await?)
        }
    }
}

/// An unknown word is the smaller role.
fn wanted_role(word: &str) -> Role {
    Role::parse(word).unwrap_or(Role::Member)
}

fn malformed(locale: Locale, bad: &[String]) -> Vec<String> {
    bad.iter()
        .map(|text| locale.t1("team-fault-malformed", "text", text))
        .collect()
}

fn refusal(locale: Locale, address: &str, fault: Fault) -> String {
    match fault {
        Fault::Own => locale.t1("team-fault-own", "email", address),
        Fault::Member => locale.t1("team-fault-member", "email", address),
    }
}

async fn send(who: &Manager, addresses: Vec<String>, role: Role) -> Result<Sent, VaultError> {
    let services = who.services();
    let (vault, config) = (Arc::clone(&services.vault), Arc::clone(&services.config));
    let locale = who.locale();
    let (company, inviter, actor) = (who.company().id.clone(), who.user().clone(), who.actor());
    who.db()
        .write(move |conn| {
            let office = Office {
                vault: &vault,
                config: &config,
                locale,
            };
            let group = Group {
                company: &company,
                addresses: &addresses,
                role,
                inviter: &inviter,
            };
            invitations::send(conn, office, group, &actor, clock::wall())
        })
        .await
}

/// What happened to each address, in sentences.
fn told(locale: Locale, results: &[(String, Fate)]) -> (Mood, String) {
    let of = |fate: Fate| -> Vec<&str> {
        results
            .iter()
            .filter(|(_, found)| *found == fate)
            .map(|(address, _)| address.as_str())
            .collect()
    };
    let (sent, resent, just) = (of(Fate::Sent), of(Fate::Resent), of(Fate::JustSent));
    let mut sentences = Vec::new();
    let mut tell = |addresses: &[&str], key: &dyn Fn(i64, String) -> String| {
        if !addresses.is_empty() {
            let count = i64::try_from(addresses.len()).unwrap_or(i64::MAX);
            sentences.push(key(count, addresses.join(", ")));
        }
    };
    tell(&sent, &|count, emails| {
        locale.args(
            "team-sent",
            &[("count", count.into()), ("emails", emails.into())],
        )
    });
    tell(&resent, &|count, emails| {
        locale.args(
            "team-resent",
            &[("count", count.into()), ("emails", emails.into())],
        )
    });
    tell(&just, &|count, emails| {
        locale.args(
            "team-just-sent",
            &[("count", count.into()), ("emails", emails.into())],
        )
    });
    let mood = if sent.is_empty() && resent.is_empty() {
        Mood::Info
    } else {
        Mood::Good
    };
    (mood, sentences.join(" "))
}

async fn page(who: &Manager, form: InviteForm, faults: Vec<String>) -> Result<TeamPage, AppError> {
    let company = who.company().id.clone();
    let found: DbResult<_> = who
        .db()
        .read(move |conn| {
            Ok((
                memberships::list(conn, &company)?,
                invitations::list(conn, &company, clock::wall())?,
            ))
        })
        .await;
    let (members, sent) = found?;
    let page = who.page(who.locale().t("tabs-team"));
    Ok(TeamPage {
        members: members
            .into_iter()
            .map(|member| member_row(who, &page, member))
            .collect(),
        invitations: sent
            .into_iter()
            .map(|line| invitation_row(&page, line))
            .collect(),
        error: faults.join(" "),
        errors: faults
            .into_iter()
            .map(|fault| ("email".to_owned(), fault))
            .collect(),
        form,
        page,
    })
}

fn member_row(who: &Manager, page: &Page, member: Member) -> MemberRow {
    let seen = member.last_access;
    MemberRow {
        href: who.path_to(&format!("/settings/team/members/{}", member.user)),
        own: member.user == who.user().id,
        disabled: member.disabled,
        role: words::role_pill(page.locale, member.role),
        since: page.moment(&member.since),
        since_machine: page.machine(&member.since),
        seen: seen.map_or_else(|| page.t("team-never"), |at| page.moment(&at)),
        seen_machine: seen.map_or_else(String::new, |at| page.machine(&at)),
        name: member.name,
        email: member.email,
    }
}

fn invitation_row(page: &Page, line: Line) -> InvitationRow {
    let (sent, ends) = (
        line.invitation.sent_at.and_utc(),
        line.invitation.expires_at.and_utc(),
    );
    let open = matches!(line.state, State::Pending | State::Expired);
    let asked = line.invitation.asked_at.filter(|_| open);
    InvitationRow {
        id: line.invitation.id.as_str().to_owned(),
        role: words::role(page.locale, line.invitation.role()),
        pill: words::state(page.locale, line.state),
        sent: page.moment(&sent),
        sent_machine: page.machine(&sent),
        inviter: line.inviter.unwrap_or_default(),
        ends: page.moment(&ends),
        ends_machine: page.machine(&ends),
        asked: asked.map_or_else(String::new, |at| {
            page.t1("team-asked-on", "at", page.moment(&at.and_utc()))
        }),
        open,
        email: line.invitation.email,
    }
}
