//! One of the company's people: another role, or out.

use actix_web::web::{Form, Path};
use askama::Template;
use serde::Deserialize;

use super::words;
use crate::access::Manager;
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::memberships::{self, Changed, Member, Removed, Role};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::{Mood, Page};

/// The form of a role.
#[derive(Debug, Deserialize)]
pub struct RoleForm {
    #[serde(default)]
    role: String,
}

#[derive(Template)]
#[template(path = "console/team/member.html")]
struct MemberPage {
    page: Page,
    base: String,
    member: Member,
    own: bool,
    /// Nobody else administers the company.
    last: bool,
    role: String,
    /// Why the role cannot change, unless `error` says so already.
    reason: String,
    since: String,
    seen: String,
    error: String,
    errors: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "console/team/removal.html")]
struct RemovalPage {
    page: Page,
    base: String,
    member: Member,
    own: bool,
    /// Nobody else administers the company.
    last: bool,
    error: String,
}

/// GET /manager/{company}/settings/team/members/{member}
///
/// # Errors
/// 404; the database's.
pub async fn show(who: Manager, path: Path<(String, String)>) -> Answer {
    let found = find(&who, path.into_inner().1).await?;
    html(&member_page(&who, found, String::new()))
}

/// POST /manager/{company}/settings/team/members/{member}/role
///
/// # Errors
/// 404; the database's.
pub async fn change(who: Manager, path: Path<(String, String)>, form: Form<RoleForm>) -> Answer {
    let (_, id) = path.into_inner();
    let Some(role) = Role::parse(&form.role) else {
        let found = find(&who, id).await?;
        let fault = who.locale().t("team-fault-role");
        return unprocessable(&member_page(&who, found, fault));
    };
    let (company, actor) = (who.company().id.clone(), who.actor());
    let here = who.session_hash();
    let done: DbResult<_> = who
        .db()
        .write(move |conn| {
            let (keep, now) = (here.as_deref(), clock::wall());
            memberships::change_role(conn, &company, &id, role, keep, &actor, now)
        })
        .await;
    match done? {
        Changed::NotHere => Err(AppError::NotFound),
        Changed::LastAdmin(member) => {
            let fault = who.locale().t("team-fault-last-admin");
            unprocessable(&member_page(&who, (member, true), fault))
        }
        Changed::Same(_) => see_other(&who.path_to("/settings/team")),
        Changed::Done(member) => {
            let text = who.locale().args(
                "team-role-changed",
                &[
                    ("name", member.name.clone().into()),
                    ("role", words::role(who.locale(), role).into()),
                ],
            );
            leave(&who, &member, text, role == Role::Admin)
        }
    }
}

/// GET /manager/{company}/settings/team/members/{member}/removal
///
/// # Errors
/// 404; the database's.
pub async fn confirm(who: Manager, path: Path<(String, String)>) -> Answer {
    let found = find(&who, path.into_inner().1).await?;
    html(&removal_page(&who, found, String::new()))
}

/// POST /manager/{company}/settings/team/members/{member}/removal
///
/// # Errors
/// 404; the database's.
pub async fn remove(who: Manager, path: Path<(String, String)>) -> Answer {
    let (_, id) = path.into_inner();
    let (company, actor) = (who.company().id.clone(), who.actor());
    let here = who.session_hash();
    let done: DbResult<_> = who
        .db()
        .write(move |conn| {
            let (keep, now) = (here.as_deref(), clock::wall());
            memberships::remove(conn, &company, &id, keep, &actor, now)
        })
        .await;
    match done? {
        Removed::NotHere => Err(AppError::NotFound),
        Removed::LastAdmin(member) => {
            let fault = who.locale().t("team-fault-last-admin");
            unprocessable(&removal_page(&who, (member, true), fault))
        }
        Removed::Done(member) => {
            let text = who.locale().t1("team-removed", "name", &member.name);
            leave(&who, &member, text, false)
        }
    }
}

/// On to the next page. Who changed their own rights goes on under a new session key, and to the
/// list of companies where the team's page is closed to them now.
fn leave(who: &Manager, member: &Member, text: String, admin: bool) -> Answer {
    let own = member.user == who.user().id;
    if own {
        who.renew_session();
    }
    who.flash(Mood::Good, text);
    if own && !admin {
        see_other("/manager")
    } else {
        see_other(&who.path_to("/settings/team"))
    }
}

/// One of the company's people, and whether nobody else administers it.
async fn find(who: &Manager, id: String) -> Result<(Member, bool), AppError> {
    let company = who.company().id.clone();
    let found: DbResult<_> = who
        .db()
        .read(move |conn| {
            let Some(member) = memberships::find(conn, &company, &id)? else {
                return Ok(None);
            };
            let who = (&member.user, member.role);
            let last = memberships::is_last_admin(conn, &company, who)?;
            Ok(Some((member, last)))
        })
        .await;
    found?.ok_or(AppError::NotFound)
}

fn base(who: &Manager, member: &Member) -> String {
    who.path_to(&format!("/settings/team/members/{}", member.user))
}

fn member_page(who: &Manager, (member, last): (Member, bool), error: String) -> MemberPage {
    let page = who.page(member.name.clone());
    MemberPage {
        base: base(who, &member),
        own: member.user == who.user().id,
        last,
        role: member.role.as_str().to_owned(),
        reason: if last && error.is_empty() {
            page.t("team-fault-last-admin")
        } else {
            String::new()
        },
        since: page.moment(&member.since),
        seen: member
            .last_access
            .map_or_else(|| page.t("team-never"), |at| page.moment(&at)),
        errors: match error.as_str() {
            "" => Vec::new(),
            text => vec![("role".to_owned(), text.to_owned())],
        },
        error,
        member,
        page,
    }
}

fn removal_page(who: &Manager, (member, last): (Member, bool), error: String) -> RemovalPage {
    let title = who.locale().t1("team-removal-title", "name", &member.name);
    RemovalPage {
        page: who.page(title),
        base: base(who, &member),
        own: member.user == who.user().id,
        last,
        error,
        member,
    }
}
