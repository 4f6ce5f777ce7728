//! What a run reads beside customers and invoices.

use diesel::dsl::max;
use diesel::prelude::*;

use super::stage::{PARAMO, Stage, small};
use crate::domain::audit::Actor;
use crate::domain::catalogues::{self, CatalogueKind, Choice, Entry};
use crate::domain::erp::bind::simulator::{Fault, FaultKind};
use crate::domain::sync::{self, NoteView};
use crate::platform::clock;
use crate::platform::db::schema::{
    articles, bank_accounts, catalogue_entries, customer_terms, customers, invoices, payments,
    stock,
};
use crate::platform::values::ids::CompanyId;

async fn entries(stage: &Stage, company: &CompanyId, kind: CatalogueKind) -> Vec<Entry> {
    let company = company.clone();
    let all = stage
        .with(move |conn| catalogues::of_company(conn, &company))
        .await;
    all.into_iter()
        .filter(|entry| entry.kind == kind.code())
        .collect()
}

async fn notes(stage: &Stage, company: &CompanyId) -> Vec<NoteView> {
    let company = company.clone();
    stage
        .with(move |conn| sync::notes_of(conn, &company, 100))
        .await
}

fn names(entries: &[Entry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.name.as_str()).collect()
}

#[tokio::test]
async fn everything_else_arrives_with_the_first_run() {
    let (stage, registered) = Stage::with_company(&small()).await;
    stage.run().await;
    let company = &registered.company;
    let warehouses = entries(&stage, company, CatalogueKind::Warehouse).await;
    assert_eq!(
        names(&warehouses),
        ["Almacén Ciudad de México", "Almacén Monterrey"]
    );
    let price_lists = entries(&stage, company, CatalogueKind::PriceList).await;
    assert_eq!(names(&price_lists), ["Distribuidor", "General", "Mayoreo"]);
    for kind in CatalogueKind::ALL {
        let all = entries(&stage, company, kind).await;
        assert!(
            !all.is_empty() && all.iter().all(|entry| entry.used),
            "{kind:?}"
        );
    }
    let categories = entries(&stage, company, CatalogueKind::Category).await;
    assert!(
        categories
            .iter()
            .any(|entry| entry.parent_external_id.is_some())
    );
    let counts: Vec<i64> = stage
        .with(|conn| {
            Ok(vec![
                articles::table.count().get_result(conn)?,
                stock::table.count().get_result(conn)?,
                bank_accounts::table.count().get_result(conn)?,
                payments::table.count().get_result(conn)?,
                customer_terms::table.count().get_result(conn)?,
                customers::table
                    .filter(customers::seller_id.is_not_null())
                    .count()
                    .get_result(conn)?,
            ])
        })
        .await;
    let [articles, stock, accounts, payments, terms, sold] = counts[..] else {
        panic!("{counts:?}")
    };
    assert!(
        articles >= 200 && stock > articles && accounts == 2,
        "{counts:?}"
    );
    assert!(payments > 10 && terms == 30 && sold > 10, "{counts:?}");
}

#[tokio::test]
async fn payments_add_up_to_what_is_paid_and_one_taken_back_does_not_count() {
    let (stage, _) = Stage::with_company(&small()).await;
    stage.run().await;
    let (paid, by_invoice, back) = stage
        .with(|conn| {
            let paid: Vec<(String, i64)> = invoices::table
                .filter(invoices::paid.ne(0))
                .order(invoices::id)
                .select((invoices::id, invoices::paid))
                .load(conn)?;
            let rows: Vec<(String, i64, bool)> = payments::table
                .select((payments::invoice_id, payments::amount, payments::cancelled))
                .load(conn)?;
            let of = |id: &str| {
                let mine = rows.iter().filter(|row| row.0 == id && !row.2);
                (id.to_owned(), mine.map(|row| row.1).sum::<i64>())
            };
            let sums: Vec<_> = paid.iter().map(|(id, _)| of(id)).collect();
            let back = rows.iter().filter(|row| row.2).count();
            Ok((paid, sums, back))
        })
        .await;
    assert_eq!(by_invoice, paid);
    assert!(back > 0);
}

