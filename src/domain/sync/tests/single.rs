//! Single readings: the row is the same whether an event or a run came first.

use diesel::prelude::*;

use super::stage::{PARAMO, Stage, small};
use crate::domain::erp::bind::simulator::{ClientChange, NewClient, NewInvoice};
use crate::domain::sync::{Counts, reread};
use crate::platform::db::schema::{articles, customers, invoices};
use crate::platform::values::ids::CompanyId;

type Invoice = (String, String, String, i64, i64, i64, String, Option<i64>);

async fn invoice(stage: &Stage, external: &str) -> Option<Invoice> {
    let external = external.to_owned();
    stage
        .with(move |conn| {
            Ok(invoices::table
                .filter(invoices::external_id.eq(external))
                .select((
                    invoices::folio,
                    invoices::currency,
                    invoices::fingerprint,
                    invoices::total,
                    invoices::paid,
                    invoices::balance,
                    invoices::status,
                    invoices::payments_read_for,
                ))
                .first(conn)
                .optional()?)
        })
        .await
}

async fn erp(stage: &Stage, company: &CompanyId) -> impl crate::domain::erp::Connector {
    stage.request(company).await;
    let job = stage.claim().await.unwrap();
    let client = stage.client(&job).await;
    stage.hand_back(&job.id).await;
    client
}

#[tokio::test]
async fn an_invoice_with_its_client_and_its_payment_is_whole_before_the_run() {
    let (stage, registered) = Stage::with_company(&small()).await;
    stage.run().await;
    let company = &registered.company;
    let (client, new) = {
        let mut world = stage.sim.world();
        let client = world
            .add_client(
                PARAMO,
                NewClient {
                    name: "Recién Llegado".to_owned(),
                    ..NewClient::default()
                },
            )
            .unwrap();
        let new = world
            .add_invoice(
                PARAMO,
                NewInvoice {
                    client: client.clone(),
                    total: 100.0,
                    ..NewInvoice::default()
                },
            )
            .unwrap();
        world.pay(PARAMO, &new, 40.0).unwrap();
        (client, new)
    };
    let erp = erp(&stage, company).await;
    let db = stage.services.db.clone();
    let counts = reread::invoice(&db, &erp, company, &new).await.unwrap();
    // The client, its terms, the invoice, the payment.
    assert_eq!((counts.created, counts.changed, counts.failed), (4, 0, 0));
    let held = invoice(&stage, &new).await.unwrap();
    assert_eq!(
        (held.3, held.4, held.5, held.7),
        (10_000, 4_000, 6_000, Some(4_000))
    );
    for _ in 0..5 {
        let again = reread::invoice(&db, &erp, company, &new).await.unwrap();
        assert_eq!((again.created, again.changed), (0, 0));
        let again = reread::client(&db, &erp, company, &client).await.unwrap();
        assert_eq!((again.created, again.changed), (0, 0));
    }
    let run = stage.finish_sync(company).await;
    assert_eq!((run.created_rows, run.changed_rows), (0, 0));
    assert_eq!(invoice(&stage, &new).await.unwrap(), held);
}

#[tokio::test]
async fn what_became_of_an_old_invoice_is_the_same_as_after_a_run() {
    let (stage, registered) = Stage::with_company(&small()).await;
    stage.run().await;
    let company = &registered.company;
    let open: Vec<(String, i64)> = stage
        .with(|conn| {
            Ok(invoices::table
                .filter(invoices::balance.gt(100))
                .order(invoices::issued_on)
                .limit(2)
                .select((invoices::external_id, invoices::balance))
                .load(conn)?)
        })
        .await;
    let (paid, owed) = &open[0];
    let (cancelled, _) = &open[1];
    {
        let mut world = stage.sim.world();
        world.pay(PARAMO, paid, *owed as f64 / 100.0).unwrap();
        world.cancel(PARAMO, cancelled).unwrap();
    }
    let erp = erp(&stage, company).await;
    let db = stage.services.db.clone();
    let counts = reread::invoice(&db, &erp, company, paid).await.unwrap();
    assert_eq!(
        (counts.created, counts.changed),
        (1, 1),
        "the payment, the invoice"
    );
    reread::invoice(&db, &erp, company, cancelled)
        .await
        .unwrap();
    let after = invoice(&stage, paid).await.unwrap();
    assert_eq!((after.5, after.6.as_str()), (0, "paid"));
    assert_eq!(invoice(&stage, cancelled).await.unwrap().6, "cancelled");
    let run = stage.finish_sync(company).await;
    assert_eq!((run.created_rows, run.changed_rows), (0, 0));
    assert_eq!(invoice(&stage, paid).await.unwrap(), after);
}

#[tokio::test]
async fn what_the_erp_does_not_know_is_not_invented() {
    let (stage, registered) = Stage::with_company(&small()).await;
    stage.run().await;
    let company = &registered.company;
    let erp = erp(&stage, company).await;
    let db = stage.services.db.clone();
    let nobody = "00000000-0000-0000-0000-000000000001";
    for counts in [
        reread::client(&db, &erp, company, nobody).await.unwrap(),
        reread::invoice(&db, &erp, company, nobody).await.unwrap(),
        reread::product(&db, &erp, company, nobody).await.unwrap(),
    ] {
        assert_eq!(counts, Counts::one_changed(false));
    }
    assert!(invoice(&stage, nobody).await.is_none());
    stage.finish_sync(company).await;
}

#[tokio::test]
async fn a_client_and_an_article_are_brought_up_to_date() {
    let (stage, registered) = Stage::with_company(&small()).await;
    stage.run().await;
    let company = &registered.company;
    let (client, article): (String, String) = stage
        .with(|conn| {
            let client = customers::table
                .select(customers::external_id)
                .first(conn)?;
            let article = articles::table.select(articles::external_id).first(conn)?;
            diesel::update(articles::table.filter(articles::external_id.eq(&article)))
                .set((articles::name.eq("Otro"), articles::fingerprint.eq("")))
                .execute(conn)?;
            Ok((client, article))
        })
        .await;
    let change = ClientChange {
        email: Some("nuevo@cliente.test".to_owned()),
        ..ClientChange::default()
    };
    stage
        .sim
        .world()
        .change_client(PARAMO, &client, change)
        .unwrap();
    let erp = erp(&stage, company).await;
    let db = stage.services.db.clone();
    let counts = reread::client(&db, &erp, company, &client).await.unwrap();
    assert_eq!(
        (counts.changed, counts.unchanged),
        (1, 1),
        "the client, its terms"
    );
    let counts = reread::product(&db, &erp, company, &article).await.unwrap();
    assert_eq!(counts.changed, 1);
    let run = stage.finish_sync(company).await;
    assert_eq!((run.created_rows, run.changed_rows), (0, 0));
}
