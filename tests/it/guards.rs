//! The extractors on their own: who passes, who is told nothing.

use mostrador::access::{Manager, Member, Operator, SignedIn, Table, Who};
use mostrador::areas::Answer;

use crate::support::TestApp;

fn probes() -> Table {
    let mut table = mostrador::routes::table();
    table
        .get("/probe/account", Who::SignedIn, account)
        .get("/probe/operator", Who::Operator, operator)
        .get("/probe/{company}/member", Who::Member, member)
        .get("/probe/{company}/manager", Who::Manager, manager);
    table
}

fn said(text: String) -> Answer {
    Ok(actix_web::HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body(text))
}

async fn account(who: SignedIn) -> Answer {
    said(who.user().email.clone())
}

async fn operator(who: Operator) -> Answer {
    let banners = who.page("prueba").banners;
    said(banners.into_iter().map(|banner| banner.text).collect())
}

async fn member(who: Member) -> Answer {
    let page = who.page("prueba");
    let company = page.company.unwrap();
    let banners: String = page.banners.into_iter().map(|banner| banner.text).collect();
    said(format!(
        "{} {} {} {} {banners}",
        company.name,
        page.zone,
        who.is_admin(),
        who.path_to("/credit")
    ))
}

async fn manager(who: Manager) -> Answer {
    said(format!("{} {}", who.company().slug, who.actor().name))
}

#[tokio::test]
async fn each_door_opens_to_its_own_people() {
    let app = TestApp::with_routes(probes, &[]).await;
    app.cast().await;
    let visitor = app.browser();
    for path in [
        "/probe/account",
        "/probe/operator",
        "/probe/paramo/member",
        "/probe/nowhere/manager",
    ] {
        let reply = visitor.get(path).await;
        assert_eq!(reply.status, 303, "{path}");
        assert!(reply.location().starts_with("/login?next=%2Fprobe"));
    }
    for (email, statuses) in [
        ("pedro@paramo.test", [200, 403, 200, 200, 404, 404]),
        ("monica@paramo.test", [200, 403, 200, 403, 404, 404]),
        ("olga@valle.test", [200, 403, 404, 404, 200, 200]),
        ("nadie@nadie.test", [200, 403, 404, 404, 404, 404]),
        ("oscar@mostrador.test", [200, 200, 404, 404, 404, 404]),
    ] {
        let browser = app.signed_in(email).await;
        let mut seen = Vec::new();
        for path in [
            "/probe/account",
            "/probe/operator",
            "/probe/paramo/member",
            "/probe/paramo/manager",
            "/probe/valle/member",
            "/probe/valle/manager",
        ] {
            seen.push(browser.get(path).await.status);
        }
        assert_eq!(seen, statuses, "{email}");
    }
    app.finish().await;
}

#[tokio::test]
async fn the_operator_is_told_about_cookies_that_are_not_secure() {
    let app = TestApp::with_routes(probes, &[]).await;
    app.cast().await;
    let oscar = app.signed_in("oscar@mostrador.test").await;
    assert_eq!(oscar.get("/probe/operator").await.body, "");
    app.finish().await;
    let open = TestApp::with_routes(probes, &[("PUBLIC_URL", "http://10.9.8.7")]).await;
    open.cast().await;
    let oscar = open.signed_in("oscar@mostrador.test").await;
    oscar.get("/probe/operator").await.says("PUBLIC_URL");
    open.finish().await;
}

#[tokio::test]
async fn a_paused_company_says_so_on_its_pages() {
    use diesel::prelude::*;
    use mostrador::platform::clock;
    use mostrador::platform::db::schema::companies;
    let app = TestApp::with_routes(probes, &[]).await;
    app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let path = "/probe/paramo/member";
    assert!(!pedro.get(path).await.body.contains("en pausa"));
    app.db(|conn| {
        diesel::update(companies::table)
            .set(companies::paused_at.eq(clock::wall().naive_utc()))
            .execute(conn)?;
        Ok(())
    })
    .await;
    pedro.get(path).await.says("en pausa");
    app.finish().await;
}

#[tokio::test]
async fn missing_and_invisible_companies_look_alike() {
    let app = TestApp::with_routes(probes, &[]).await;
    app.cast().await;
    let olga = app.signed_in("olga@valle.test").await;
    let without_id = |reply: crate::support::Reply| {
        let id = reply.header("x-request-id").to_owned();
        (reply.status, reply.body.replace(&id, "…"))
    };
    let invisible = without_id(olga.get("/probe/paramo/member").await);
    let missing = without_id(olga.get("/probe/ninguna/member").await);
    assert_eq!(invisible, missing);
    app.finish().await;
}

#[tokio::test]
async fn a_member_knows_the_company_of_the_path() {
    let app = TestApp::with_routes(probes, &[]).await;
    app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    pedro
        .get("/probe/paramo/member")
        .await
        .says("Comercializadora Páramo America/Monterrey true /manager/paramo/credit");
    pedro
        .get("/probe/paramo/manager")
        .await
        .says("paramo Pedro Páramo <pedro@paramo.test>");
    app.finish().await;
}

#[tokio::test]
async fn a_password_of_somebody_elses_choice_closes_every_door() {
    use diesel::prelude::*;
    use mostrador::platform::db::schema::users;
    let app = TestApp::with_routes(probes, &[]).await;
    app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    app.db(|conn| {
        diesel::update(users::table)
            .set(users::must_change_password.eq(true))
            .execute(conn)?;
        Ok(())
    })
    .await;
    for path in [
        "/probe/account",
        "/probe/paramo/member",
        "/probe/paramo/manager",
    ] {
        assert_eq!(
            pedro.get(path).await.location(),
            "/password/change",
            "{path}"
        );
    }
    app.finish().await;
}
