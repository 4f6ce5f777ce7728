//! The link of an invitation, from every side.

use chrono::Duration;
use diesel::prelude::*;
use mostrador::platform::clock;
use mostrador::platform::db::schema::{invitation_tokens, invitations, memberships, outbox, users};
use mostrador::platform::mail::outbox::Letter;

use crate::support::{Browser, PASSWORD, Reply, TestApp};

const TEAM: &str = "/manager/paramo/settings/team";
const NEW: &str = "tres tazas de barro";

/// Pedro invites an address; the local path of the link in its mail.
async fn invited(app: &TestApp, email: &str) -> String {
    let pedro = app.signed_in("pedro@paramo.test").await;
    let reply = pedro
        .post(TEAM, &[("email", email), ("role", "member")])
        .await;
    assert_eq!(reply.status, 303, "{}", reply.body);
    link(app, app.letters().await.last().expect("a letter"))
}

fn link(app: &TestApp, letter: &Letter) -> String {
    let start = letter
        .text
        .find(&format!("{}/invitations/", app.base))
        .expect("a link");
    let rest = &letter.text[start + app.base.len()..];
    rest.split_whitespace().next().unwrap().to_owned()
}

async fn registers(browser: &Browser, path: &str, name: &str) -> Reply {
    let fields = [
        ("name", name),
        ("password", NEW),
        ("password_confirmation", NEW),
    ];
    browser.post(path, &fields).await
}

async fn answers(browser: &Browser, path: &str, answer: &str) -> Reply {
    browser
        .post(&format!("{path}/answer"), &[("answer", answer)])
        .await
}

/// The only invitation: its id.
async fn id(app: &TestApp) -> String {
    app.db(|conn| Ok(invitations::table.select(invitations::id).first(conn)?))
        .await
}

/// Moves the sending and the end of every invitation into the past.
async fn age(app: &TestApp, by: Duration) {
    app.db(move |conn| {
        let rows: Vec<(String, chrono::NaiveDateTime, chrono::NaiveDateTime)> = invitations::table
            .select((
                invitations::id,
                invitations::sent_at,
                invitations::expires_at,
            ))
            .load(conn)?;
        for (id, sent, ends) in rows {
            diesel::update(invitations::table.find(id))
                .set((
                    invitations::sent_at.eq(sent - by),
                    invitations::expires_at.eq(ends - by),
                ))
                .execute(conn)?;
        }
        Ok(())
    })
    .await;
}

async fn joined(app: &TestApp, email: &'static str) -> i64 {
    app.db(move |conn| {
        Ok(memberships::table
            .inner_join(users::table)
            .filter(users::email.eq(email))
            .count()
            .get_result(conn)?)
    })
    .await
}

#[tokio::test]
async fn somebody_without_an_account_registers_and_signs_in() {
    let app = TestApp::start().await;
    app.cast().await;
    let path = invited(&app, "juan@paramo.test").await;
    let juan = app.browser();
    let head = juan.send(reqwest::Method::HEAD, &path, None, &[]).await;
    assert_eq!(head.status, 200);
    for _ in 0..2 {
        let page = juan.get(&path).await;
        assert_eq!(page.status, 200);
        page.says("Pedro Páramo (pedro@paramo.test) le invita")
            .says("Comercializadora Páramo")
            .says("juan@paramo.test");
        assert_eq!(page.header("cache-control"), "no-store");
        assert_eq!(page.header("referrer-policy"), "strict-origin");
        assert_eq!(page.header("x-robots-tag"), "noindex, nofollow");
    }
    let weak = [
        ("name", " "),
        ("password", "juan"),
        ("password_confirmation", "juan"),
    ];
    let refused = juan.post(&path, &weak).await;
    assert_eq!(refused.status, 422);
    refused
        .says("Escriba un nombre")
        .says("Use al menos 10 caracteres");
    let personal = [
        ("name", "Juan Preciado"),
        ("password", "comercializadora páramo"),
        ("password_confirmation", "comercializadora páramo"),
    ];
    let refused = juan.post(&path, &personal).await;
    assert_eq!(refused.status, 422);
    refused.says("no puede contener").says("Juan Preciado");
    assert!(
        !refused.body.contains("comercializadora páramo"),
        "no secret comes back"
    );

    let done = registers(&juan, &path, "Juan Preciado").await;
    assert_eq!((done.status, done.location()), (303, "/login"));
    assert!(!juan.is_signed_in().await, "nobody is signed in by a link");
    juan.follow(&done)
        .await
        .says("Su cuenta está lista")
        .says("juan@paramo.test");
    assert_eq!(juan.sign_in("juan@paramo.test", NEW).await.status, 303);
    assert_eq!(juan.get("/manager/paramo").await.status, 200);
    assert_eq!(juan.get(TEAM).await.status, 403, "a member");

    let again = app.browser().get(&path).await;
    assert_eq!(again.status, 410);
    again.says("ya se aceptó").says("href=\"/login\"");
    let pedro = app.signed_in("pedro@paramo.test").await;
    pedro.get(TEAM).await.says("Juan Preciado").says("Aceptada");
    app.finish().await;
}