#[tokio::test]
async fn a_second_run_writes_nothing_of_it() {
    let (stage, registered) = Stage::with_company(&small()).await;
    stage.run().await;
    let last_writes = async || {
        stage
            .with(|conn| {
                Ok((
                    articles::table
                        .select(max(articles::updated_at))
                        .first::<Option<chrono::NaiveDateTime>>(conn)?,
                    stock::table
                        .select(max(stock::updated_at))
                        .first::<Option<chrono::NaiveDateTime>>(conn)?,
                    payments::table
                        .select(max(payments::updated_at))
                        .first::<Option<chrono::NaiveDateTime>>(conn)?,
                    customer_terms::table
                        .select(max(customer_terms::read_at))
                        .first::<Option<chrono::NaiveDateTime>>(conn)?,
                ))
            })
            .await
    };
    let before = last_writes().await;
    stage.sim.world().clear_calls();
    let run = stage.sync(&registered.company).await;
    assert_eq!(
        (run.created_rows, run.changed_rows, run.failed_rows),
        (0, 0, 0)
    );
    assert_eq!(last_writes().await, before);
    assert_eq!(stage.sim.world().calls_to("/api/Invoices/Payment"), 0);
    assert_eq!(stage.calls_of("/api/Clients/{id}"), 0, "they are fresh");
}

#[tokio::test]
async fn only_an_invoice_on_which_something_was_paid_is_asked_for_its_payments() {
    let (stage, registered) = Stage::with_company(&small()).await;
    stage.run().await;
    let invoice: String = stage
        .with(|conn| {
            Ok(invoices::table
                .filter(invoices::balance.gt(100))
                .select(invoices::external_id)
                .first(conn)?)
        })
        .await;
    stage.sim.world().pay(PARAMO, &invoice, 0.5).unwrap();
    stage.sim.world().clear_calls();
    let run = stage.sync(&registered.company).await;
    assert_eq!(
        (run.created_rows, run.changed_rows),
        (1, 1),
        "a payment, its invoice"
    );
    assert_eq!(stage.sim.world().calls_to("/api/Invoices/Payment"), 1);
}

#[tokio::test]
async fn a_warehouse_that_is_not_used_is_not_read_and_the_choice_lasts() {
    let (stage, registered) = Stage::with_company(&small()).await;
    stage.run().await;
    let company = &registered.company;
    let all = {
        let id = company.clone();
        stage
            .with(move |conn| catalogues::of_company(conn, &id))
            .await
    };
    let left_out = all
        .iter()
        .find(|entry| entry.name == "Almacén Monterrey")
        .unwrap()
        .clone();
    let choice = Choice {
        used: all
            .iter()
            .filter(|entry| entry.id != left_out.id)
            .map(|entry| entry.id.to_string())
            .collect(),
        seen: all.iter().map(|entry| entry.id.to_string()).max().unwrap(),
    };
    let (id, again) = (company.clone(), choice.clone());
    let changed = stage
        .with(move |conn| {
            let first = catalogues::choose(conn, &id, &choice, &Actor::system(), clock::wall())?;
            let same = catalogues::choose(conn, &id, &again, &Actor::system(), clock::wall())?;
            Ok((first, same))
        })
        .await;
    assert_eq!(changed, (1, 0));
    stage.sim.world().clear_calls();
    let run = stage.sync(company).await;
    assert_eq!((run.created_rows, run.changed_rows), (0, 0));
    let pages = stage.calls_of("/api/Inventory");
    let warehouses = entries(&stage, company, CatalogueKind::Warehouse).await;
    let used: Vec<bool> = warehouses.iter().map(|entry| entry.used).collect();
    assert_eq!(used, [true, false]);

    let (id, back) = (company.clone(), left_out.id.to_string());
    stage
        .with(move |conn| {
            let all = catalogues::of_company(conn, &id)?;
            let choice = Choice {
                used: all.iter().map(|entry| entry.id.to_string()).collect(),
                seen: back,
            };
            catalogues::choose(conn, &id, &choice, &Actor::system(), clock::wall())
        })
        .await;
    stage.sim.world().clear_calls();
    stage.sync(company).await;
    assert!(stage.calls_of("/api/Inventory") > pages);
}

