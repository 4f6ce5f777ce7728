//! Headers, cross-site requests, error pages, health.

use mostrador::access::headers::Policy;
use mostrador::access::visibility::Role;
use mostrador::access::{Anyone, Table, Who};
use mostrador::areas::Answer;
use mostrador::domain::operator::setup;
use mostrador::error::AppError;
use mostrador::platform::clock;
use mostrador::platform::values::Token;
use reqwest::Method;

use crate::support::{PASSWORD, Reply, TestApp};

#[tokio::test]
async fn every_page_keeps_to_itself() {
    let app = TestApp::start().await;
    for path in ["/login", "/nowhere", "/healthz"] {
        let reply = app.browser().get(path).await;
        let csp = reply.header("content-security-policy");
        for part in [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "object-src 'none'",
        ] {
            assert!(csp.contains(part), "{part} in {csp}");
        }
        assert!(!csp.contains("unsafe"));
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "strict-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("cache-control", "no-store"),
            ("strict-transport-security", ""),
        ] {
            assert_eq!(reply.header(name), value, "{name} of {path}");
        }
        assert!(reply.header("permissions-policy").contains("camera=()"));
        assert_eq!(reply.header("x-request-id").len(), 36);
    }
    app.finish().await;
    let secure = TestApp::with(&[("PUBLIC_URL", "https://mostrador.test")]).await;
    let reply = secure.browser().get("/login").await;
    assert!(
        reply
            .header("strict-transport-security")
            .contains("max-age=")
    );
    secure.finish().await;
}

#[track_caller]
fn is_kept_from_others(reply: &Reply, place: &str) {
    for (name, value) in [
        ("cache-control", "no-store"),
        ("x-robots-tag", "noindex, nofollow"),
        ("referrer-policy", "strict-origin"),
    ] {
        assert_eq!(reply.header(name), value, "{name} of {place}");
    }
}

#[tokio::test]
async fn nothing_under_a_path_with_a_token_is_stored_indexed_or_told_on() {
    let app = TestApp::start().await;
    let dead = Token::generate();
    let mut seen = 0;
    for line in mostrador::routes::table().listed() {
        if !line.path.contains("{token}") {
            continue;
        }
        seen += 1;
        for token in [dead.expose(), "x"] {
            let place = line.path.replace("{token}", token);
            let reply = match line.method.as_str() {
                "GET" => app.browser().get(&place).await,
                _ => app.browser().post(&place, &[]).await,
            };
            assert!(reply.status < 500, "{place}: {}", reply.status);
            is_kept_from_others(&reply, &place);
        }
    }
    assert!(seen > 10, "{seen} routes with a token");
    app.finish().await;
}

#[tokio::test]
async fn pages_behind_live_links_are_kept_from_others_too() {
    let app = TestApp::start().await;
    let paramo = app.company("paramo", "Comercializadora Páramo").await;
    let pedro = app.user("Pedro Páramo", "pedro@paramo.test", false).await;
    app.join(&paramo, &pedro, Role::Admin).await;
    let first = app.db(|conn| setup::renew(conn, clock::wall())).await;
    let mut places = vec![format!("/setup/{}", first.unwrap().expose())];

    let pedro = app.signed_in("pedro@paramo.test").await;
    let invited = [("email", "nueva@paramo.test"), ("role", "member")];
    pedro.post("/manager/paramo/settings/team", &invited).await;
    let forgot = [("email", "pedro@paramo.test")];
    app.browser().post("/password/forgot", &forgot).await;
    let moved = [
        ("email", "pedro.nuevo@paramo.test"),
        ("current_password", PASSWORD),
    ];
    pedro.post("/profile/email", &moved).await;
    for letter in app.letters().await {
        let links = letter.text.split(&app.base).skip(1);
        let paths = links.filter_map(|rest| rest.split_whitespace().next());
        places.extend(paths.filter(|path| has_token(path)).map(str::to_owned));
    }
    places.sort();
    places.dedup();
    assert_eq!(places.len(), 4, "{places:?}");

    for place in &places {
        let reply = app.browser().get(place).await;
        assert_eq!(reply.status, 200, "{place}");
        is_kept_from_others(&reply, place);
    }
    for place in &places {
        let reply = app.browser().post(place, &[]).await;
        is_kept_from_others(&reply, place);
    }
    app.letters().await;
    app.finish().await;
}

fn has_token(path: &str) -> bool {
    path.rsplit('/').next().and_then(Token::parse).is_some()
}

