//! The paths below `/api` that can be read.

use std::sync::Arc;

use super::list::{self, Question};
use super::model::{Company, Payment};
use super::odata::BadQuery;
use super::rows::{Column, Row, Rows};
use super::tables;
use super::world::{Reply, Request, World};

/// The path with ids as `{id}`, for counting.
pub fn pattern(path: &str) -> String {
    let words = path.split('/').map(|word| {
        let id = word.bytes().any(|b| b.is_ascii_digit());
        if id { "{id}" } else { word }
    });
    words.collect::<Vec<_>>().join("/")
}

/// Answers a known user.
pub fn get(world: &mut World, company: usize, user: usize, request: &Request<'_>) -> Reply {
    let forgetful = world.forgetful;
    let company = &mut world.companies[company];
    let path = request
        .path
        .trim_start_matches("/api/")
        .trim_end_matches('/');
    let words: Vec<&str> = path.split('/').collect();
    match words[..] {
        ["UserProfile"] => Reply::json(200, &tables::user_profile(company, &company.users[user])),
        ["CompanyProfile"] => Reply::json(200, &tables::company_profile(company)),
        ["Clients", id] => client(company, id).unwrap_or_else(not_found),
        ["Invoices", id] => invoice(company, id).unwrap_or_else(not_found),
        _ => lists(company, &words, request, forgetful),
    }
}

fn not_found() -> Reply {
    Reply::refusal(404, "NotFound", "No se encontró el recurso.")
}

fn client(company: &Company, id: &str) -> Option<Reply> {
    let at = *company
        .client_at
        .get(&uuid::Uuid::parse_str(id).ok()?.as_u128())?;
    let row = company.clients.get(at as usize)?;
    let columns = tables::CLIENT_DETAIL;
    Some(Reply::json(
        200,
        &Row {
            company,
            row,
            columns,
        },
    ))
}

fn invoice(company: &Company, id_or_number: &str) -> Option<Reply> {
    let row = company.invoices.get(invoice_at(company, id_or_number)?)?;
    let columns = tables::INVOICE_DETAIL;
    Some(Reply::json(
        200,
        &Row {
            company,
            row,
            columns,
        },
    ))
}

fn invoice_at(company: &Company, id_or_number: &str) -> Option<usize> {
    if let Ok(number) = id_or_number.parse::<u32>() {
        return company
            .invoices
            .iter()
            .position(|invoice| invoice.number == number);
    }
    let id = uuid::Uuid::parse_str(id_or_number).ok()?.as_u128();
    company.invoice_at.get(&id).map(|at| *at as usize)
}

fn lists(company: &mut Company, words: &[&str], request: &Request<'_>, forgetful: bool) -> Reply {
    let question = match Question::parse(request.query) {
        Ok(question) => question,
        Err(why) => return bad(&why),
    };
    let asked = Asked {
        question,
        forgetful,
        address: format!("{}{}", request.origin, request.path),
    };
    let reply = match words {
        ["Clients"] => asked.kept(company, |c| (&c.clients, tables::CLIENTS)),
        ["Invoices"] => asked.kept(company, |c| (&c.invoices, tables::INVOICES)),
        ["Users"] => asked.fresh(company, &company.users, tables::USERS),
        ["Currencies"] => asked.fresh(company, &tables::CURRENCIES, tables::CURRENCY),
        ["Locations"] => asked.fresh(company, &company.locations, tables::NAMED),
        ["PriceLists"] => asked.fresh(company, &company.price_lists, tables::NAMED),
        ["BankAccounts"] => asked.fresh(company, &company.accounts, tables::ACCOUNTS),
        ["Invoices", "Payment", id] => match invoice_at(company, id) {
            Some(at) => asked.fresh(company, &payments(company, at), tables::PAYMENTS),
            None => return not_found(),
        },
        _ => return not_found(),
    };
    reply.unwrap_or_else(|why| bad(&why))
}

fn bad(why: &BadQuery) -> Reply {
    Reply::refusal(400, "BadRequest", &why.to_string())
}

fn payments(company: &Company, invoice: usize) -> Vec<Payment> {
    company
        .payments
        .iter()
        .filter(|p| p.invoice as usize == invoice)
        .cloned()
        .collect()
}

/// A list that was asked for.
struct Asked {
    question: Question,
    address: String,
    forgetful: bool,
}

type Pick<R> = for<'a> fn(&'a Company) -> (&'a Vec<R>, &'static [Column<R>]);

impl Asked {
    /// A page of a long list, whose selection is kept for the next page.
    fn kept<R>(&self, company: &mut Company, pick: Pick<R>) -> Result<Reply, BadQuery> {
        let resource = self.address.rsplit('/').next().unwrap_or_default();
        let key = list::selection_key(resource, &self.question);
        let selected = match list::kept(company, &key) {
            Some(selected) => selected,
            None => {
                let (rows, columns) = pick(company);
                let table = Rows {
                    company,
                    rows,
                    columns,
                };
                let selected: Arc<[u32]> = list::select(&table, &self.question)?.into();
                list::keep(company, key, Arc::clone(&selected));
                selected
            }
        };
        let (rows, columns) = pick(company);
        Ok(self.page(
            &Rows {
                company,
                rows,
                columns,
            },
            &selected,
        ))
    }

    /// A page of a short list.
    fn fresh<R>(
        &self,
        company: &Company,
        rows: &[R],
        columns: &'static [Column<R>],
    ) -> Result<Reply, BadQuery> {
        let table = Rows {
            company,
            rows,
            columns,
        };
        let selected = list::select(&table, &self.question)?;
        Ok(self.page(&table, &selected))
    }

    fn page<R>(&self, table: &Rows<'_, R>, selected: &[u32]) -> Reply {
        list::page(
            table,
            selected,
            &self.question,
            &self.address,
            self.forgetful,
        )
    }
}
