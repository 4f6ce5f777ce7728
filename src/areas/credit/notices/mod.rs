//! One notice: evidence of what was sent to whom, when, and what the server said.

mod mail;
mod timeline;

use actix_web::web::Path;
use askama::Template;

use super::cycles::words::{self, Pill};
use crate::access::Member;
use crate::areas::{Answer, html};
use crate::domain::collections::notice_view::{self, NoticeView};
use crate::error::AppError;
use crate::platform::db::DbResult;
use crate::platform::page::Page;

use mail::Shown;
pub use mail::{download, mail};
use timeline::Moment;

#[derive(Template)]
#[template(path = "credit/notices/show.html")]
struct ShowPage {
    page: Page,
    may_decide: bool,
    title: String,
    lead: String,
    cycle: String,
    customer: String,
    settle: String,
    settlements: String,
    pill: Pill,
    message_id: String,
    sha256: String,
    recipients: Vec<Address>,
    moments: Vec<Moment>,
    shown: Option<Shown>,
    frame: String,
    eml: String,
}

struct Address {
    address: String,
    pill: Pill,
    answer: String,
}

/// GET /manager/{company}/credit/notices/{id}
///
/// # Errors
/// 404; the database's.
pub async fn show(who: Member, path: Path<(String, String)>) -> Answer {
    let (_, id) = path.into_inner();
    let company = who.company().id.clone();
    let found: DbResult<_> = who
        .db()
        .read(move |conn| {
            let Some(view) = notice_view::find(conn, &company, &id)? else {
                return Ok(None);
            };
            let copy = notice_view::archived(conn, &company, &id, None)?;
            Ok(Some((view, copy)))
        })
        .await;
    let (view, copy) = found?.ok_or(AppError::NotFound)?;
    html(&page(&who, view, copy.map(|copy| Shown::read(&copy.mime))))
}

fn page(who: &Member, view: NoticeView, shown: Option<Shown>) -> ShowPage {
    let mut page = who.page("");
    let locale = page.locale;
    let title = page.t1("runs-notice-title", "name", &view.name);
    page.title.clone_from(&title);
    let here = who.path_to(&format!("/credit/notices/{}", view.id));
    let schedule = words::schedule(locale, view.schedule.as_deref());
    let settlements = who.path_to("/credit/settlements");
    let mail = view.mail.as_ref();
    let waits = mail.filter(|mail| matches!(mail.state.as_str(), "unknown" | "failed"));
    ShowPage {
        may_decide: who.is_admin(),
        title,
        lead: format!("{schedule} · {}", page.moment(&view.planned_at)),
        cycle: who.path_to(&format!("/credit/cycles/{}", view.cycle)),
        customer: who.path_to(&format!("/credit/customers/{}", view.customer)),
        settle: waits.map_or_else(String::new, |mail| format!("{settlements}/{}", mail.id)),
        settlements,
        pill: words::fate(locale, view.fate),
        message_id: mail.map_or_else(String::new, |mail| mail.message_id.clone()),
        sha256: mail
            .and_then(|mail| mail.copies.last())
            .map_or_else(String::new, |copy| copy.sha256.clone()),
        recipients: mail
            .into_iter()
            .flat_map(|mail| &mail.recipients)
            .map(|recipient| Address {
                pill: words::recipient(locale, recipient),
                answer: words::answer(locale, recipient.answer.as_deref().unwrap_or_default()),
                address: recipient.address.clone(),
            })
            .collect(),
        moments: timeline::moments(&page, &view, &schedule),
        frame: format!("{here}/mail"),
        eml: format!("{here}/mail.eml"),
        shown,
        page,
    }
}
