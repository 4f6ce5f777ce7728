//! Taking over a page of the ERP's clients.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::addresses;
use crate::domain::erp::ErpClient;
use crate::domain::intake::{Counts, fingerprint};
use crate::platform::db::schema::{collection_settings, customers};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{CompanyId, CustomerId, ScheduleId};
use crate::platform::values::text::{fold, one_line};

/// How customers start that the ERP tells us of for the first time.
#[derive(Clone, Debug, Default)]
pub(crate) struct NewCustomers {
    /// The schedule they are put in, switched on; none: they start switched off.
    pub schedule: Option<ScheduleId>,
}

impl NewCustomers {
    /// How a company wants them to start.
    ///
    /// # Errors
    /// The database's.
    pub(crate) fn of(conn: &mut Conn, company: &CompanyId) -> DbResult<Self> {
        let schedule = collection_settings::table
            .find(company)
            .select(collection_settings::new_customers_schedule_id)
            .first::<Option<String>>(conn)
            .optional()?
            .flatten();
        Ok(Self {
            schedule: schedule.map(Into::into),
        })
    }
}

struct Known {
    id: CustomerId,
    fingerprint: String,
    removed: bool,
}

/// Writes the clients that are new or changed, and their addresses.
///
/// # Errors
/// The database's.
pub(crate) fn save_page(
    conn: &mut Conn,
    company: &CompanyId,
    start: &NewCustomers,
    clients: &[ErpClient],
    now: DateTime<Utc>,
) -> DbResult<Counts> {
    let mut known = load_known(
        conn,
        company,
        clients.iter().map(|c| c.external_id.as_str()),
    )?;
    let mut counts = Counts::default();
    for client in clients {
        let print = print_of(client);
        match known.get(client.external_id.as_str()) {
            Some(row) if row.fingerprint == print && !row.removed => counts.unchanged += 1,
            Some(row) => {
                update(conn, &row.id, client, &print, now)?;
                counts.changed += 1;
            }
            None => {
                let id = insert(conn, company, start, client, &print, now)?;
                counts.created += 1;
                let row = Known {
                    id,
                    fingerprint: print,
                    removed: false,
                };
                known.insert(client.external_id.clone(), row);
            }
        }
    }
    Ok(counts)
}

/// Which of these clients we do not hold.
///
/// # Errors
/// The database's.
pub(crate) fn unknown_among(
    conn: &mut Conn,
    company: &CompanyId,
    external_ids: &[String],
) -> DbResult<Vec<String>> {
    let known = load_known(conn, company, external_ids.iter().map(String::as_str))?;
    let mut unknown: Vec<String> = external_ids
        .iter()
        .filter(|id| !known.contains_key(id.as_str()))
        .cloned()
        .collect();
    unknown.sort_unstable();
    unknown.dedup();
    Ok(unknown)
}

fn load_known<'a>(
    conn: &mut Conn,
    company: &CompanyId,
    external_ids: impl Iterator<Item = &'a str>,
) -> DbResult<HashMap<String, Known>> {
    let rows: Vec<(String, CustomerId, String, Option<chrono::NaiveDateTime>)> = customers::table
        .filter(customers::company_id.eq(company))
        .filter(customers::external_id.eq_any(external_ids.collect::<Vec<_>>()))
        .select((
            customers::external_id,
            customers::id,
            customers::fingerprint,
            customers::removed_at,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(external, id, fingerprint, removed_at)| {
            (
                external,
                Known {
                    id,
                    fingerprint,
                    removed: removed_at.is_some(),
                },
            )
        })
        .collect())
}

fn print_of(client: &ErpClient) -> String {
    fingerprint(&[
        &number_of(client),
        &client.name,
        &client.legal_name,
        &client.tax_id,
        client.phone.as_deref().unwrap_or_default(),
        client.email.as_deref().unwrap_or_default(),
    ])
}

fn number_of(client: &ErpClient) -> String {
    client
        .number
        .map(|number| number.to_string())
        .unwrap_or_default()
}

fn search_text(client: &ErpClient) -> String {
    fold(&format!(
        "{} {} {} {}",
        client.name,
        client.legal_name,
        client.tax_id,
        number_of(client)
    ))
}

fn insert(
    conn: &mut Conn,
    company: &CompanyId,
    start: &NewCustomers,
    client: &ErpClient,
    print: &str,
    now: DateTime<Utc>,
) -> DbResult<CustomerId> {
    let id = CustomerId::new();
    diesel::insert_into(customers::table)
        .values((
            (
                customers::id.eq(&id),
                customers::company_id.eq(company),
                customers::external_id.eq(&client.external_id),
                customers::automation.eq(start.schedule.is_some()),
                customers::schedule_id.eq(start.schedule.as_ref()),
                customers::open_invoices.eq(0),
                customers::created_at.eq(now.naive_utc()),
            ),
            from_erp(client, print, now),
        ))
        .execute(conn)?;
    addresses::save_first(conn, &id, client.email.as_deref().unwrap_or_default())?;
    Ok(id)
}

fn update(
    conn: &mut Conn,
    id: &CustomerId,
    client: &ErpClient,
    print: &str,
    now: DateTime<Utc>,
) -> DbResult<()> {
    diesel::update(customers::table.find(id))
        .set((
            from_erp(client, print, now),
            customers::removed_at.eq(None::<chrono::NaiveDateTime>),
        ))
        .execute(conn)?;
    addresses::save(conn, id, client.email.as_deref().unwrap_or_default())
}

/// The columns that the ERP owns.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = customers)]
struct FromErp {
    number: String,
    name: String,
    legal_name: String,
    tax_id: String,
    phone: String,
    email_raw: String,
    name_folded: String,
    search_folded: String,
    fingerprint: String,
    updated_at: chrono::NaiveDateTime,
}

fn from_erp(client: &ErpClient, print: &str, now: DateTime<Utc>) -> FromErp {
    FromErp {
        number: number_of(client),
        name: one_line(&client.name),
        legal_name: one_line(&client.legal_name),
        tax_id: one_line(&client.tax_id),
        phone: one_line(client.phone.as_deref().unwrap_or_default()),
        email_raw: one_line(client.email.as_deref().unwrap_or_default()),
        name_folded: fold(&client.name),
        search_folded: search_text(client),
        fingerprint: print.to_owned(),
        updated_at: now.naive_utc(),
    }
}
