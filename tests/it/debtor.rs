//! The debtor's page behind a notice's link.

use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use diesel::prelude::*;
use mostrador::domain::collections::settings;
use mostrador::domain::statements::BankDetail;
use mostrador::platform::clock;
use mostrador::platform::db::schema::{
    audit_log, companies, customer_addresses, customers, outbox, outbox_recipients, statement_links,
};
use mostrador::platform::values::ids::{AddressId, CompanyId, CustomerId, OutboxId};
use mostrador::platform::values::{Currency, Token};

use crate::support::TestApp;

/// The address of a customer's statement, as a notice made then tells it.
pub async fn link(
    app: &TestApp,
    company: &CompanyId,
    customer: &CustomerId,
    made: DateTime<Utc>,
) -> String {
    let token = Token::generate();
    let (hash, company, customer) = (token.hash(), company.clone(), customer.clone());
    app.db(move |conn| {
        diesel::insert_into(statement_links::table)
            .values((
                statement_links::hash.eq(hash),
                statement_links::company_id.eq(company),
                statement_links::customer_id.eq(customer),
                statement_links::created_at.eq(made.naive_utc()),
                statement_links::expires_at.eq((made + Duration::days(30)).naive_utc()),
            ))
            .execute(conn)?;
        Ok(())
    })
    .await;
    format!("/s/{}", token.expose())
}

#[tokio::test]
async fn the_link_opens_the_statement_of_today_and_nothing_of_others() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.ready().await;
    let debts = [(Currency::MXN, 10, 123_400), (Currency::USD, -5, 5_000)];
    let id = app.debtor(&cast.paramo, "Abarrotes Núñez", &debts).await;
    app.debtor(
        &cast.paramo,
        "Otro Cliente",
        &[(Currency::MXN, 10, 999_900)],
    )
    .await;
    let company = cast.paramo.clone();
    app.db(move |conn| {
        diesel::update(companies::table.find(&company))
            .set(companies::contact.eq("cobranza@paramo.test"))
            .execute(conn)?;
        let bank = BankDetail {
            currency: Currency::MXN,
            bank: "BBVA México".to_owned(),
            holder: "Comercializadora Páramo".to_owned(),
            account: "012180026050783858".to_owned(),
            reference: Some("NUNEZ-7".to_owned()),
        };
        settings::set_banks(conn, &company, &[bank])
    })
    .await;
    let path = link(&app, &cast.paramo, &id, clock::wall()).await;
    let visitor = app.browser();
    let page = visitor.get(&path).await;
    assert_eq!(page.status, 200);
    page.says("Abarrotes Núñez")
        .says("Comercializadora Páramo")
        .says("$1,234.00 MXN")
        .says("$50.00 USD")
        .says("10 de atraso")
        .says("FAC-0")
        .says("data-copy=\"012180026050783858\"")
        .says("012 180 02605078385 8")
        .says("NUNEZ-7")
        .says("mailto:cobranza@paramo.test");
    for secret in [
        "Otro Cliente",
        "9,999",
        "/manager",
        "pedro@",
        "pagos@",
        id.as_str(),
    ] {
        assert!(!page.body.contains(secret), "{secret}");
    }
    assert_eq!(page.header("cache-control"), "no-store");
    assert_eq!(page.header("x-robots-tag"), "noindex, nofollow");
    assert_eq!(page.header("referrer-policy"), "strict-origin");
    for (file, media) in [
        ("statement.pdf", "application/pdf"),
        (
            "statement.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    ] {
        let reply = visitor.get(&format!("{path}/{file}")).await;
        assert_eq!((reply.status, reply.header("content-type")), (200, media));
        assert_eq!(reply.header("x-robots-tag"), "noindex, nofollow");
        assert_eq!(reply.header("cache-control"), "no-store");
    }
    app.finish().await;
}

