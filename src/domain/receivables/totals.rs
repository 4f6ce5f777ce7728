//! What a company is owed in each currency on a day. The sums are kept, so that the list need not
//! add up every document each time; a synchronisation that changes a document drops them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::domain::statements::Ageing;
use crate::platform::db::schema::{company_totals, customers, invoices};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::Currency;
use crate::platform::values::ids::{CompanyId, CustomerId};

/// A currency with what is owed in it.
pub type Total = (Currency, Ageing);

/// The sums of `today`, if they are kept.
///
/// # Errors
/// The database's.
pub fn kept(
    conn: &mut Conn,
    company: &CompanyId,
    today: NaiveDate,
) -> DbResult<Option<Vec<Total>>> {
    let rows: Vec<(Currency, i64, i64, i64, i64, i64)> = company_totals::table
        .filter(
            company_totals::company_id
                .eq(company)
                .and(company_totals::as_of.eq(today)),
        )
        .order(company_totals::currency)
        .select((
            company_totals::currency,
            company_totals::not_due,
            company_totals::days_1_30,
            company_totals::days_31_60,
            company_totals::days_61_90,
            company_totals::days_91,
        ))
        .load(conn)?;
    let totals: Vec<Total> = rows.into_iter().map(total).collect();
    Ok((!totals.is_empty()).then_some(totals))
}

fn total(
    (currency, not_due, days_1_30, days_31_60, days_61_90, days_91): (
        Currency,
        i64,
        i64,
        i64,
        i64,
        i64,
    ),
) -> Total {
    let ageing = Ageing {
        not_due,
        days_1_30,
        days_31_60,
        days_61_90,
        days_91,
    };
    (currency, ageing)
}

/// Adds up the open documents of the customers that the list shows, and keeps the sums. Call it in
/// a write, so that no synchronisation comes between adding and keeping.
///
/// # Errors
/// The database's.
pub fn refresh(conn: &mut Conn, company: &CompanyId, today: NaiveDate) -> DbResult<Vec<Total>> {
    let mut totals: BTreeMap<Currency, Ageing> = BTreeMap::new();
    for (currency, due_on, sum) in sums(conn, company)? {
        let ageing = totals.entry(currency).or_default();
        ageing.add((today - due_on).num_days(), sum);
    }
    for (currency, due_on, sum) in sums_of_gone(conn, company)? {
        let ageing = totals.entry(currency).or_default();
        ageing.add((today - due_on).num_days(), -sum);
    }
    totals.retain(|_, ageing| ageing.balance() != 0);
    let kept = conn.transaction(|conn| keep(conn, company, &totals, today));
    match kept {
        // Somebody else keeps the same sums at the same moment.
        Err(fault) if fault.is_unique_violation() => {}
        other => other?,
    }
    Ok(totals.into_iter().collect())
}

type Sum = (Currency, NaiveDate, i64);

/// `SUM(bigint)` is numeric on PostgreSQL; this brings it back.
fn sum_of_balances() -> diesel::expression::SqlLiteral<BigInt> {
    sql::<BigInt>("CAST(SUM(invoices.balance) AS BIGINT)")
}

fn sums(conn: &mut Conn, company: &CompanyId) -> DbResult<Vec<Sum>> {
    Ok(invoices::table
        .filter(
            invoices::company_id
                .eq(company)
                .and(invoices::balance.gt(0)),
        )
        .group_by((invoices::currency, invoices::due_on))
        .select((invoices::currency, invoices::due_on, sum_of_balances()))
        .load(conn)?)
}

/// The same of customers that are gone from the ERP, whom the list does not show.
fn sums_of_gone(conn: &mut Conn, company: &CompanyId) -> DbResult<Vec<Sum>> {
    let gone: Vec<CustomerId> = customers::table
        .filter(
            customers::company_id
                .eq(company)
                .and(customers::removed_at.is_not_null())
                .and(customers::open_invoices.gt(0)),
        )
        .select(customers::id)
        .load(conn)?;
    let mut sums = Vec::new();
    for part in gone.chunks(500) {
        let rows: Vec<Sum> = invoices::table
            .filter(
                invoices::customer_id
                    .eq_any(part)
                    .and(invoices::balance.gt(0)),
            )
            .group_by((invoices::currency, invoices::due_on))
            .select((invoices::currency, invoices::due_on, sum_of_balances()))
            .load(conn)?;
        sums.extend(rows);
    }
    Ok(sums)
}

fn keep(
    conn: &mut Conn,
    company: &CompanyId,
    totals: &BTreeMap<Currency, Ageing>,
    today: NaiveDate,
) -> DbResult<()> {
    diesel::delete(company_totals::table.filter(company_totals::company_id.eq(company)))
        .execute(conn)?;
    for (currency, ageing) in totals {
        let row = (
            company_totals::company_id.eq(company),
            company_totals::currency.eq(currency),
            company_totals::as_of.eq(today),
            company_totals::not_due.eq(ageing.not_due),
            company_totals::days_1_30.eq(ageing.days_1_30),
            company_totals::days_31_60.eq(ageing.days_31_60),
            company_totals::days_61_90.eq(ageing.days_61_90),
            company_totals::days_91.eq(ageing.days_91),
        );
        diesel::insert_into(company_totals::table)
            .values(row)
            .execute(conn)?;
    }
    Ok(())
}
