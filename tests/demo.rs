//! The demo as somebody starts it: the real binary, a folder, a guide, sign-ins that work.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod running;

use std::time::{Duration, Instant};

use running::Demo;

#[tokio::test]
async fn everybody_of_the_guide_signs_in_and_a_second_start_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("notes.txt"), "theirs").unwrap();
    let mut demo = Demo::start(folder.path()).await;
    let first = demo.guide.clone();
    assert_eq!(
        demo.roles(),
        [
            "operator",
            "admin",
            "member",
            "foreign_admin",
            "unregistered"
        ]
    );
    everybody_signs_in(&demo).await;
    somebody_has_something_to_do(&demo).await;
    the_next_occurrence_brings_mail(&demo).await;
    assert!(demo.stop() < Duration::from_secs(15));

    let demo = Demo::start(folder.path()).await;
    assert_eq!(
        demo.guide["logins"][1]["password"],
        first["logins"][1]["password"]
    );
    assert_eq!(demo.guide["integration_key"], first["integration_key"]);
    everybody_signs_in(&demo).await;
    let mail = demo.browser().get("/demo/mail").await;
    mail.says("href=\"/demo/mail/");
    let kept = std::fs::read_to_string(folder.path().join("notes.txt"));
    assert_eq!(kept.unwrap(), "theirs");
}

#[tokio::test]
async fn a_taken_address_and_a_folder_in_use_are_told_plainly() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let told = Demo::refused(folder.path(), &address);
    assert!(told.contains("is taken by another program"), "{told}");

    let lock = std::fs::File::create(folder.path().join("secret.key")).unwrap();
    lock.try_lock().unwrap();
    let told = Demo::refused(folder.path(), "127.0.0.1:0");
    assert!(told.contains("another demo is running"), "{told}");
}

async fn everybody_signs_in(demo: &Demo) {
    for role in demo.roles() {
        let [url, email, password] = demo.login(role);
        assert_eq!(url, format!("{}/login", demo.base()));
        assert!(password.chars().count() >= 12, "{role}");
        let browser = demo.browser();
        let reply = browser.sign_in(&email, &password).await;
        assert_eq!(reply.status, 303, "{role} signs in: {}", reply.body);
        let mut home = browser.follow(&reply).await;
        if home.status == 303 {
            home = browser.follow(&home).await;
        }
        assert_eq!(home.status, 200, "{role} arrives: {}", home.location());
        home.says("<html lang=\"es\"");
    }
}

async fn somebody_has_something_to_do(demo: &Demo) {
    let [_, email, password] = demo.login("member");
    let browser = demo.browser();
    browser.sign_in(&email, &password).await;
    browser
        .get("/manager/comercializadora-paramo/tasks")
        .await
        .says("Contar los cables")
        .says("Pedir a Rosa Peña");
}

async fn the_next_occurrence_brings_mail(demo: &Demo) {
    let browser = demo.browser();
    browser
        .get("/demo/mail")
        .await
        .says("Aún no hay correo")
        .says("Ir al próximo envío");
    let clock = browser.get("/demo/clock").await;
    clock.says("Comercializadora Páramo").says("Quincenal");
    let moved = browser.post("/demo/clock/occurrences", &[]).await;
    assert_eq!(moved.location(), "/demo/clock");
    let start = Instant::now();
    // Delivery looks at the outbox by itself; there is nothing to wait for but the mail.
    let list = loop {
        let list = browser.get("/demo/mail").await;
        if list.body.contains("href=\"/demo/mail/") {
            break list;
        }
        assert!(start.elapsed() < Duration::from_secs(60), "no mail came");
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    let (_, rest) = list.body.split_once("href=\"/demo/mail/").unwrap();
    let message = format!("/demo/mail/{}", rest.split('"').next().unwrap());
    a_message_is_shown_safely(&browser, &message).await;
}

async fn a_message_is_shown_safely(browser: &running::Browser, message: &str) {
    let page = browser.get(message).await;
    page.says(&format!("src=\"{message}/body\""));
    let body = browser.get(&format!("{message}/body")).await;
    body.says("<base target=\"_blank\">");
    let policy = body.header("content-security-policy");
    assert!(policy.contains("sandbox"), "{policy}");
    let source = browser.get(&format!("{message}/source")).await;
    assert_eq!(source.header("content-type"), "message/rfc822");
    assert!(
        source
            .body
            .starts_with("Return-Path: <avisos@mostrador.test>")
    );
    let text = browser.get(&format!("{message}?view=text")).await;
    text.says("<pre class=\"code\">");
    assert_eq!(browser.get("/demo/mail/nonsense").await.status, 404);
}
