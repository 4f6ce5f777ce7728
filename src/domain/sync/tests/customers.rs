//! Names and addresses as people type them into an ERP.

use diesel::prelude::*;

use super::stage::{PARAMO, Stage, small};
use crate::domain::erp::bind::simulator::ClientChange;
use crate::platform::db::schema::{customer_addresses, customers};
use crate::platform::values::ids::{AddressId, CompanyId, CustomerId};

async fn addresses(stage: &Stage, company: &CompanyId, name: &'static str) -> Vec<String> {
    let company = company.clone();
    stage
        .with(move |conn| {
            Ok(customer_addresses::table
                .inner_join(customers::table)
                .filter(
                    customers::company_id
                        .eq(&company)
                        .and(customers::name.eq(name)),
                )
                .filter(customer_addresses::removed_at.is_null())
                .order(customer_addresses::position)
                .select(customer_addresses::email)
                .load(conn)?)
        })
        .await
}

#[tokio::test]
async fn names_stay_as_they_are_in_one_line_and_fold_for_search() {
    let (stage, registered) = Stage::with_company(&small()).await;
    stage.run().await;
    let company = registered.company;
    let names: Vec<(String, String)> = stage
        .with(move |conn| {
            Ok(customers::table
                .filter(customers::company_id.eq(&company))
                .select((customers::name, customers::name_folded))
                .load(conn)?)
        })
        .await;
    for (name, folded) in [
        ("Ñandú & Ñoño", "nandu & nono"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("Dos Renglones", "dos renglones"),
    ] {
        assert!(
            names.contains(&(name.to_owned(), folded.to_owned())),
            "{name}"
        );
    }
}

#[tokio::test]
async fn the_erps_field_gives_every_address_in_it_and_no_rubbish() {
    let (stage, registered) = Stage::with_company(&small()).await;
    stage.run().await;
    let company = &registered.company;
    for name in [
        "Sin Correo",
        "Correo Vacío",
        "Correo Pendiente",
        "Correo No",
        "Correo Roto",
    ] {
        assert_eq!(
            addresses(&stage, company, name).await,
            Vec::<String>::new(),
            "{name}"
        );
    }
    let several = addresses(&stage, company, "Varios Correos").await;
    assert_eq!(
        several,
        ["cxp@varios.test", "PAGOS@varios.test", "ana@varios.test"]
    );
    assert_eq!(
        addresses(&stage, company, "Correo con Nombre").await,
        ["ana@luz.test"]
    );
}

#[tokio::test]
async fn what_people_decided_about_addresses_survives_a_run() {
    let (stage, registered) = Stage::with_company(&small()).await;
    stage.run().await;
    let company = &registered.company;
    let id = company.clone();
    let external = stage
        .with(move |conn| {
            let (customer, external): (CustomerId, String) = customers::table
                .filter(
                    customers::company_id
                        .eq(&id)
                        .and(customers::name.eq("Varios Correos")),
                )
                .select((customers::id, customers::external_id))
                .first(conn)?;
            diesel::update(
                customer_addresses::table
                    .filter(customer_addresses::customer_id.eq(&customer))
                    .filter(customer_addresses::email.eq("cxp@varios.test")),
            )
            .set(customer_addresses::removed_at.eq(chrono::Utc::now().naive_utc()))
            .execute(conn)?;
            diesel::insert_into(customer_addresses::table)
                .values((
                    customer_addresses::id.eq(AddressId::new()),
                    customer_addresses::customer_id.eq(&customer),
                    customer_addresses::email.eq("mano@varios.test"),
                    customer_addresses::origin.eq("manual"),
                    customer_addresses::position.eq(9),
                ))
                .execute(conn)?;
            Ok(external)
        })
        .await;
    let field = "pagos@varios.test, nuevo@varios.test; cxp@varios.test";
    let change = ClientChange {
        email: Some(field.to_owned()),
        ..ClientChange::default()
    };
    stage
        .sim
        .world()
        .change_client(PARAMO, &external, change)
        .unwrap();
    let run = stage.sync(company).await;
    assert_eq!((run.created_rows, run.changed_rows), (0, 1));
    let mut now = addresses(&stage, company, "Varios Correos").await;
    now.sort();
    assert_eq!(
        now,
        ["PAGOS@varios.test", "mano@varios.test", "nuevo@varios.test"]
    );
}

#[tokio::test]
async fn new_customers_start_switched_off_unless_a_setting_says_otherwise() {
    use crate::domain::erp::bind::simulator::NewClient;
    use crate::platform::db::schema::collection_settings;
    let (stage, registered) = Stage::with_company(&small()).await;
    stage.run().await;
    let company = registered.company.clone();
    stage
        .with(move |conn| {
            let on: i64 = customers::table
                .filter(
                    customers::automation
                        .eq(true)
                        .or(customers::schedule_id.is_not_null()),
                )
                .count()
                .get_result(conn)?;
            assert_eq!(on, 0);
            diesel::update(collection_settings::table.find(&company))
                .set(collection_settings::new_customers_schedule_id.eq("schedule"))
                .execute(conn)?;
            Ok(())
        })
        .await;
    let new = NewClient {
        name: "Recién Llegado".to_owned(),
        ..NewClient::default()
    };
    stage.sim.world().add_client(PARAMO, new).unwrap();
    stage.sync(&registered.company).await;
    let row: (bool, Option<String>) = stage
        .with(|conn| {
            Ok(customers::table
                .filter(customers::name.eq("Recién Llegado"))
                .select((customers::automation, customers::schedule_id))
                .first(conn)?)
        })
        .await;
    assert_eq!(row, (true, Some("schedule".to_owned())));
}
