//! The demo's mailbox.

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, ContentDisposition, DispositionParam};
use actix_web::http::header::{DispositionType, TryIntoHeaderValue as _};
use actix_web::web::{Path, Query};
use askama::Template;
use serde::Deserialize;

use super::open;
use crate::access::Anyone;
use crate::access::headers::Policy;
use crate::areas::{Answer, html};
use crate::error::AppError;
use crate::platform::mail::inbox::{Inbox, InboxEntry, InboxMessage};
use crate::platform::page::Page;

/// Messages on a page.
const PAGE: usize = 50;

/// Where in the list.
#[derive(Debug, Default, Deserialize)]
pub struct Place {
    #[serde(default)]
    page: usize,
}

/// Which part of a message.
#[derive(Debug, Default, Deserialize)]
pub struct View {
    #[serde(default)]
    view: String,
}

#[derive(Template)]
#[template(path = "demo/mail/index.html")]
struct ListPage {
    page: Page,
    entries: Vec<InboxEntry>,
    range: String,
    previous: String,
    next: String,
}

#[derive(Template)]
#[template(path = "demo/mail/show.html")]
struct MessagePage {
    page: Page,
    message: InboxMessage,
    view: &'static str,
}

/// GET /demo/mail: newest first.
///
/// # Errors
/// 404 outside the demo; the file system's.
pub async fn index(visitor: Anyone, place: Query<Place>) -> Answer {
    open(&visitor)?;
    let all = with(&visitor, Inbox::list).await?;
    let count = all.len();
    let last = count.saturating_sub(1) / PAGE;
    let at = place.page.min(last);
    let entries: Vec<InboxEntry> = all.into_iter().skip(at * PAGE).take(PAGE).collect();
    let page = super::upcoming::zoned(&visitor, "demo-mail").await?;
    let number = |value: usize| i64::try_from(value).unwrap_or(i64::MAX).into();
    let range = page.locale.args(
        "demo-mail-range",
        &[
            ("from", number(at * PAGE + 1)),
            ("to", number(at * PAGE + entries.len())),
            ("count", number(count)),
        ],
    );
    let link = |at: usize| format!("/demo/mail?page={at}");
    html(&ListPage {
        page,
        entries,
        range,
        previous: at.checked_sub(1).map(link).unwrap_or_default(),
        next: if at < last {
            link(at + 1)
        } else {
            String::new()
        },
    })
}

/// GET /demo/mail/{id}
///
/// # Errors
/// 404 outside the demo and for a message that is not there.
pub async fn show(visitor: Anyone, id: Path<String>, wish: Query<View>) -> Answer {
    open(&visitor)?;
    let message = find(&visitor, id.into_inner()).await?;
    let view = match (wish.view.as_str(), &message.html) {
        ("headers", _) => "headers",
        ("text", _) | (_, None) => "text",
        _ => "html",
    };
    let mut page = super::upcoming::zoned(&visitor, "demo-mail").await?;
    if !message.subject.is_empty() {
        page.title.clone_from(&message.subject);
    }
    html(&MessagePage {
        page,
        message,
        view,
    })
}

/// GET /demo/mail/{id}/body: the HTML alone, for the frame; its links open beside it.
///
/// # Errors
/// 404 outside the demo and for a message without HTML.
pub async fn body(visitor: Anyone, id: Path<String>) -> Answer {
    open(&visitor)?;
    let message = find(&visitor, id.into_inner()).await?;
    let document = message.html.ok_or(AppError::NotFound)?;
    let response = HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .body(opening_beside(&document));
    Ok(Policy::MailPreview.on(response))
}

/// GET /demo/mail/{id}/source: the message as it came, `.eml`.
///
/// # Errors
/// 404 outside the demo and for a message that is not there.
pub async fn source(visitor: Anyone, id: Path<String>) -> Answer {
    open(&visitor)?;
    let message = find(&visitor, id.into_inner()).await?;
    let name = ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::Filename(format!("{}.eml", message.id))],
    };
    let name = name
        .try_into_value()
        .map_err(|fault| AppError::Internal(fault.to_string()))?;
    Ok(HttpResponse::Ok()
        .content_type("message/rfc822")
        .append_header((CONTENT_DISPOSITION, name))
        .body(message.raw))
}

async fn find(visitor: &Anyone, id: String) -> Result<InboxMessage, AppError> {
    let found = with(visitor, move |inbox| inbox.open_message(&id)).await?;
    found.ok_or(AppError::NotFound)
}

/// Works with the inbox off the asynchronous threads.
async fn with<T: Send + 'static>(
    visitor: &Anyone,
    work: impl FnOnce(&Inbox) -> std::io::Result<T> + Send + 'static,
) -> Result<T, AppError> {
    let inbox = visitor.services().inbox.clone().ok_or(AppError::NotFound)?;
    let done = tokio::task::spawn_blocking(move || work(&inbox)).await;
    done.map_err(std::io::Error::other)
        .flatten()
        .map_err(|fault| AppError::Internal(fault.to_string()))
}

/// The document with a base that sends its links to a new tab.
fn opening_beside(document: &str) -> String {
    const BASE: &str = "<base target=\"_blank\">";
    let lower = document.to_ascii_lowercase();
    let after_head = lower
        .find("<head")
        .and_then(|start| lower[start..].find('>').map(|end| start + end + 1));
    let (before, after) = document.split_at(after_head.unwrap_or(0));
    format!("{before}{BASE}{after}")
}

#[cfg(test)]
mod tests {
    use super::opening_beside;

    #[test]
    fn links_of_a_message_open_beside_it() {
        assert_eq!(
            opening_beside("<html><HEAD lang=es><title>Ñ</title>"),
            "<html><HEAD lang=es><base target=\"_blank\"><title>Ñ</title>"
        );
        assert_eq!(opening_beside("<p>a"), "<base target=\"_blank\"><p>a");
    }
}
