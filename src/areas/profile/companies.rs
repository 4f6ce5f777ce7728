//! Leaving a company.

use actix_web::web::Path;
use askama::Template;

use crate::access::{SignedIn, visibility};
use crate::areas::{Answer, html, see_other};
use crate::domain::memberships::{self, Left};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::{Mood, Page};

#[derive(Template)]
#[template(path = "profile/leave.html")]
struct LeavePage {
    page: Page,
    name: String,
    action: String,
}

/// GET /profile/companies/{slug}/leaving; who has to stay is told so at once.
///
/// # Errors
/// 404; the database's.
pub async fn ask(who: SignedIn, slug: Path<String>) -> Answer {
    let viewer = who.user().id.clone();
    let mine: DbResult<_> = who
        .db()
        .read(move |conn| {
            let mine = visibility::companies_of(conn, &viewer)?;
            let found = mine.into_iter().find(|(company, _)| company.slug == *slug);
            let Some((company, role)) = found else {
                return Ok(None);
            };
            let last = memberships::is_last_admin(conn, &company.id, (&viewer, role))?;
            Ok(Some((company, last)))
        })
        .await;
    let (company, last) = mine?.ok_or(AppError::NotFound)?;
    if last {
        who.flash(Mood::Warn, who.locale().t("profile-leave-last"));
        return see_other("/profile#companies");
    }
    html(&LeavePage {
        page: who.page(
            who.locale()
                .t1("profile-leave-title", "name", &company.name),
        ),
        action: format!("/profile/companies/{}/leaving", company.slug),
        name: company.name,
    })
}

/// POST to the same address.
///
/// # Errors
/// 404; the database's.
pub async fn leave(who: SignedIn, slug: Path<String>) -> Answer {
    let (id, actor) = (who.user().id.clone(), who.actor());
    let left: DbResult<Left> = who
        .db()
        .write(move |conn| memberships::leave(conn, &id, &slug, &actor, clock::wall()))
        .await;
    let locale = who.locale();
    match left? {
        Left::NotHere => return Err(AppError::NotFound),
        Left::LastAdmin => who.flash(Mood::Warn, locale.t("profile-leave-last")),
        Left::Done => {
            who.renew_session();
            who.flash(Mood::Good, locale.t("profile-left"));
        }
    }
    see_other("/profile#companies")
}