#[tokio::test]
async fn a_nul_is_refused_in_the_visitors_language() {
    const PROFILE: &str = "/manager/paramo/settings";
    let app = TestApp::start().await;
    app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    for place in [
        "/manager/paramo/inventory?q=%00",
        "/manager/paramo/credit?q=a%00b",
        "/manager/paramo/settings/audit?who=%00",
    ] {
        let reply = pedro.get(place).await;
        assert_eq!(reply.status, 400, "{place}");
        reply.says("No entendimos la solicitud");
    }
    let stranger = app.browser().speaking("en");
    let reply = stranger.get("/login?next=%00").await;
    assert_eq!(reply.status, 400);
    reply.says("We did not understand the request");
    let nowhere = pedro.get("/manager/par%00amo").await;
    assert_eq!(nowhere.status, 404, "it names nothing");

    let named = |name: &'static str| {
        [
            ("name", name),
            ("time_zone", "America/Monterrey"),
            ("language", "es"),
            ("country", "MX"),
        ]
    };
    let reply = pedro.post(PROFILE, &named("Pára\0mo")).await;
    assert_eq!(reply.status, 400, "{}", reply.body);
    reply.says("No entendimos la solicitud");
    let saved = pedro.post(PROFILE, &named("Páramo %00")).await;
    assert_eq!(saved.status, 303, "{}", saved.body);
    pedro
        .get(&format!("{PROFILE}?q=%2500"))
        .await
        .says("value=\"Páramo %00\"");
    app.finish().await;
}

#[tokio::test]
async fn files_are_kept_for_a_year_under_their_fingerprint() {
    let app = TestApp::start().await;
    let path = mostrador::platform::assets::url("app.css");
    let reply = app.browser().get(&path).await;
    assert_eq!(reply.status, 200);
    assert_eq!(
        reply.header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    assert!(reply.header("content-type").starts_with("text/css"));
    let headers = [("accept-encoding", "br")];
    let small = app
        .browser()
        .send(Method::HEAD, &path, None, &headers)
        .await;
    assert_eq!(
        (small.status, small.header("content-encoding")),
        (200, "br")
    );
    let plain = app.browser().get("/static/app.css").await;
    assert_eq!(
        (plain.status, plain.header("cache-control")),
        (200, "no-store")
    );
    assert_eq!(app.browser().get("/static/../Cargo.toml").await.status, 404);
    app.finish().await;
}

#[tokio::test]
async fn pages_travel_compressed() {
    let app = TestApp::start().await;
    let headers = [("accept-encoding", "gzip, br")];
    let browser = app.browser();
    let reply = browser.send(Method::HEAD, "/login", None, &headers).await;
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("content-encoding"), "br");
    assert!(reply.header("vary").contains("accept-encoding"));
    app.finish().await;
}

#[tokio::test]
async fn requests_from_other_sites_are_refused_by_name() {
    let app = TestApp::start().await;
    let ours = app.base.clone();
    for (headers, status) in [
        (vec![], 403),
        (vec![("origin", "https://evil.test")], 403),
        (vec![("origin", "null")], 403),
        (
            vec![("sec-fetch-site", "cross-site"), ("origin", ours.as_str())],
            403,
        ),
        (vec![("sec-fetch-site", "same-site")], 403),
        (vec![("sec-fetch-site", "same-origin")], 303),
        (vec![("sec-fetch-site", "none")], 303),
        (vec![("origin", ours.as_str())], 303),
    ] {
        let fields: &[(&str, &str)] = &[("email", "pedro@paramo.test")];
        let reply = app
            .browser()
            .send(Method::POST, "/login", Some(fields), &headers)
            .await;
        assert_eq!(reply.status, status, "{headers:?}");
        if status == 403 {
            reply.says(&ours);
        }
    }
    let put = app.browser().send(Method::PUT, "/login", None, &[]).await;
    assert_eq!(put.status, 403);
    app.finish().await;
}

#[tokio::test]
async fn each_error_has_its_page_in_the_viewers_language() {
    let app = TestApp::with_routes(faulty, &[]).await;
    for (path, status, spanish, english) in [
        ("/nowhere", 404, "No encontramos", "find this page"),
        ("/fault/400", 400, "No entendimos", ""),
        (
            "/fault/403",
            403,
            "no tiene este permiso",
            "does not have this permission",
        ),
        ("/fault/409", 409, "Alguien se adelantó", ""),
        ("/fault/410", 410, "ya no sirve", ""),
        ("/fault/413", 413, "demasiado grande", ""),
        ("/fault/429", 429, "Demasiados intentos", ""),
        ("/fault/500", 500, "de nuestro lado", ""),
        ("/fault/503", 503, "Volvemos", ""),
    ] {
        let reply = app.browser().get(path).await;
        assert_eq!(reply.status, status, "{path}");
        assert!(
            reply.header("content-type").starts_with("text/html"),
            "{path}"
        );
        let id = reply.header("x-request-id").to_owned();
        reply.says("<html lang=\"es\"").says(spanish).says(&id);
        assert!(!reply.body.contains("secret detail"), "{path}");
        let reply = app.browser().speaking("en").get(path).await;
        reply.says("<html lang=\"en\"").says(english);
    }
    let reply = app.browser().post("/fault/404", &[]).await;
    assert_eq!((reply.status, reply.header("allow")), (405, "GET, HEAD"));
    reply.says("Esto no se puede hacer aquí");
    let large = "x".repeat(70_000);
    let reply = app.browser().post("/form", &[("email", &large)]).await;
    assert_eq!(reply.status, 413);
    reply.says("demasiado grande");
    app.finish().await;
}

