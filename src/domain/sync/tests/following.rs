//! The runs after the first: nothing changed writes nothing, and what left the open set is read.

use chrono::NaiveDateTime;
use diesel::dsl::max;
use diesel::prelude::*;

use super::stage::{PARAMO, Stage, small};
use crate::domain::erp::bind::simulator::{InvoiceChange, NewInvoice};
use crate::platform::db::schema::{customers, invoices};
use crate::platform::values::ids::CompanyId;

type Row = (i64, i64, i64, String);

async fn row(stage: &Stage, external: &str) -> Row {
    let external = external.to_owned();
    stage
        .with(move |conn| {
            Ok(invoices::table
                .filter(invoices::external_id.eq(external))
                .select((
                    invoices::total,
                    invoices::paid,
                    invoices::balance,
                    invoices::status,
                ))
                .first(conn)?)
        })
        .await
}

async fn open_ids(stage: &Stage, company: &CompanyId) -> Vec<(String, i64)> {
    let company = company.clone();
    stage
        .with(move |conn| {
            Ok(invoices::table
                .filter(
                    invoices::company_id
                        .eq(&company)
                        .and(invoices::balance.gt(100)),
                )
                .order(invoices::external_id)
                .select((invoices::external_id, invoices::balance))
                .load(conn)?)
        })
        .await
}

async fn last_writes(stage: &Stage) -> (Option<NaiveDateTime>, Option<NaiveDateTime>) {
    stage
        .with(|conn| {
            Ok((
                customers::table
                    .select(max(customers::updated_at))
                    .first(conn)?,
                invoices::table
                    .select(max(invoices::updated_at))
                    .first(conn)?,
            ))
        })
        .await
}

#[tokio::test]
async fn a_second_run_writes_nothing() {
    let (stage, registered) = Stage::with_company(&small()).await;
    stage.run().await;
    let before = last_writes(&stage).await;
    let run = stage.sync(&registered.company).await;
    assert_eq!(run.kind, "sync");
    assert_eq!(
        (run.created_rows, run.changed_rows, run.failed_rows),
        (0, 0, 0)
    );
    assert!(run.unchanged_rows > 200);
    assert_eq!(last_writes(&stage).await, before);
}

#[tokio::test]
async fn an_invoice_that_left_the_open_set_is_read_singly() {
    let (stage, registered) = Stage::with_company(&small()).await;
    stage.run().await;
    let company = &registered.company;
    let open = open_ids(&stage, company).await;
    let (paid, owed) = &open[0];
    let (cancelled, _) = &open[1];
    {
        let mut world = stage.sim.world();
        world.pay(PARAMO, paid, *owed as f64 / 100.0).unwrap();
        world.cancel(PARAMO, cancelled).unwrap();
        world.clear_calls();
    }
    let run = stage.sync(company).await;
    assert_eq!((run.created_rows, run.changed_rows), (1, 2), "one payment");
    let (total, settled, balance, status) = row(&stage, paid).await;
    assert_eq!((balance, status.as_str()), (0, "paid"));
    assert!(settled <= total && settled >= *owed);
    let (_, _, balance, status) = row(&stage, cancelled).await;
    assert_eq!((balance, status.as_str()), (0, "cancelled"));
    let again = stage.sync(company).await;
    assert_eq!((again.created_rows, again.changed_rows), (0, 0));
}

#[tokio::test]
async fn part_payments_credit_notes_and_new_invoices_arrive() {
    let (stage, registered) = Stage::with_company(&small()).await;
    stage.run().await;
    let company = &registered.company;
    let open = open_ids(&stage, company).await;
    let (part, owed) = &open[0];
    let (credited, _) = &open[1];
    let id = part.clone();
    let client: String = stage
        .with(move |conn| {
            Ok(customers::table
                .inner_join(invoices::table)
                .filter(invoices::external_id.eq(id))
                .select(customers::external_id)
                .first(conn)?)
        })
        .await;
    let new = {
        let mut world = stage.sim.world();
        world.pay(PARAMO, part, 0.01).unwrap();
        let change = InvoiceChange {
            credited: Some(0.5),
            ..InvoiceChange::default()
        };
        world.change_invoice(PARAMO, credited, change).unwrap();
        let new = NewInvoice {
            client,
            total: 0.29,
            ..NewInvoice::default()
        };
        world.add_invoice(PARAMO, new).unwrap()
    };
    let run = stage.sync(company).await;
    assert_eq!(
        (run.created_rows, run.changed_rows),
        (2, 2),
        "an invoice and a payment"
    );
    assert_eq!(row(&stage, part).await.2, owed - 1);
    assert_eq!(row(&stage, &new).await.2, 29);
}

#[tokio::test]
async fn a_company_has_one_synchronisation_at_a_time() {
    let (stage, registered) = Stage::with_company(&small()).await;
    let company = &registered.company;
    assert_eq!(Some(stage.request(company).await), registered.job);
    let job = stage.claim().await.unwrap();
    assert_eq!(stage.request(company).await, job.id);
    assert!(stage.claim().await.is_none());
    let requested = stage
        .with(|conn| crate::domain::sync::request_all(conn, crate::platform::clock::wall()))
        .await;
    assert_eq!(requested, 1);
    assert!(stage.claim().await.is_none());
}