#[tokio::test]
async fn a_member_of_another_company_signs_in_and_accepts() {
    let app = TestApp::start().await;
    app.cast().await;
    let path = invited(&app, "olga@valle.test").await;
    let olga = app.browser();
    olga.get(&path)
        .await
        .says("Ya existe una cuenta para olga@valle.test")
        .says("name=\"next\" value=\"/invitations\"");
    // Registering over an account changes nothing.
    let over = registers(&olga, &path, "Otra").await;
    over.says("Ya existe una cuenta");
    let first = olga
        .post(
            "/login",
            &[("email", "olga@valle.test"), ("next", "/invitations")],
        )
        .await;
    assert_eq!(first.location(), "/login/password");
    let entered = olga
        .post("/login/password", &[("password", PASSWORD)])
        .await;
    assert_eq!(entered.location(), "/invitations");
    let page = olga.follow(&entered).await;
    page.says("Comercializadora Páramo").says("Aceptar");
    olga.get(&path)
        .await
        .says("Inició sesión como olga@valle.test");
    let accepted = answers(&olga, &path, "accept").await;
    assert_eq!(accepted.location(), "/manager/paramo");
    olga.follow(&accepted)
        .await
        .says("Ahora forma parte del equipo");
    assert_eq!(olga.get("/manager/valle").await.status, 200);
    olga.get("/invitations")
        .await
        .says("No tiene invitaciones pendientes");
    app.finish().await;
}

#[tokio::test]
async fn ones_own_list_accepts_and_declines_only_ones_own() {
    let app = TestApp::start().await;
    app.cast().await;
    invited(&app, "olga@valle.test").await;
    let id = id(&app).await;
    let nadie = app.signed_in("nadie@nadie.test").await;
    for answer in ["accept", "decline"] {
        let reply = nadie
            .post("/invitations", &[("invitation", &id), ("answer", answer)])
            .await;
        nadie.follow(&reply).await.says("ya no está pendiente");
    }
    assert_eq!(joined(&app, "nadie@nadie.test").await, 0);
    let olga = app.signed_in("olga@valle.test").await;
    let reply = olga
        .post("/invitations", &[("invitation", &id), ("answer", "accept")])
        .await;
    assert_eq!(reply.location(), "/manager/paramo");
    assert_eq!(joined(&app, "olga@valle.test").await, 2);
    app.finish().await;
}

#[tokio::test]
async fn somebody_else_is_told_so_and_can_sign_out() {
    let app = TestApp::start().await;
    app.cast().await;
    let path = invited(&app, "juan@paramo.test").await;
    let monica = app.signed_in("monica@paramo.test").await;
    monica
        .get(&path)
        .await
        .says("Esta invitación es para juan@paramo.test")
        .says("Mónica Luna (monica@paramo.test)")
        .says("Cerrar sesión y continuar");
    for answer in ["accept", "decline"] {
        let refused = answers(&monica, &path, answer).await;
        assert_eq!(refused.status, 403);
        refused.says("Esta invitación es para juan@paramo.test");
    }
    registers(&monica, &path, "Juan")
        .await
        .says("Esta invitación es para");
    assert_eq!(joined(&app, "juan@paramo.test").await, 0);
    let out = monica.post(&format!("{path}/exit"), &[]).await;
    assert_eq!(out.location(), path);
    monica.follow(&out).await.says("Crear cuenta y aceptar");
    assert!(!monica.is_signed_in().await);
    app.finish().await;
}

