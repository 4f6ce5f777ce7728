//! The eye: the notice of one customer as it would leave now.

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;

use crate::access::Member;
use crate::access::headers::Policy;
use crate::areas::{Answer, html};
use crate::domain::collections::setup::preview::{self, Preview};
use crate::error::AppError;
use crate::platform::db::DbResult;
use crate::platform::page::Page;

#[derive(Template)]
#[template(path = "credit/setup/preview.html")]
struct PreviewPage {
    page: Page,
    seen: Preview,
    mail: String,
}

/// GET /manager/{company}/credit/customers/{customer}/preview
///
/// # Errors
/// 404 for a customer that the company has not; the database's.
pub async fn show(member: Member, path: Path<(String, String)>) -> Answer {
    let customer = path.into_inner().1;
    let seen = look(&member, customer.clone()).await?;
    html(&PreviewPage {
        page: member.page(
            member
                .locale()
                .t1("setup-preview-title", "name", &seen.customer),
        ),
        mail: format!("{}/mail", member.path_to(&place(&customer))),
        seen,
    })
}

/// GET /manager/{company}/credit/customers/{customer}/preview/mail: the HTML of the mail, for the
/// frame of the page.
///
/// # Errors
/// As [`show`].
pub async fn mail(member: Member, path: Path<(String, String)>) -> Answer {
    let seen = look(&member, path.into_inner().1).await?;
    let response = HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .body(seen.composed.html);
    Ok(Policy::MailPreview.on(response))
}

/// Where a customer's preview is, within the company.
pub(super) fn place(customer: &str) -> String {
    format!("/credit/customers/{customer}/preview")
}

async fn look(member: &Member, customer: String) -> Result<Preview, AppError> {
    let path = member.path_to(&place(&customer));
    let link = member.services().config.public_url.link(&path);
    let company = member.company().id.clone();
    let seen: DbResult<Option<Preview>> = member
        .db()
        .read(move |conn| preview::preview(conn, &company, &customer, &link))
        .await;
    seen?.ok_or(AppError::NotFound)
}