#[tokio::test]
async fn the_page_changes_with_what_is_owed() {
    use mostrador::platform::db::schema::invoices;
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.ready().await;
    let id = app
        .debtor(&cast.paramo, "Uno", &[(Currency::MXN, 10, 123_400)])
        .await;
    let path = link(&app, &cast.paramo, &id, clock::wall()).await;
    app.browser().get(&path).await.says("10 de atraso");
    app.set_business(crate::receivables::now() + Duration::days(1))
        .await;
    app.browser().get(&path).await.says("11 de atraso");
    app.db(|conn| {
        Ok(diesel::update(invoices::table)
            .set(invoices::balance.eq(0))
            .execute(conn)?)
    })
    .await;
    app.browser()
        .get(&path)
        .await
        .says("No hay facturas por pagar al 11/03/2026");
    app.finish().await;
}

/// As if the last complete sync of every company had ended then.
async fn synced_at(app: &TestApp, at: DateTime<Utc>) {
    app.db(move |conn| {
        Ok(diesel::update(companies::table)
            .set(companies::last_good_sync_at.eq(at.naive_utc()))
            .execute(conn)?)
    })
    .await;
}

#[tokio::test]
async fn old_data_is_not_told_as_todays() {
    const NOTE: &str = "Los pagos que recibimos después del";
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.ready().await;
    let id = app
        .debtor(&cast.paramo, "Uno", &[(Currency::MXN, 10, 123_400)])
        .await;
    let paid = app.debtor(&cast.paramo, "Dos", &[]).await;
    let path = link(&app, &cast.paramo, &id, clock::wall()).await;
    let nothing = link(&app, &cast.paramo, &paid, clock::wall()).await;
    let visitor = app.browser();
    let pedro = app.signed_in("pedro@paramo.test").await;
    let customer = format!("/manager/paramo/credit/customers/{id}");
    let eye = format!("{customer}/statement");
    for place in [&customer, &eye] {
        let page = pedro.get(place).await;
        assert!(!page.body.contains("Los datos no están al día"), "{place}");
    }
    visitor
        .get(&path)
        .await
        .says(&format!("{NOTE} 10/03/2026"))
        .says("Al 10/03/2026, con lo que sabemos");

    let synced = clock::wall() - Duration::days(2);
    synced_at(&app, synced).await;
    visitor
        .get(&path)
        .await
        .says("Al 10/03/2026, con los datos que teníamos el 08/03/2026")
        .says(&format!("{NOTE} 08/03/2026"))
        .says("10 de atraso");
    visitor
        .get(&nothing)
        .await
        .says("No hay facturas por pagar al 08/03/2026");
    pedro
        .get(&eye)
        .await
        .says(&format!("{NOTE} 08/03/2026"))
        .says("10 de atraso");
    // The banner tells the moment by the wall clock, as the list does.
    let told = synced.with_timezone(&Tz::America__Monterrey);
    let told = format!(
        "Los datos no están al día. Datos al {}",
        told.format("%d/%m/%Y")
    );
    for place in [&customer, &eye] {
        pedro
            .get(place)
            .await
            .says(&told)
            .says("/manager/paramo/sync");
    }
    app.finish().await;
}

#[tokio::test]
async fn every_changed_character_is_refused() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.ready().await;
    let id = app
        .debtor(&cast.paramo, "Uno", &[(Currency::MXN, 10, 123_400)])
        .await;
    let path = link(&app, &cast.paramo, &id, clock::wall()).await;
    let visitor = app.browser();
    assert_eq!(visitor.get(&path).await.status, 200);
    for at in "/s/".len()..path.len() {
        let mut changed = path.clone().into_bytes();
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(changed).unwrap();
        assert_eq!(visitor.get(&changed).await.status, 404, "{at}");
    }
    for strange in [
        "/s/",
        "/s/x",
        "/s/%00",
        &format!("{path}A"),
        &path[..path.len() - 1],
    ] {
        assert_eq!(visitor.get(strange).await.status, 404, "{strange}");
    }
    app.finish().await;
}

