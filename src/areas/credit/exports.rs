//! The statement of a customer as a page (the eye), as PDF and as a spreadsheet.

use actix_web::HttpResponse;
use actix_web::http::header::CONTENT_DISPOSITION;
use actix_web::web::Path;
use askama::Template;

use super::customer::CustomerPath;
use super::freshness::Freshness;
use crate::access::Member;
use crate::areas::console::logos;
use crate::areas::debtor::sheet::Sheet;
use crate::areas::{Answer, html};
use crate::domain::receivables::statement::{self, Drawn};
use crate::domain::statements::pdf::{self, Own};
use crate::domain::statements::xlsx;
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::documents::pdf::Picture;
use crate::platform::page::Page;
use crate::services::Services;

#[derive(Template)]
#[template(path = "credit/customers/statement.html")]
struct StatementPage {
    page: Page,
    base: String,
    sheet: Sheet,
    left_out: usize,
}

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// For reading and printing.
    Pdf,
    /// For calculating.
    Xlsx,
}

impl Format {
    const fn media(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
        }
    }
}

/// GET /manager/{company}/credit/customers/{id}/statement
///
/// # Errors
/// 404; the database's.
pub async fn show(member: Member, path: Path<CustomerPath>) -> Answer {
    let (company, id) = (member.company().id.clone(), path.into_inner().id);
    let drawn = member
        .db()
        .read(move |conn| -> Result<_, AppError> {
            let business = clock::business(conn)?;
            statement::draw(conn, &company, &id, business)?.ok_or(AppError::NotFound)
        })
        .await?;
    let title = member
        .locale()
        .t1("list-statement-of", "name", &drawn.customer.name);
    let mut page = member.page(title);
    Freshness::of(&drawn.letterhead.rules).warn(&member, &mut page);
    html(&StatementPage {
        page,
        base: member.path_to(&format!("/credit/customers/{}", drawn.customer.id)),
        left_out: drawn.left_out,
        sheet: Sheet::of(drawn.statement),
    })
}

/// GET /manager/{company}/credit/customers/{id}/statement.pdf
///
/// # Errors
/// 404; the database's and the writer's.
pub async fn pdf(member: Member, path: Path<CustomerPath>) -> Answer {
    download(&member, path.into_inner().id, Format::Pdf).await
}

/// GET /manager/{company}/credit/customers/{id}/statement.xlsx
///
/// # Errors
/// 404; the database's and the writer's.
pub async fn xlsx(member: Member, path: Path<CustomerPath>) -> Answer {
    download(&member, path.into_inner().id, Format::Xlsx).await
}

async fn download(member: &Member, id: String, format: Format) -> Answer {
    let company = member.company().id.clone();
    let drawn = member
        .db()
        .read(move |conn| -> Result<_, AppError> {
            let business = clock::business(conn)?;
            statement::draw(conn, &company, &id, business)?.ok_or(AppError::NotFound)
        })
        .await?;
    let logo = member.company().logo.as_deref();
    let customer = drawn.customer.id.clone();
    let file = write(member.services(), logo, drawn, format).await?;
    let (company, actor) = (member.company().id.clone(), member.actor());
    let told: DbResult<()> = member
        .db()
        .write(move |conn| {
            let (ending, now) = (format.ending(), clock::wall());
            statement::exported(conn, &actor, &company, &customer, ending, now)
        })
        .await;
    told?;
    Ok(file.into_response())
}

/// A file that is ready to be sent.
pub(crate) struct File {
    name: String,
    format: Format,
    bytes: Vec<u8>,
}

impl File {
    pub(crate) fn into_response(self) -> HttpResponse {
        let disposition = format!("attachment; filename=\"{}\"", self.name);
        HttpResponse::Ok()
            .content_type(self.format.media())
            .append_header((CONTENT_DISPOSITION, disposition))
            .body(self.bytes)
    }
}

/// Writes a statement in its reader's language; `logo` is the address of the company's.
///
/// # Errors
/// The writer's.
pub(crate) async fn write(
    services: &Services,
    logo: Option<&str>,
    drawn: Drawn,
    format: Format,
) -> Result<File, AppError> {
    let logo = match format {
        Format::Pdf => logos::printed(services, logo, drawn.wording.as_ref()).await,
        Format::Xlsx => None,
    };
    actix_web::web::block(move || compose(&drawn, logo.as_ref(), format))
        .await
        .map_err(|lost| AppError::Internal(lost.to_string()))?
}

fn compose(drawn: &Drawn, logo: Option<&Picture>, format: Format) -> Result<File, AppError> {
    let (paper, locale) = (&drawn.statement, drawn.locale);
    let failed = |fault: &dyn std::fmt::Display| AppError::Internal(fault.to_string());
    let own = Own {
        wording: drawn.wording.as_ref(),
        logo,
    };
    let bytes = match format {
        Format::Pdf => pdf::render_with(paper, own, locale).map_err(|fault| failed(&fault))?,
        Format::Xlsx => xlsx::render(paper, locale).map_err(|fault| failed(&fault))?,
    };
    let word = locale.t("statement-doc-title");
    let stem = statement::file_name(&word, &paper.debtor.name, paper.as_of);
    Ok(File {
        name: format!("{stem}.{}", format.ending()),
        format,
        bytes,
    })
}