#[tokio::test]
async fn a_mail_is_shown_in_a_sandbox() {
    let app = TestApp::with_routes(faulty, &[]).await;
    let reply = app.browser().get("/preview").await;
    let csp = reply.header("content-security-policy");
    assert!(csp.contains("sandbox allow-popups allow-popups-to-escape-sandbox"));
    assert!(csp.contains("frame-ancestors 'self'") && !csp.contains("script-src"));
    app.finish().await;
}

#[tokio::test]
async fn monitors_learn_whether_it_is_up_and_whether_it_can_work() {
    let app = TestApp::start().await;
    assert_eq!(app.browser().get("/healthz").await.status, 200);
    assert_eq!(app.browser().get("/readyz").await.status, 200);
    app.finish().await;
    let app = TestApp::start().await;
    app.db(|conn| {
        use diesel::prelude::*;
        diesel::sql_query(
            "DELETE FROM __diesel_schema_migrations WHERE version = '20261122000500'",
        )
        .execute(conn)?;
        Ok(())
    })
    .await;
    let reply = app.browser().get("/readyz").await;
    assert_eq!(reply.status, 503);
    assert_eq!(app.browser().get("/healthz").await.status, 200);
    app.finish().await;
}

#[tokio::test]
async fn a_database_that_is_away_is_said_and_nobody_is_signed_out() {
    use diesel::connection::SimpleConnection as _;
    let app = TestApp::start().await;
    app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let hide = "ALTER TABLE sessions RENAME TO away";
    app.db(move |conn| Ok(conn.batch_execute(hide)?)).await;
    let reply = pedro.get("/password/change").await;
    assert_eq!((reply.status, reply.header("retry-after")), (503, "10"));
    reply
        .says("Volvemos en un momento")
        .says(reply.header("x-request-id"));
    // A session that cannot be saved is an error page too.
    let visitor = app.browser();
    let fields = [("email", "pedro@paramo.test")];
    let reply = visitor.post("/login", &fields).await;
    assert_eq!(reply.status, 500);
    reply.says("de nuestro lado");
    assert!(!reply.body.contains("sessions"), "no SQL on the page");
    let back = "ALTER TABLE away RENAME TO sessions";
    app.db(move |conn| Ok(conn.batch_execute(back)?)).await;
    assert!(pedro.is_signed_in().await);
    app.finish().await;
}

#[tokio::test]
async fn a_full_disk_is_told_without_details_and_costs_nothing_that_was_accepted() {
    use diesel::connection::SimpleConnection as _;
    use diesel::prelude::*;
    use mostrador::platform::db::schema::tasks;
    const LIST: &str = "/manager/paramo/tasks";
    // Only SQLite can be told that no page is left.
    if std::env::var("TEST_ENGINE").as_deref() == Ok("postgres") {
        return;
    }
    let app = TestApp::start().await;
    app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    app.db(|conn| Ok(conn.batch_execute("PRAGMA max_page_count = 1")?))
        .await;
    let mut accepted = Vec::new();
    let refused = loop {
        let text = format!("Contar caja {} {}", accepted.len(), "x".repeat(200));
        let reply = pedro.post(LIST, &[("text", &text)]).await;
        if reply.status != 303 {
            break reply;
        }
        accepted.push(text);
        assert!(accepted.len() < 300, "the disk never is full");
    };
    assert_eq!(refused.status, 500);
    refused.says("de nuestro lado");
    for detail in ["sqlite", "is full", "rollback", "INSERT"] {
        assert!(!refused.body.contains(detail), "{detail}");
    }
    app.db(|conn| Ok(conn.batch_execute("PRAGMA max_page_count = 1073741823")?))
        .await;
    let reply = pedro.post(LIST, &[("text", "Contar la última")]).await;
    assert_eq!(reply.status, 303, "{}", reply.body);
    accepted.push("Contar la última".to_owned());
    let kept: Vec<String> = app
        .db(|conn| Ok(tasks::table.select(tasks::facts).load(conn)?))
        .await;
    for text in &accepted {
        assert!(kept.contains(text), "{text}");
    }
    assert_eq!(app.browser().get("/readyz").await.status, 200);
    app.finish().await;
}

fn faulty() -> Table {
    let mut table = mostrador::routes::table();
    table
        .get("/fault/{status}", Who::Anyone, fault)
        .get("/preview", Who::Anyone, preview)
        .post("/form", Who::Anyone, form);
    table
}

async fn fault(_: Anyone, status: actix_web::web::Path<u16>) -> Answer {
    let detail = || "secret detail".to_owned();
    Err(match *status {
        400 => AppError::BadRequest(detail()),
        403 => AppError::Forbidden,
        409 => AppError::Conflict,
        410 => AppError::Gone,
        413 => AppError::TooLarge,
        429 => AppError::TooMany { retry_after: 7 },
        500 => AppError::Internal(detail()),
        503 => AppError::Unavailable(detail()),
        _ => AppError::NotFound,
    })
}

async fn preview(_: Anyone) -> Answer {
    Ok(Policy::MailPreview.on(actix_web::HttpResponse::Ok().body("<p>")))
}

async fn form(
    _: Anyone,
    form: actix_web::web::Form<std::collections::HashMap<String, String>>,
) -> Answer {
    mostrador::areas::see_other(if form.is_empty() { "/" } else { "/login" })
}
