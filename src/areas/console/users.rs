//! **Usuarios y permisos**: who may do what, and the second factor of administrators.

use actix_web::web::Form;
use askama::Template;
use serde::Deserialize;

use super::team::{Pill, role_pill};
use crate::access::Manager;
use crate::areas::{Answer, html, see_other};
use crate::domain::memberships::{self, Role};
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::i18n::Locale;
use crate::platform::page::{Mood, Page};

/// The switch.
#[derive(Debug, Deserialize)]
pub struct FactorForm {
    #[serde(default)]
    on: String,
}

#[derive(Template)]
#[template(path = "console/users/index.html")]
struct UsersPage {
    page: Page,
    people: Vec<PersonRow>,
    modules: Vec<ModuleRow>,
    demanded: bool,
    own_missing: bool,
    missing: usize,
}

struct PersonRow {
    href: String,
    name: String,
    email: String,
    role: Pill,
    factor: Option<bool>,
}

struct ModuleRow {
    name: String,
    admin: Right,
    member: Right,
}

/// What a role may do in a module.
struct Right {
    open: bool,
    words: String,
}

/// GET /manager/{company}/settings/users
///
/// # Errors
/// The database's.
pub async fn index(who: Manager) -> Answer {
    let company = who.company().id.clone();
    let found: DbResult<_> = who
        .db()
        .read(move |conn| memberships::list(conn, &company))
        .await;
    let (members, demanded) = (found?, who.company().second_factor_required);
    let without =
        |member: &&memberships::Member| member.role == Role::Admin && !member.second_factor;
    let page = who.page(who.locale().t("tabs-users"));
    html(&UsersPage {
        missing: members.iter().filter(without).count(),
        own_missing: members
            .iter()
            .filter(without)
            .any(|member| member.user == who.user().id),
        people: members
            .into_iter()
            .map(|member| PersonRow {
                href: who.path_to(&format!("/settings/team/members/{}", member.user)),
                role: role_pill(page.locale, member.role),
                factor: (member.role == Role::Admin).then_some(member.second_factor),
                name: member.name,
                email: member.email,
            })
            .collect(),
        modules: modules(page.locale),
        demanded,
        page,
    })
}

/// POST /manager/{company}/settings/users/second-factor
///
/// # Errors
/// The database's.
pub async fn second_factor(who: Manager, form: Form<FactorForm>) -> Answer {
    let demanded = form.on == "true";
    let (company, actor) = (who.company().id.clone(), who.actor());
    let changed: DbResult<bool> = who
        .db()
        .write(move |conn| {
            memberships::demand_second_factor(conn, &company, demanded, &actor, clock::wall())
        })
        .await;
    if changed? {
        let text = if demanded {
            who.locale().t("users-factor-demanded")
        } else {
            who.locale().t("users-factor-optional")
        };
        who.flash(Mood::Good, text);
    }
    see_other(&who.path_to("/settings/users"))
}

/// The modules and what each role may do there.
fn modules(locale: Locale) -> Vec<ModuleRow> {
    let yes = || Right {
        open: true,
        words: locale.t("users-yes"),
    };
    let no = || Right {
        open: false,
        words: locale.t("users-no"),
    };
    let look = || Right {
        open: true,
        words: locale.t("users-look"),
    };
    let row = |name: String, admin: Right, member: Right| ModuleRow {
        name,
        admin,
        member,
    };
    vec![
        row(locale.t("users-module-own"), yes(), yes()),
        row(locale.t("users-module-look"), yes(), look()),
        row(locale.t("users-module-sales"), yes(), no()),
        row(locale.t("users-module-collections"), yes(), no()),
        row(locale.t("users-module-inventory"), yes(), yes()),
        row(locale.t("users-module-settings"), yes(), no()),
    ]
}
