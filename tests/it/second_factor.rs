//! The second factor: set up, asked for at the door, each code once.

use diesel::prelude::*;
use mostrador::platform::clock;
use mostrador::platform::db::schema::{recovery_codes, sessions, users};
use totp_rs::{Algorithm, Builder, Secret, Totp};

use crate::support::{Browser, PASSWORD, Reply, TestApp};

const HERE: &str = "/profile/second-factor";
const STEP: &str = "/login/second-factor";
const PEDRO: &str = "pedro@paramo.test";

/// Pedro's telephone.
struct Telephone(Totp);

impl Telephone {
    fn of(page: &Reply) -> Self {
        let secret = page.body.split("class=\"code nums\">").nth(1).unwrap();
        let secret = secret.split('<').next().unwrap().replace(' ', "");
        let totp = Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_secret(Secret::try_from_base32(secret).unwrap())
            .with_account_name(PEDRO)
            .build()
            .unwrap();
        Self(totp)
    }

    fn code(&self) -> String {
        let seconds = u64::try_from(clock::wall().timestamp()).unwrap();
        self.0.generate(seconds).to_string()
    }
}

/// Switches Pedro's second factor on; gives his telephone and his recovery codes.
async fn set_up(app: &TestApp, pedro: &Browser) -> (Telephone, Vec<String>) {
    let begun = pedro.post(HERE, &[("current_password", PASSWORD)]).await;
    let page = pedro.follow(&begun).await;
    let telephone = Telephone::of(&page);
    let code = telephone.code();
    let confirmed = pedro
        .post("/profile/second-factor/setup", &[("code", &code)])
        .await;
    assert_eq!(confirmed.location(), "/profile/second-factor/codes");
    let page = pedro.follow(&confirmed).await;
    let list = page.body.split("class=\"codes\">").nth(1).unwrap();
    let list = list.split("</ul>").next().unwrap();
    let codes: Vec<String> = list
        .split("<li>")
        .skip(1)
        .map(|rest| rest.split('<').next().unwrap().to_owned())
        .collect();
    assert_eq!(codes.len(), 10);
    let letters = app.letters().await;
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].subject, "Segundo factor activado");
    // Time passes: the code that confirmed belongs to an earlier step.
    forget_step(app).await;
    (telephone, codes)
}

async fn forget_step(app: &TestApp) {
    app.db(|conn| {
        diesel::update(users::table)
            .set(users::totp_last_step.eq(None::<i64>))
            .execute(conn)?;
        Ok(())
    })
    .await;
}

async fn at_the_second_step(app: &TestApp) -> Browser {
    let browser = app.browser();
    let reply = browser.sign_in(PEDRO, PASSWORD).await;
    assert_eq!((reply.status, reply.location()), (303, STEP));
    browser
}

#[tokio::test]
async fn the_password_alone_does_not_open_and_a_code_does_once() {
    let app = TestApp::start().await;
    app.cast().await;
    let pedro = app.signed_in(PEDRO).await;
    let (telephone, _) = set_up(&app, &pedro).await;

    let browser = at_the_second_step(&app).await;
    assert!(!browser.is_signed_in().await, "half way is nobody");
    let cookie = browser.cookie("__Host-mostrador").unwrap();
    let code = telephone.code();
    let reply = browser.post(STEP, &[("code", &code)]).await;
    assert_eq!((reply.status, reply.location()), (303, "/manager"));
    assert!(browser.is_signed_in().await);
    assert_ne!(browser.cookie("__Host-mostrador").unwrap(), cookie);

    // Somebody looked over the shoulder.
    let other = at_the_second_step(&app).await;
    let reply = other.post(STEP, &[("code", &code)]).await;
    assert_eq!(reply.status, 422);
    reply.says("no es correcto o ya se usó");
    assert!(!reply.body.contains(&code), "a secret came back");
    assert!(!other.is_signed_in().await);
    app.finish().await;
}

