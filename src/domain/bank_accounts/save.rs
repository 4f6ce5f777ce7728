//! Taking over the ERP's bank accounts.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use crate::domain::erp::ErpBankAccount;
use crate::domain::intake::{Counts, fingerprint};
use crate::platform::db::schema::bank_accounts;
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{CompanyId, RowId};
use crate::platform::values::text::one_line;

/// Writes the accounts that are new or changed. `whole`: those that are not shown are gone.
///
/// # Errors
/// The database's.
pub(crate) fn save(
    conn: &mut Conn,
    company: &CompanyId,
    (accounts, whole): (&[ErpBankAccount], bool),
    now: DateTime<Utc>,
) -> DbResult<Counts> {
    let mut held = load(conn, company)?;
    let mut counts = Counts::default();
    let mut met = HashSet::new();
    for account in accounts
        .iter()
        .filter(|account| met.insert(account.external_id.as_str()))
    {
        let row = FromErp::of(account);
        match held.remove(&account.external_id) {
            Some(known) if known.fingerprint == row.fingerprint && known.removed_at.is_none() => {
                counts.unchanged += 1;
            }
            Some(known) => {
                diesel::update(bank_accounts::table.find(&known.id))
                    .set((&row, bank_accounts::removed_at.eq(None::<NaiveDateTime>)))
                    .execute(conn)?;
                counts.changed += 1;
            }
            None => {
                insert(conn, company, &account.external_id, &row)?;
                counts.created += 1;
            }
        }
    }
    let gone = held
        .into_values()
        .filter(|known| known.removed_at.is_none());
    for known in gone.filter(|_| whole) {
        diesel::update(bank_accounts::table.find(&known.id))
            .set(bank_accounts::removed_at.eq(now.naive_utc()))
            .execute(conn)?;
        counts.changed += 1;
    }
    Ok(counts)
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = bank_accounts, check_for_backend(MultiBackend))]
struct Known {
    id: RowId,
    external_id: String,
    fingerprint: String,
    removed_at: Option<NaiveDateTime>,
}

fn load(conn: &mut Conn, company: &CompanyId) -> DbResult<HashMap<String, Known>> {
    let rows: Vec<Known> = bank_accounts::table
        .filter(bank_accounts::company_id.eq(company))
        .select(Known::as_select())
        .load(conn)?;
    let by_id = |row: Known| (row.external_id.clone(), row);
    Ok(rows.into_iter().map(by_id).collect())
}

#[derive(Insertable, AsChangeset)]
#[diesel(table_name = bank_accounts)]
struct FromErp {
    bank: String,
    name: String,
    currency: String,
    fingerprint: String,
}

impl FromErp {
    fn of(account: &ErpBankAccount) -> Self {
        let (bank, name) = (one_line(&account.bank), one_line(&account.name));
        let currency = one_line(&account.currency);
        Self {
            fingerprint: fingerprint(&[&bank, &name, &currency]),
            bank,
            name,
            currency,
        }
    }
}

fn insert(conn: &mut Conn, company: &CompanyId, external_id: &str, row: &FromErp) -> DbResult<()> {
    diesel::insert_into(bank_accounts::table)
        .values((
            bank_accounts::id.eq(RowId::new()),
            bank_accounts::company_id.eq(company),
            bank_accounts::external_id.eq(external_id),
            row,
        ))
        .execute(conn)?;
    Ok(())
}