#[tokio::test]
async fn a_link_that_ended_says_so_and_whom_to_write_to() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.ready().await;
    let id = app
        .debtor(&cast.paramo, "Uno", &[(Currency::MXN, 10, 123_400)])
        .await;
    let visitor = app.browser();
    let old = link(&app, &cast.paramo, &id, clock::wall() - Duration::days(30)).await;
    let fresh = link(&app, &cast.paramo, &id, clock::wall() - Duration::days(29)).await;
    assert_eq!(visitor.get(&fresh).await.status, 200);
    // The business clock does not age links.
    app.set_business(crate::receivables::now() + Duration::days(300))
        .await;
    assert_eq!(visitor.get(&fresh).await.status, 200);
    for path in [
        old.clone(),
        format!("{old}/statement.pdf"),
        format!("{old}/statement.xlsx"),
    ] {
        let page = visitor.get(&path).await;
        assert_eq!(page.status, 410);
        page.says("ya venció")
            .says("Comercializadora Páramo")
            .says("responda al correo");
        assert!(!page.body.contains("1,234") && !page.body.contains("Uno"));
        assert_eq!(page.header("x-robots-tag"), "noindex, nofollow");
    }
    app.finish().await;
}

/// The action of the button that withdraws a customer's links.
fn revocation(company: &str, customer: &CustomerId) -> String {
    format!("/manager/{company}/credit/customers/{customer}/links/revocation")
}

#[tokio::test]
async fn an_administrator_withdraws_the_links_of_one_customer() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.ready().await;
    app.db(|conn| {
        Ok(diesel::update(companies::table)
            .set(companies::contact.eq("cobranza@paramo.test"))
            .execute(conn)?)
    })
    .await;
    let debts = [(Currency::MXN, 10, 123_400)];
    let id = app.debtor(&cast.paramo, "Uno", &debts).await;
    let other = app.debtor(&cast.paramo, "Dos", &debts).await;
    let links = [
        link(&app, &cast.paramo, &id, clock::wall()).await,
        link(&app, &cast.paramo, &id, clock::wall() - Duration::days(29)).await,
    ];
    let ended = link(&app, &cast.paramo, &id, clock::wall() - Duration::days(30)).await;
    let of_other = link(&app, &cast.paramo, &other, clock::wall()).await;
    let visitor = app.browser();

    let button = revocation("paramo", &id);
    let monica = app.signed_in("monica@paramo.test").await;
    let olga = app.signed_in("olga@valle.test").await;
    assert_eq!(monica.post(&button, &[]).await.status, 403);
    assert_eq!(olga.post(&button, &[]).await.status, 404);
    let strange = revocation("valle", &id);
    assert_eq!(olga.post(&strange, &[]).await.status, 404);
    let customer = format!("/manager/paramo/credit/customers/{id}");
    assert!(!monica.get(&customer).await.body.contains(&button));
    for path in &links {
        assert_eq!(visitor.get(path).await.status, 200);
    }

    let pedro = app.signed_in("pedro@paramo.test").await;
    pedro
        .get(&customer)
        .await
        .says("2 enlaces enviados abren")
        .says("Retirar los enlaces enviados")
        .says(&format!("action=\"{button}\""));
    let done = pedro.post(&button, &[]).await;
    assert_eq!(done.location(), customer);
    let page = pedro.follow(&done).await;
    page.says("Se retiraron 2 enlaces");
    assert!(!page.body.contains(&button), "nothing is left to withdraw");
    for path in &links {
        for file in ["", "/statement.pdf", "/statement.xlsx"] {
            let page = visitor.get(&format!("{path}{file}")).await;
            assert_eq!(page.status, 410, "{file}");
            page.says("fue retirado")
                .says("mailto:cobranza@paramo.test");
            assert!(!page.body.contains("1,234") && !page.body.contains("Uno"));
        }
    }
    visitor.get(&ended).await.says("ya venció");
    assert_eq!(visitor.get(&of_other).await.status, 200);

    let again = pedro.post(&button, &[]).await;
    pedro.follow(&again).await.says("No había enlaces");
    assert_eq!(revoked(&app).await, [(id, Some("2".to_owned()))]);
    app.finish().await;
}