#[tokio::test]
async fn half_a_session_opens_nothing_and_is_not_adopted() {
    let app = TestApp::start().await;
    app.cast().await;
    let pedro = app.signed_in(PEDRO).await;
    let (telephone, _) = set_up(&app, &pedro).await;
    let half = at_the_second_step(&app).await;
    for path in [
        "/manager",
        "/manager/paramo",
        "/profile",
        "/password/change",
        "/operator",
    ] {
        let reply = half.get(path).await;
        let outside = reply.location().starts_with("/login") || reply.status == 404;
        assert!(outside, "{path}: {}", reply.status);
    }
    let posted = half
        .post(
            "/profile/second-factor/removal",
            &[("current_password", PASSWORD)],
        )
        .await;
    assert!(posted.location().starts_with("/login"));
    // The key of half a session, planted elsewhere, is worth nothing once the sign-in is done.
    let planted = app.browser();
    planted.plant(
        "__Host-mostrador",
        &half.cookie("__Host-mostrador").unwrap(),
    );
    half.post(STEP, &[("code", &telephone.code())]).await;
    assert!(half.is_signed_in().await);
    assert!(!planted.is_signed_in().await);
    assert_eq!(planted.get(STEP).await.location(), "/login");
    app.finish().await;
}

#[tokio::test]
async fn another_password_or_a_long_wait_voids_half_a_session() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let pedro = app.signed_in(PEDRO).await;
    let (telephone, _) = set_up(&app, &pedro).await;
    let half = at_the_second_step(&app).await;
    let id = cast.pedro.id.clone();
    app.db(move |conn| {
        diesel::update(users::table.find(&id))
            .set(users::password_hash.eq("another"))
            .execute(conn)?;
        Ok(())
    })
    .await;
    let reply = half.post(STEP, &[("code", &telephone.code())]).await;
    assert_eq!(reply.location(), "/login");
    assert!(!half.is_signed_in().await);
    app.finish().await;
}

#[tokio::test]
async fn a_recovery_code_works_once_and_few_are_warned_of() {
    let app = TestApp::start().await;
    app.cast().await;
    let pedro = app.signed_in(PEDRO).await;
    let (_, codes) = set_up(&app, &pedro).await;
    let hashes: Vec<String> = app
        .db(|conn| {
            Ok(recovery_codes::table
                .select(recovery_codes::hash)
                .load(conn)?)
        })
        .await;
    for code in &codes {
        assert!(!hashes.iter().any(|hash| hash.contains(code.as_str())));
    }
    for (at, code) in codes.iter().take(7).enumerate() {
        let browser = at_the_second_step(&app).await;
        let typed = code.to_uppercase();
        let reply = browser
            .post("/login/second-factor?recovery=1", &[("code", &typed)])
            .await;
        assert_eq!(reply.status, 303, "code {at}");
        let page = browser.get("/profile").await;
        let warned = page
            .body
            .contains("códigos de recuperación. Genere otros pronto.");
        assert_eq!(warned, at == 6, "code {at}");
    }
    let again = at_the_second_step(&app).await;
    let reply = again
        .post("/login/second-factor?recovery=1", &[("code", &codes[0])])
        .await;
    assert_eq!(reply.status, 422);
    assert!(!again.is_signed_in().await);
    app.finish().await;
}

#[tokio::test]
async fn the_seed_and_the_codes_are_shown_once() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let pedro = app.signed_in(PEDRO).await;
    pedro.post(HERE, &[("current_password", PASSWORD)]).await;
    let page = pedro.get("/profile/second-factor/setup").await;
    let telephone = Telephone::of(&page);
    let picture = pedro.get("/profile/second-factor/picture").await;
    assert_eq!(picture.header("content-type"), "image/svg+xml");
    // A code that is not this seed's confirms nothing.
    let wrong = pedro
        .post("/profile/second-factor/setup", &[("code", "000")])
        .await;
    assert_eq!(wrong.status, 422);
    let code = telephone.code();
    pedro
        .post("/profile/second-factor/setup", &[("code", &code)])
        .await;
    // Sent twice, the codes still have their page.
    let twice = pedro
        .post("/profile/second-factor/setup", &[("code", &code)])
        .await;
    assert_eq!(twice.location(), "/profile/second-factor/codes");
    pedro
        .get("/profile/second-factor/codes")
        .await
        .says("no se mostrarán otra vez");
    for path in [
        "/profile/second-factor/codes",
        "/profile/second-factor/setup",
    ] {
        assert_eq!(pedro.get(path).await.location(), HERE, "{path}");
    }
    assert_eq!(
        pedro.get("/profile/second-factor/picture").await.status,
        404
    );
    let seed = telephone.0.secret().as_bytes().to_vec();
    let (sealed, states): (Option<Vec<u8>>, Vec<String>) = app
        .db(move |conn| {
            let sealed = users::table
                .find(&cast.pedro.id)
                .select(users::totp_sealed)
                .first(conn)?;
            Ok((sealed, sessions::table.select(sessions::state).load(conn)?))
        })
        .await;
    let sealed = sealed.unwrap();
    assert!(!sealed.windows(seed.len()).any(|part| part == seed));
    assert!(states.iter().all(|state| !state.contains("codes")));
    app.letters().await;
    app.finish().await;
}