#[tokio::test]
async fn declining_ends_it_and_says_whom_to_ask() {
    let app = TestApp::start().await;
    app.cast().await;
    let path = invited(&app, "olga@valle.test").await;
    let olga = app.signed_in("olga@valle.test").await;
    let reply = answers(&olga, &path, "decline").await;
    assert_eq!(reply.location(), "/manager");
    let dead = answers(&olga, &path, "accept").await;
    assert_eq!(dead.status, 410);
    dead.says("Usted rechazó")
        .says("pida a Pedro Páramo (pedro@paramo.test)");
    assert_eq!(joined(&app, "olga@valle.test").await, 1);
    let pedro = app.signed_in("pedro@paramo.test").await;
    pedro.get(TEAM).await.says("Rechazada");
    // Invited once more, the old link leads to the newer mail.
    invited(&app, "olga@valle.test").await;
    olga.get(&path).await.says("más reciente");
    app.finish().await;
}

#[tokio::test]
async fn an_expired_link_asks_for_a_new_one_once() {
    let app = TestApp::start().await;
    app.cast().await;
    let path = invited(&app, "juan@paramo.test").await;
    age(&app, Duration::days(7)).await;
    let juan = app.browser();
    let dead = juan.get(&path).await;
    assert_eq!(dead.status, 410);
    dead.says("La invitación venció")
        .says("Pedir una invitación nueva");
    assert_eq!(registers(&juan, &path, "Juan").await.status, 410);
    for _ in 0..3 {
        let asked = juan.post(&format!("{path}/request"), &[]).await;
        assert_eq!(asked.location(), path);
        juan.follow(&asked)
            .await
            .says("Ya pedimos una nueva a Pedro Páramo");
    }
    let letters = app.letters().await;
    assert_eq!(letters.len(), 1, "told once");
    assert_eq!(letters[0].to, "pedro@paramo.test");
    assert!(letters[0].text.contains("juan@paramo.test") && letters[0].text.contains(TEAM));
    let pedro = app.signed_in("pedro@paramo.test").await;
    pedro.get(TEAM).await.says("Vencida").says("Pidió otra el");
    let again = pedro
        .post(
            &format!("{TEAM}/invitations/{}/resend", id(&app).await),
            &[],
        )
        .await;
    pedro
        .follow(&again)
        .await
        .says("se envió otra vez a juan@paramo.test");
    let newer = link(&app, &app.letters().await[0]);
    assert_eq!(juan.get(&newer).await.status, 200);
    juan.get(&path).await.says("más reciente");
    app.finish().await;
}

#[tokio::test]
async fn resending_replaces_the_link_and_revoking_kills_it() {
    let app = TestApp::start().await;
    app.cast().await;
    let older = invited(&app, "juan@paramo.test").await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let place = format!("{TEAM}/invitations/{}", id(&app).await);
    let soon = pedro.post(&format!("{place}/resend"), &[]).await;
    pedro.follow(&soon).await.says("Espere un minuto");
    age(&app, Duration::minutes(2)).await;
    pedro.post(&format!("{place}/resend"), &[]).await;
    let newer = link(&app, &app.letters().await[0]);
    let browser = app.browser();
    let dead = browser.get(&older).await;
    assert_eq!(dead.status, 410);
    dead.says("más reciente");
    assert_eq!(registers(&browser, &older, "Juan").await.status, 410);
    assert_eq!(browser.get(&newer).await.status, 200);

    // Inviting the same address again is the same invitation.
    age(&app, Duration::minutes(2)).await;
    let reply = pedro.post(TEAM, &[("email", "juan@paramo.test")]).await;
    pedro
        .follow(&reply)
        .await
        .says("Ya había una invitación para juan@paramo.test");
    let last = link(&app, &app.letters().await[0]);
    let count: i64 = app
        .db(|conn| Ok(invitations::table.count().get_result(conn)?))
        .await;
    assert_eq!(count, 1);

    pedro.post(&format!("{place}/revocation"), &[]).await;
    let dead = browser.get(&last).await;
    assert_eq!(dead.status, 410);
    dead.says("La empresa retiró")
        .says("escriba a Pedro Páramo");
    assert_eq!(registers(&browser, &last, "Juan").await.status, 410);
    assert_eq!(
        pedro.post(&format!("{place}/revocation"), &[]).await.status,
        404
    );
    pedro.get(TEAM).await.says("Revocada");
    app.finish().await;
}

