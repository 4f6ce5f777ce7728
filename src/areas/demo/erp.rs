//! The demo's ERP: its users, their keys, and a sale by one of them.

use actix_web::web::Form;
use askama::Template;
use serde::Deserialize;

use super::open;
use crate::access::Anyone;
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::demo::{NoSale, SALE, sell as sell_at};
use crate::domain::erp::bind::simulator::{KeyInfo, SharedWorld};
use crate::error::AppError;
use crate::platform::page::{Mood, Page};
use crate::platform::values::currency::Currency;
use crate::platform::values::money::Money;

const HERE: &str = "/demo/erp";

/// A sale as it is asked for.
#[derive(Default, Deserialize)]
pub struct Sale {
    #[serde(default)]
    who: String,
    #[serde(default)]
    client: String,
}

/// A company of the ERP.
struct Company {
    name: String,
    users: Vec<User>,
}

/// One of its users.
struct User {
    id: String,
    name: String,
    about: String,
    key: String,
    /// What the button that copies the key is called.
    copy: String,
    /// The user in the list of those who may act.
    choice: String,
}

#[derive(Template)]
#[template(path = "demo/erp.html")]
struct ErpPage {
    page: Page,
    companies: Vec<Company>,
    typed: Sale,
    hint: String,
    who_error: String,
    client_error: String,
    errors: Vec<(String, String)>,
}

/// GET /demo/erp
///
/// # Errors
/// 404 outside the demo; the database's.
pub async fn show(visitor: Anyone) -> Answer {
    open(&visitor)?;
    html(&erp_page(&visitor, Sale::default(), None).await?)
}

/// POST /demo/erp/sales: a user of the ERP takes on a client and invoices it.
///
/// # Errors
/// 404 outside the demo; the database's.
pub async fn sell(visitor: Anyone, form: Form<Sale>) -> Answer {
    open(&visitor)?;
    let sale = form.into_inner();
    let made = sell_at(
        &mut simulator(&visitor)?.world(),
        sale.who.trim(),
        &sale.client,
    );
    match made {
        Ok(sold) => {
            let names = [
                ("who", sold.seller.into()),
                ("company", sold.company.into()),
                ("client", sold.client.into()),
            ];
            let text = visitor.locale().args("demo-erp-sold", &names);
            visitor.flash(Mood::Good, text);
            see_other(HERE)
        }
        Err(why) => unprocessable(&erp_page(&visitor, sale, Some(why)).await?),
    }
}

fn simulator(visitor: &Anyone) -> Result<SharedWorld, AppError> {
    let simulator = visitor.services().simulator.clone();
    simulator.ok_or(AppError::NotFound)
}

async fn erp_page(
    visitor: &Anyone,
    typed: Sale,
    refused: Option<NoSale>,
) -> Result<ErpPage, AppError> {
    let keys = simulator(visitor)?.world().keys();
    let page = super::upcoming::zoned(visitor, "demo-erp-title").await?;
    let amount = Money::new(SALE, Currency::MXN);
    let (who_error, client_error) = match refused {
        Some(NoSale::User) => (page.t("demo-erp-no-user"), String::new()),
        Some(NoSale::Name) => (String::new(), page.t("demo-erp-no-name")),
        None => Default::default(),
    };
    let all = [("who", &who_error), ("client", &client_error)];
    let told = all.into_iter().filter(|(_, text)| !text.is_empty());
    let errors = told.map(|(name, text)| (name.to_owned(), text.clone()));
    Ok(ErpPage {
        companies: by_company(&page, keys),
        hint: page.t1("demo-erp-client-hint", "amount", page.money(&amount)),
        errors: errors.collect(),
        who_error,
        client_error,
        page,
        typed,
    })
}

/// They come company by company.
fn by_company(page: &Page, keys: Vec<KeyInfo>) -> Vec<Company> {
    let mut companies: Vec<Company> = Vec::new();
    for key in keys {
        let name = key.company_name.clone();
        let user = user(page, key);
        match companies.last_mut() {
            Some(last) if last.name == name => last.users.push(user),
            _ => companies.push(Company {
                name,
                users: vec![user],
            }),
        }
    }
    companies
}

fn user(page: &Page, info: KeyInfo) -> User {
    let about = match info.administrator {
        true => format!("{} · {}", info.job, page.t("demo-erp-administrator")),
        false => info.job.clone(),
    };
    User {
        id: info.username,
        copy: page.t1("demo-erp-copy", "name", &info.name),
        choice: format!("{}, {}", info.name, info.job),
        name: info.name,
        about,
        key: info.key,
    }
}