/// What the log says about withdrawn links: whose, and how many.
async fn revoked(app: &TestApp) -> Vec<(CustomerId, Option<String>)> {
    let rows: Vec<(Option<String>, Option<String>)> = app
        .db(|conn| {
            Ok(audit_log::table
                .filter(audit_log::action.eq("statement_links.revoked"))
                .order(audit_log::id)
                .select((audit_log::subject, audit_log::detail))
                .load(conn)?)
        })
        .await;
    rows.into_iter()
        .map(|(subject, detail)| {
            let subject = subject.unwrap();
            let id = subject.strip_prefix("customer:").unwrap();
            (CustomerId::from(id.to_owned()), detail)
        })
        .collect()
}

#[tokio::test]
async fn an_address_that_is_removed_takes_its_links_with_it() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.ready().await;
    let id = app
        .debtor(&cast.paramo, "Uno", &[(Currency::MXN, 10, 123_400)])
        .await;
    let to_it = link(&app, &cast.paramo, &id, clock::wall()).await;
    let to_another = link(&app, &cast.paramo, &id, clock::wall()).await;
    served(&app, &to_it, &format!("PAGOS@{id}.test")).await;
    served(&app, &to_another, "otra@uno.test").await;
    let customer = id.clone();
    let address: AddressId = app
        .db(move |conn| {
            Ok(customer_addresses::table
                .filter(customer_addresses::customer_id.eq(customer))
                .select(customer_addresses::id)
                .first(conn)?)
        })
        .await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let removal = format!("/manager/paramo/credit/customers/{id}/addresses/{address}/removal");
    let removed = pedro.post(&removal, &[]).await;
    pedro
        .follow(&removed)
        .await
        .says("ya no abren el estado de cuenta")
        .says("1 enlace enviado abre");
    let page = app.browser().get(&to_it).await;
    assert_eq!(page.status, 410);
    page.says("fue retirado");
    assert_eq!(app.browser().get(&to_another).await.status, 200);
    assert_eq!(revoked(&app).await, [(id, Some("1".to_owned()))]);
    app.finish().await;
}

/// Puts a link into a letter that this address got.
async fn served(app: &TestApp, path: &str, address: &str) {
    let token = Token::parse(path.strip_prefix("/s/").unwrap()).unwrap();
    let (hash, address) = (token.hash(), address.to_owned());
    app.db(move |conn| {
        let (id, now) = (OutboxId::new(), clock::wall().naive_utc());
        diesel::insert_into(outbox::table)
            .values((
                outbox::id.eq(&id),
                outbox::kind.eq("notice"),
                outbox::priority.eq(1_i16),
                outbox::state.eq("sent"),
                outbox::message_id.eq(id.as_str()),
                outbox::available_at.eq(now),
                outbox::attempts.eq(1),
                outbox::created_at.eq(now),
            ))
            .execute(conn)?;
        diesel::insert_into(outbox_recipients::table)
            .values((
                outbox_recipients::outbox_id.eq(&id),
                outbox_recipients::address.eq(address),
                outbox_recipients::state.eq("accepted"),
            ))
            .execute(conn)?;
        diesel::update(statement_links::table.find(hash))
            .set(statement_links::outbox_id.eq(&id))
            .execute(conn)?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_page_speaks_the_customers_language_until_somebody_chooses_another() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.ready().await;
    let id = app
        .debtor(&cast.paramo, "Uno", &[(Currency::MXN, 10, 123_400)])
        .await;
    let path = link(&app, &cast.paramo, &id, clock::wall()).await;
    let visitor = app.browser().speaking("en");
    visitor
        .get(&path)
        .await
        .says("lang=\"es\"")
        .says("10 de atraso");
    let customer = id.clone();
    app.db(move |conn| {
        Ok(diesel::update(customers::table.find(customer))
            .set(customers::language.eq("en"))
            .execute(conn)?)
    })
    .await;
    visitor.get(&path).await.says("lang=\"en\"");
    let chosen = visitor
        .post("/language", &[("locale", "es"), ("next", &path)])
        .await;
    assert_eq!(chosen.location(), path);
    visitor.follow(&chosen).await.says("lang=\"es\"");
    app.finish().await;
}