#[tokio::test]
async fn an_entry_that_is_gone_comes_back_with_the_companys_choice() {
    let (stage, registered) = Stage::with_company(&small()).await;
    stage.run().await;
    let company = registered.company.clone();
    let held = entries(&stage, &company, CatalogueKind::PriceList).await;
    let id = held[0].id.clone();
    stage
        .with(move |conn| {
            use crate::domain::erp::ErpNamed;
            let kind = CatalogueKind::PriceList;
            diesel::update(catalogue_entries::table.find(&id))
                .set(catalogue_entries::used.eq(false))
                .execute(conn)?;
            let all: Vec<ErpNamed> = held
                .iter()
                .map(|entry| ErpNamed {
                    external_id: entry.external_id.clone(),
                    name: entry.name.clone(),
                    parent_external_id: None,
                })
                .collect();
            let now = clock::wall();
            let part = catalogues::save(conn, &company, kind, (&all[1..], false), now)?;
            assert_eq!(
                (part.changed, part.unchanged),
                (0, 2),
                "a part tells nothing of the rest"
            );
            let less = catalogues::save(conn, &company, kind, (&all[1..], true), now)?;
            assert_eq!((less.changed, less.unchanged), (1, 2));
            let again = catalogues::save(conn, &company, kind, (&all[1..], true), now)?;
            assert_eq!((again.changed, again.unchanged), (0, 2));
            assert_eq!(catalogues::ids(conn, &company, kind)?.len(), 3);
            let whole = catalogues::save(conn, &company, kind, (&all, true), now)?;
            assert_eq!((whole.created, whole.changed, whole.unchanged), (0, 1, 2));
            let used: bool = catalogue_entries::table
                .find(&id)
                .select(catalogue_entries::used)
                .first(conn)?;
            assert!(!used);
            Ok(())
        })
        .await;
}

#[tokio::test]
async fn a_list_that_fails_is_noted_and_the_others_come() {
    let (stage, registered) = Stage::with_company(&small()).await;
    let company = &registered.company;
    for path in ["/api/Categories", "/api/BankAccounts"] {
        let fault = Fault::once(FaultKind::Garbage).times(9).on(path);
        stage.sim.world().fault(fault);
    }
    let job = stage.run().await;
    assert_eq!((job.state.as_str(), job.error), ("done", None));
    assert_eq!(stage.last_run(company).await.failed_rows, 2);
    let noted: Vec<(String, String, String)> = notes(&stage, company)
        .await
        .into_iter()
        .filter(|note| note.reason == "not_read")
        .map(|note| (note.list, note.external_id, note.detail))
        .collect();
    let note = |list: &str| (list.to_owned(), String::new(), "nonsense".to_owned());
    assert_eq!(noted, [note("categories"), note("bank_accounts")]);
    assert!(
        entries(&stage, company, CatalogueKind::Category)
            .await
            .is_empty()
    );
    assert!(
        !entries(&stage, company, CatalogueKind::Warehouse)
            .await
            .is_empty()
    );
    let articles: i64 = stage
        .with(|conn| Ok(articles::table.count().get_result(conn)?))
        .await;
    assert!(articles > 0);

    stage.sim.world().clear_faults();
    stage.sync(company).await;
    assert!(
        !entries(&stage, company, CatalogueKind::Category)
            .await
            .is_empty()
    );
    let id = company.clone();
    let lists = stage.with(move |conn| sync::lists(conn, &id)).await;
    assert!(
        lists
            .iter()
            .all(|list| list.error.is_none() && list.read_at.is_some())
    );
}

