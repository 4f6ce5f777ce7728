//! The mail of a notice as it was sent: in a frame of its own, and as a file.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use mail_parser::{Address, MessageParser};
use serde::Deserialize;

use crate::access::Member;
use crate::access::headers::Policy;
use crate::areas::Answer;
use crate::domain::collections::notice_view::{self, Archived};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;

/// Which attempt is wanted; the last one unless said otherwise.
#[derive(Debug, Default, Deserialize)]
pub struct Attempt {
    #[serde(default)]
    attempt: String,
}

/// A message taken apart for people.
pub struct Shown {
    /// Subject.
    pub subject: String,
    /// From, as the reader sees it.
    pub from: String,
    /// To.
    pub to: String,
    /// The plain text.
    pub text: String,
    html: String,
}

impl Shown {
    /// Reads a message of ours.
    pub fn read(mime: &[u8]) -> Self {
        let message = MessageParser::default().parse(mime).unwrap_or_default();
        let body = |body: Option<std::borrow::Cow<'_, str>>| body.unwrap_or_default().into_owned();
        Self {
            subject: message.subject().unwrap_or_default().to_owned(),
            from: people(message.from()),
            to: people(message.to()),
            text: body(message.body_text(0)),
            html: body(message.body_html(0)),
        }
    }
}

fn people(address: Option<&Address<'_>>) -> String {
    let one = |person: &mail_parser::Addr<'_>| {
        let address = person.address().unwrap_or_default();
        person
            .name()
            .map_or_else(|| address.to_owned(), |name| format!("{name} <{address}>"))
    };
    address
        .map(|all| all.iter().map(one).collect::<Vec<_>>().join(", "))
        .unwrap_or_default()
}

/// GET /manager/{company}/credit/notices/{id}/mail
///
/// # Errors
/// 404; the database's.
pub async fn mail(who: Member, path: Path<(String, String)>, wanted: Query<Attempt>) -> Answer {
    let (_, id) = path.into_inner();
    let copy = archived(&who, id, &wanted).await?;
    let html = Shown::read(&copy.mime).html;
    // Links lead out of the frame.
    let html = html.replacen("<head>", "<head><base target=\"_blank\">", 1);
    let response = HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .body(html);
    Ok(Policy::MailPreview.on(response))
}

/// GET /manager/{company}/credit/notices/{id}/mail.eml
///
/// # Errors
/// 404; the database's.
pub async fn download(who: Member, path: Path<(String, String)>, wanted: Query<Attempt>) -> Answer {
    let (_, id) = path.into_inner();
    let name: String = id
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect();
    let copy = archived(&who, id, &wanted).await?;
    let (company, customer, actor) = (who.company().id.clone(), copy.customer, who.actor());
    let told: DbResult<()> = who
        .db()
        .write(move |conn| notice_view::exported(conn, &actor, &company, &customer, clock::wall()))
        .await;
    told?;
    Ok(HttpResponse::Ok()
        .content_type("message/rfc822")
        .append_header((
            "content-disposition",
            format!("attachment; filename=\"{name}-{}.eml\"", copy.attempt),
        ))
        .body(copy.mime))
}

async fn archived(who: &Member, id: String, wanted: &Attempt) -> Result<Archived, AppError> {
    let attempt = match wanted.attempt.as_str() {
        "" => None,
        number => Some(number.parse().map_err(|_| AppError::NotFound)?),
    };
    let company = who.company().id.clone();
    let found: DbResult<_> = who
        .db()
        .read(move |conn| notice_view::archived(conn, &company, &id, attempt))
        .await;
    found?.ok_or(AppError::NotFound)
}
