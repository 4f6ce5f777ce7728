//! `/s/{token}`: the statement as of this moment, and its files.

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;

use super::sheet::Sheet;
use crate::access::Anyone;
use crate::access::headers::Policy;
use crate::areas::Answer;
use crate::areas::credit::exports::{self, Format};
use crate::domain::receivables::link::{self, Door, Face, Link};
use crate::domain::receivables::statement::{self, Drawn};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::i18n::Locale;
use crate::platform::page::{CompanyFace, Page};
use crate::platform::values::{EmailAddress, Token};

/// The token in the path.
type Secret = Path<String>;

#[derive(Template)]
#[template(path = "debtor/statement.html")]
struct DebtorPage {
    page: Page,
    sheet: Sheet,
    base: String,
    contact: String,
    contact_mail: bool,
}

#[derive(Template)]
#[template(path = "debtor/closed.html")]
struct ClosedPage {
    page: Page,
    expired: bool,
    contact: String,
    contact_mail: bool,
}

/// A link that opens, with what it opens.
enum Opened {
    Statement(Box<(Link, Drawn)>),
    Closed(Box<Link>),
}

/// GET /s/{token}
///
/// # Errors
/// 404 for a token that was never given out; the database's.
pub async fn show(visitor: Anyone, token: Secret) -> Answer {
    match open(&visitor, &token).await? {
        Opened::Closed(link) => closed(&visitor, &link),
        Opened::Statement(both) => {
            let (link, drawn) = *both;
            let locale = chosen(&visitor).unwrap_or(drawn.locale);
            let title = locale.t1("debtor-title", "name", &drawn.statement.debtor.name);
            let (contact, contact_mail) = contact(&link);
            let shown = DebtorPage {
                page: page(&visitor, locale, &link.company, title),
                sheet: Sheet::of(drawn.statement),
                base: visitor.path().to_owned(),
                contact,
                contact_mail,
            };
            private(HttpResponse::Ok(), &shown)
        }
    }
}

/// GET /s/{token}/statement.pdf
///
/// # Errors
/// 404; the database's and the writer's.
pub async fn pdf(visitor: Anyone, token: Secret) -> Answer {
    download(&visitor, &token, Format::Pdf).await
}

/// GET /s/{token}/statement.xlsx
///
/// # Errors
/// 404; the database's and the writer's.
pub async fn xlsx(visitor: Anyone, token: Secret) -> Answer {
    download(&visitor, &token, Format::Xlsx).await
}

async fn download(visitor: &Anyone, token: &str, format: Format) -> Answer {
    match open(visitor, token).await? {
        Opened::Closed(link) => closed(visitor, &link),
        Opened::Statement(both) => {
            let (link, mut drawn) = *both;
            drawn.locale = chosen(visitor).unwrap_or(drawn.locale);
            let logo = link.company.logo.as_deref();
            let file = exports::write(visitor.services(), logo, drawn, format).await?;
            Ok(Policy::Token.on(file.into_response()))
        }
    }
}

async fn open(visitor: &Anyone, token: &str) -> Result<Opened, AppError> {
    let token = Token::parse(token).ok_or(AppError::NotFound)?;
    visitor
        .db()
        .read(move |conn| {
            let link = link::find(conn, &token, clock::wall())?.ok_or(AppError::NotFound)?;
            if link.door != Door::Open {
                return Ok(Opened::Closed(Box::new(link)));
            }
            let business = clock::business(conn)?;
            let drawn = statement::draw(conn, &link.company.id, link.customer.as_str(), business)?
                .ok_or(AppError::NotFound)?;
            Ok(Opened::Statement(Box::new((link, drawn))))
        })
        .await
}

fn closed(visitor: &Anyone, link: &Link) -> Answer {
    let locale = chosen(visitor)
        .or_else(|| Locale::parse(&link.company.language))
        .unwrap_or(visitor.locale());
    let (contact, contact_mail) = contact(link);
    let shown = ClosedPage {
        page: page(visitor, locale, &link.company, locale.t("debtor-closed")),
        expired: link.door == Door::Expired,
        contact,
        contact_mail,
    };
    private(HttpResponse::Gone(), &shown)
}

fn contact(link: &Link) -> (String, bool) {
    let contact = link.contact().unwrap_or_default().to_owned();
    let is_mail = EmailAddress::parse(&contact).is_some();
    (contact, is_mail)
}

/// The language that somebody chose here; the customer's own comes after it.
fn chosen(visitor: &Anyone) -> Option<Locale> {
    let kept: Option<String> = visitor.recall("language");
    let account = visitor.user().and_then(|user| user.language.clone());
    account.or(kept).as_deref().and_then(Locale::parse)
}

fn page(visitor: &Anyone, locale: Locale, face: &Face, title: String) -> Page {
    let mut page = visitor.plain_page(title);
    page.locale = locale;
    page.viewer = None;
    page.zone = face.zone();
    page.company = Some(CompanyFace {
        slug: String::new(),
        name: face.name.clone(),
        tone: face.tone.clone(),
        logo: face.logo.clone(),
        admin: false,
        attention: 0,
        tasks: 0,
        extensions: Vec::new(),
        companies: Vec::new(),
    });
    page
}

fn private(mut response: actix_web::HttpResponseBuilder, template: &impl Template) -> Answer {
    let response = response
        .content_type("text/html; charset=utf-8")
        .body(template.render()?);
    Ok(Policy::Token.on(response))
}
