//! Giving a company up, after a look at what that means.

use actix_web::web::{Form, Path};
use askama::Template;
use serde::Deserialize;

use crate::access::Operator;
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::companies::{self, Company};
use crate::domain::operator;
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::{Mood, Page};

const FIELD: &str = "slug";

/// What is typed to confirm.
#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    slug: String,
}

#[derive(Template)]
#[template(path = "operator/release.html")]
struct ReleasePage {
    page: Page,
    name: String,
    slug: String,
    typed: String,
    fault: String,
    errors: Vec<(String, String)>,
    action: String,
}

/// GET /operator/companies/{company}/release
///
/// # Errors
/// 404; the database's.
pub async fn new(operator: Operator, slug: Path<String>) -> Answer {
    let company = find(&operator, slug.into_inner()).await?;
    html(&page(&operator, &company, String::new(), String::new()))
}

/// POST /operator/companies/{company}/release
///
/// # Errors
/// 404 for one that there is not or that was given up; the database's.
pub async fn create(operator: Operator, slug: Path<String>, form: Form<Typed>) -> Answer {
    let company = find(&operator, slug.into_inner()).await?;
    let typed = form.into_inner().slug;
    let locale = operator.locale();
    if typed.trim() != company.slug {
        let fault = locale.t1("operator-release-unlike", "slug", &company.slug);
        return unprocessable(&page(&operator, &company, typed, fault));
    }
    let (actor, name) = (operator.actor(), company.name.clone());
    let released: DbResult<bool> = operator
        .db()
        .write(move |conn| companies::release(conn, &company, &actor, clock::wall()))
        .await;
    if !released? {
        return Err(AppError::NotFound);
    }
    operator.flash(Mood::Good, locale.t1("operator-released", "name", &name));
    see_other("/operator/companies")
}

async fn find(operator: &Operator, slug: String) -> Result<Company, AppError> {
    let found: DbResult<Option<Company>> = operator
        .db()
        .read(move |conn| operator::company(conn, &slug))
        .await;
    found?.ok_or(AppError::NotFound)
}

fn page(operator: &Operator, company: &Company, typed: String, fault: String) -> ReleasePage {
    let title = operator.locale().t("operator-release-title");
    ReleasePage {
        page: operator.page(title).which(company.name.clone()),
        name: company.name.clone(),
        slug: company.slug.clone(),
        typed,
        errors: if fault.is_empty() {
            Vec::new()
        } else {
            vec![(FIELD.to_owned(), fault.clone())]
        },
        fault,
        action: format!("/operator/companies/{}/release", company.slug),
    }
}