#[tokio::test]
async fn switching_off_takes_password_and_code_and_is_told() {
    let app = TestApp::start().await;
    app.cast().await;
    let pedro = app.signed_in(PEDRO).await;
    let (telephone, codes) = set_up(&app, &pedro).await;
    let removal = "/profile/second-factor/removal";
    let code = telephone.code();
    for fields in [
        [
            ("current_password", "otra cosa 123"),
            ("code", code.as_str()),
        ],
        [("current_password", PASSWORD), ("code", "000000x")],
    ] {
        assert_eq!(pedro.post(removal, &fields).await.status, 422);
    }
    let renewed = pedro
        .post("/profile/second-factor/codes", &[("code", &code)])
        .await;
    assert_eq!(renewed.status, 303);
    let old = [("current_password", PASSWORD), ("code", codes[0].as_str())];
    assert_eq!(pedro.post(removal, &old).await.status, 422, "an old code");
    forget_step(&app).await;
    let right = [("current_password", PASSWORD), ("code", code.as_str())];
    assert_eq!(pedro.post(removal, &right).await.location(), HERE);
    let subjects: Vec<String> = app.letters().await.into_iter().map(|l| l.subject).collect();
    assert_eq!(
        subjects,
        [
            "Códigos de recuperación nuevos",
            "Segundo factor desactivado"
        ]
    );
    assert!(app.signed_in(PEDRO).await.is_signed_in().await);
    app.finish().await;
}

#[tokio::test]
async fn guesses_are_counted() {
    let app = TestApp::with(&[("SIGN_IN_ATTEMPTS", "3")]).await;
    app.cast().await;
    let pedro = app.signed_in(PEDRO).await;
    let (telephone, _) = set_up(&app, &pedro).await;
    let half = at_the_second_step(&app).await;
    for _ in 0..3 {
        assert_eq!(half.post(STEP, &[("code", "no")]).await.status, 422);
    }
    let reply = half.post(STEP, &[("code", &telephone.code())]).await;
    assert_eq!(reply.status, 429);
    assert!(!reply.header("retry-after").is_empty());
    assert!(pedro.is_signed_in().await, "a live session stays");
    // Nor do guesses at the door bar what is asked inside it.
    let codes = "/profile/second-factor/codes";
    let code = telephone.code();
    assert_eq!(pedro.post(codes, &[("code", &code)]).await.status, 303);
    assert_eq!(app.letters().await.len(), 1);
    for _ in 0..3 {
        assert_eq!(pedro.post(codes, &[("code", "no")]).await.status, 422);
    }
    forget_step(&app).await;
    let code = telephone.code();
    assert_eq!(pedro.post(codes, &[("code", &code)]).await.status, 429);
    app.finish().await;
}

#[tokio::test]
async fn a_company_asks_its_administrators_for_it() {
    let app = TestApp::start().await;
    app.cast().await;
    let pedro = app.signed_in(PEDRO).await;
    let monica = app.signed_in("monica@paramo.test").await;
    pedro
        .post(
            "/manager/paramo/settings/users/second-factor",
            &[("on", "true")],
        )
        .await;
    for path in [
        "/manager/paramo",
        "/manager/paramo/credit",
        "/manager/paramo/settings",
    ] {
        assert_eq!(pedro.get(path).await.location(), HERE, "{path}");
    }
    pedro
        .get(HERE)
        .await
        .says("Comercializadora Páramo pide un segundo factor");
    assert_eq!(pedro.get("/profile").await.status, 200);
    assert_eq!(monica.get("/manager/paramo").await.status, 200);
    set_up(&app, &pedro).await;
    assert_eq!(pedro.get("/manager/paramo").await.status, 200);
    app.finish().await;
}
