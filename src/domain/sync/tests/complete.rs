//! A first run brings everything over, to the cent.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::stage::{Stage, small};
use crate::domain::companies::CompanyState;
use crate::platform::db::schema::{customers, erp_users, invoices};
use crate::platform::values::ids::{CompanyId, CustomerId};

type Amounts = (String, i64, i64, i64, i64, String);

async fn of_customer(stage: &Stage, company: &CompanyId, name: &'static str) -> Vec<Amounts> {
    let company = company.clone();
    stage
        .with(move |conn| {
            Ok(invoices::table
                .inner_join(customers::table)
                .filter(
                    customers::company_id
                        .eq(&company)
                        .and(customers::name.eq(name)),
                )
                .order((invoices::due_on, invoices::total))
                .select((
                    invoices::currency,
                    invoices::total,
                    invoices::paid,
                    invoices::credited,
                    invoices::balance,
                    invoices::status,
                ))
                .load(conn)?)
        })
        .await
}

#[tokio::test]
async fn the_first_run_ends_with_a_company_that_is_up_to_date() {
    let (stage, registered) = Stage::with_company(&small()).await;
    let company = &registered.company;
    assert_eq!(
        stage.company(company).await.state(),
        CompanyState::Synchronising
    );
    let job = stage.run().await;
    assert_eq!((job.state.as_str(), job.error.as_deref()), ("done", None));
    assert_eq!(job.done, job.total);

    let after = stage.company(company).await;
    assert_eq!(after.state(), CompanyState::Active);
    assert!(after.first_synced_at.is_some() && after.last_good_sync_at.is_some());
    assert_eq!(after.legal_name, "COMERCIALIZADORA PÁRAMO");
    let run = stage.last_run(company).await;
    assert_eq!(
        (run.state.as_str(), run.kind.as_str()),
        ("done", "first_sync")
    );

    let id = company.clone();
    let (clients, users, bills): (i64, i64, i64) = stage
        .with(move |conn| {
            Ok((
                customers::table
                    .filter(customers::company_id.eq(&id))
                    .count()
                    .get_result(conn)?,
                erp_users::table
                    .filter(erp_users::company_id.eq(&id))
                    .count()
                    .get_result(conn)?,
                invoices::table
                    .filter(invoices::company_id.eq(&id))
                    .count()
                    .get_result(conn)?,
            ))
        })
        .await;
    assert_eq!((clients, users), (30, 3));
    assert!(bills > 201);
    let rest = stage.rest().await;
    // The profile is the one row that had been there already, from the key's check.
    assert_eq!(
        (run.created_rows, run.failed_rows),
        (clients + users + bills + rest, 0)
    );
}

#[tokio::test]
async fn odd_amounts_arrive_to_the_cent() {
    let (stage, registered) = Stage::with_company(&small()).await;
    stage.run().await;
    let company = &registered.company;
    let totals = |rows: &[Amounts]| {
        let mut totals: Vec<(String, i64)> =
            rows.iter().map(|row| (row.0.clone(), row.1)).collect();
        totals.sort();
        totals
    };
    let odd = of_customer(&stage, company, "Importes Raros").await;
    let expected = [0, 1, 101, 1_234_567_890_123].map(|minor| ("MXN".to_owned(), minor));
    assert_eq!(totals(&odd), expected);
    let two = of_customer(&stage, company, "Dos Monedas").await;
    let expected = [("MXN".to_owned(), 50_000), ("USD".to_owned(), 50_000)];
    assert_eq!(totals(&two), expected);
}

#[tokio::test]
async fn only_open_invoices_have_a_balance_and_none_is_negative() {
    let (stage, registered) = Stage::with_company(&small()).await;
    stage.run().await;
    let mut rows = of_customer(&stage, &registered.company, "Todos los Estados").await;
    rows.sort_by_key(|row| (row.5.clone(), row.2, row.3));
    let seen: Vec<(i64, i64, i64, &str)> = rows
        .iter()
        .map(|row| (row.2, row.3, row.4, row.5.as_str()))
        .collect();
    assert_eq!(
        seen,
        [
            (0, 0, 0, "cancelled"),
            (0, 0, 100_000, "open"),
            (0, 100_000, 0, "open"),
            (33_333, 0, 66_667, "open"),
            (40_000, 60_000, 0, "open"),
            (120_000, 0, 0, "open"),
            (100_000, 0, 0, "paid"),
        ]
    );
    let company = registered.company.clone();
    let notes = stage
        .with(move |conn| crate::domain::sync::notes_of(conn, &company, 10))
        .await;
    assert_eq!(notes.len(), 1);
    assert_eq!(
        (notes[0].reason.as_str(), notes[0].list.as_str()),
        ("overpaid", "invoices")
    );
}

#[tokio::test]
async fn a_customers_row_agrees_with_its_invoices() {
    let (stage, registered) = Stage::with_company(&small()).await;
    stage.run().await;
    let company = registered.company.clone();
    let agree = stage
        .with(move |conn| {
            let rows: Vec<(CustomerId, i32, Option<NaiveDate>)> = customers::table
                .filter(customers::company_id.eq(&company))
                .select((
                    customers::id,
                    customers::open_invoices,
                    customers::oldest_due_on,
                ))
                .load(conn)?;
            let mut with_debt = 0;
            for (id, count, oldest) in rows {
                let due: Vec<NaiveDate> = invoices::table
                    .filter(invoices::customer_id.eq(&id).and(invoices::balance.gt(0)))
                    .order(invoices::due_on)
                    .select(invoices::due_on)
                    .load(conn)?;
                assert_eq!((count as usize, oldest), (due.len(), due.first().copied()));
                with_debt += usize::from(count > 0);
            }
            Ok(with_debt)
        })
        .await;
    assert!(agree > 10);
}