#[tokio::test]
async fn six_acceptances_at_once_make_one_membership() {
    let app = TestApp::start().await;
    app.cast().await;
    let path = invited(&app, "juan@paramo.test").await;
    let browsers: Vec<Browser> = (0..6).map(|_| app.browser()).collect();
    let replies = futures_util::future::join_all(
        browsers
            .iter()
            .map(|browser| registers(browser, &path, "Juan")),
    )
    .await;
    let done = replies.iter().filter(|reply| reply.status == 303).count();
    assert_eq!(
        done,
        1,
        "{:?}",
        replies.iter().map(|r| r.status).collect::<Vec<_>>()
    );
    assert!(replies.iter().all(|reply| reply.status < 500));
    assert_eq!(joined(&app, "juan@paramo.test").await, 1);

    let path = invited(&app, "nadie@nadie.test").await;
    let nadie = app.signed_in("nadie@nadie.test").await;
    let replies =
        futures_util::future::join_all((0..6).map(|_| answers(&nadie, &path, "accept"))).await;
    assert!(replies.iter().all(|reply| reply.status < 500));
    assert_eq!(joined(&app, "nadie@nadie.test").await, 1);
    app.finish().await;
}

#[tokio::test]
async fn any_changed_character_is_refused_and_only_a_hash_is_kept() {
    let app = TestApp::start().await;
    app.cast().await;
    let path = invited(&app, "juan@paramo.test").await;
    let token = path.rsplit('/').next().unwrap().to_owned();
    for bad in ["/invitations/otro".to_owned(), format!("{path}x")] {
        let dead = app.browser().get(&bad).await;
        assert_eq!(dead.status, 410);
        dead.says("no está completo").says("href=\"/login\"");
    }
    let stored: Vec<String> = app
        .db(|conn| {
            Ok(invitation_tokens::table
                .select(invitation_tokens::hash)
                .load(conn)?)
        })
        .await;
    assert_eq!(stored.len(), 1);
    assert!(!stored.contains(&token));
    let plain: Vec<Option<Vec<u8>>> = app
        .db(|conn| Ok(outbox::table.select(outbox::sealed).load(conn)?))
        .await;
    assert!(
        plain
            .into_iter()
            .flatten()
            .all(|bytes| { !String::from_utf8_lossy(&bytes).contains(&token) })
    );
    app.finish().await;
}

#[tokio::test]
async fn a_company_that_was_released_invites_nobody() {
    use mostrador::platform::db::schema::companies;
    let app = TestApp::start().await;
    app.cast().await;
    let path = invited(&app, "juan@paramo.test").await;
    app.db(|conn| {
        diesel::update(companies::table)
            .set(companies::released_at.eq(clock::wall().naive_utc()))
            .execute(conn)?;
        Ok(())
    })
    .await;
    assert_eq!(app.browser().get(&path).await.status, 410);
    app.finish().await;
}

#[tokio::test]
async fn mail_speaks_the_language_of_the_account_else_the_one_who_invites_speaks() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let olga = cast.olga.id.clone();
    app.db(move |conn| {
        diesel::update(users::table.find(&olga))
            .set(users::language.eq("en"))
            .execute(conn)?;
        Ok(())
    })
    .await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    pedro
        .post(TEAM, &[("email", "olga@valle.test, juan@paramo.test")])
        .await;
    let letters = app.letters().await;
    let languages: Vec<&str> = letters
        .iter()
        .map(|letter| letter.language.as_str())
        .collect();
    assert_eq!(languages, ["en", "es"]);
    assert!(letters[0].subject.starts_with("Invitation to the team"));
    let pedro = pedro.speaking("ru");
    pedro.post(TEAM, &[("email", "rosa@paramo.test")]).await;
    assert_eq!(app.letters().await[0].language, "ru");
    app.finish().await;
}

#[tokio::test]
async fn a_link_that_waits_does_not_lead_back_in_after_a_removal() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let path = invited(&app, "nadie@nadie.test").await;
    app.join(
        &cast.paramo,
        &cast.nadie,
        mostrador::access::visibility::Role::Member,
    )
    .await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let place = format!("{TEAM}/members/{}/removal", cast.nadie.id);
    assert_eq!(pedro.post(&place, &[]).await.status, 303);
    let nadie = app.signed_in("nadie@nadie.test").await;
    assert_eq!(answers(&nadie, &path, "accept").await.status, 410);
    assert_eq!(joined(&app, "nadie@nadie.test").await, 0);
    app.finish().await;
}