#[tokio::test]
async fn limits_that_are_reached_end_the_questions_and_not_the_run() {
    let (stage, registered) = Stage::with_company(&small()).await;
    let company = &registered.company;
    let wait = FaultKind::RateLimited {
        retry_after: Some(1800),
    };
    stage
        .sim
        .world()
        .fault(Fault::once(wait).times(9).on("/api/Products"));
    assert_eq!(stage.run().await.state, "done");
    for path in ["/api/Inventory", "/api/Clients/{id}"] {
        assert_eq!(stage.calls_of(path), 0, "{path}");
    }
    let run = stage.last_run(company).await;
    assert_eq!(run.failed_rows, 0);
    let all = notes(&stage, company).await;
    assert!(all.iter().any(|note| note.detail == "rate_limited"));
    stage.sim.world().clear_faults();
    stage.sync(company).await;
    assert!(stage.calls_of("/api/Inventory") > 0);
}

#[tokio::test]
async fn collection_does_not_wait_for_the_rest() {
    let (stage, registered) = Stage::with_company(&small()).await;
    let job = stage.claim().await.unwrap();
    let slow = FaultKind::Slow { ms: 60_000 };
    stage
        .sim
        .world()
        .fault(Fault::once(slow).on("/api/Products"));
    let client = std::sync::Arc::new(stage.client(&job).await);
    let asked = async {
        while stage.calls_of("/api/Products") == 0 {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        _ = stage.run_with(job, client) => panic!("it was to hang on the articles"),
        () = asked => {}
    }
    let company = stage.company(&registered.company).await;
    assert!(company.first_synced_at.is_some() && company.last_good_sync_at.is_some());
    assert_eq!(stage.job(registered.company).await.state, "running");
}

#[tokio::test]
async fn an_article_is_gone_only_when_the_erp_says_so() {
    use crate::domain::articles as verbs;
    let (stage, registered) = Stage::with_company(&small()).await;
    stage.run().await;
    let company = registered.company.clone();
    stage
        .with(move |conn| {
            // One that the ERP never had, and one that it lists again.
            let ids: Vec<String> = articles::table
                .order(articles::external_id)
                .select(articles::external_id)
                .limit(2)
                .load(conn)?;
            diesel::update(articles::table.filter(articles::external_id.eq(&ids[0])))
                .set(articles::external_id.eq("00000000-0000-0000-0000-000000000001"))
                .execute(conn)?;
            assert!(verbs::mark_gone(conn, &company, &ids[1], clock::wall())?);
            assert!(!verbs::mark_gone(conn, &company, &ids[1], clock::wall())?);
            Ok(())
        })
        .await;
    stage.sync(&registered.company).await;
    let gone: Vec<String> = stage
        .with(|conn| {
            Ok(articles::table
                .filter(articles::removed_at.is_not_null())
                .select(articles::external_id)
                .load(conn)?)
        })
        .await;
    assert_eq!(gone, ["00000000-0000-0000-0000-000000000001"]);
}

#[tokio::test]
async fn spellings_of_one_name_are_one_person_and_nobody_named_is_nobody() {
    let (stage, registered) = Stage::with_company(&small()).await;
    let company = registered.company;
    stage
        .with(move |conn| {
            let kind = CatalogueKind::Seller;
            let ines = catalogues::person(conn, &company, kind, "Inés Muñoz")?;
            assert!(ines.is_some());
            assert_eq!(
                catalogues::person(conn, &company, kind, " INES  MUNOZ ")?,
                ines
            );
            assert_eq!(catalogues::person(conn, &company, kind, "  ")?, None);
            let other = catalogues::person(conn, &company, CatalogueKind::Collector, "Inés Muñoz")?;
            assert_ne!(other, ines);
            let dropped = catalogues::drop_unnamed(conn, &company, clock::wall())?;
            assert_eq!(dropped.changed, 2);
            assert!(catalogues::of_company(conn, &company)?.is_empty());
            assert_eq!(
                catalogues::person(conn, &company, kind, "Inés Muñoz")?,
                ines
            );
            assert_eq!(catalogues::of_company(conn, &company)?.len(), 1);
            Ok(())
        })
        .await;
}
