//! Eight warehouse workers in two cities are invited, register, and adjust stock on a phone.

use fantoccini::Locator;

use crate::chromium::Chromium;
use crate::running::Demo;
use crate::{enter, left_out, sign_in};

const COMPANY: &str = "/manager/comercializadora-paramo";
const PASSWORD: &str = "cajas bien contadas 26";
/// What a phone shows, in pixels.
const PHONE: (u32, u32) = (390, 844);

/// The addresses of the guide, four in Monterrey and four in Ciudad de México.
fn workers() -> Vec<String> {
    let of = |city: &str, numbers: std::ops::RangeInclusive<u8>| {
        let address = |number| format!("almacenista{number:02}.{city}@paramo.test");
        numbers.map(address).collect::<Vec<_>>()
    };
    [of("mty", 1..=4), of("cdmx", 5..=8)].concat()
}

/// The warehouse of the city that a worker's address names.
fn warehouse_of(worker: &str) -> &'static str {
    if worker.contains(".mty@") {
        "Almacén Monterrey"
    } else {
        "Almacén Ciudad de México"
    }
}

#[tokio::test]
async fn eight_warehouse_workers_join_and_adjust_stock() {
    if left_out() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let demo = Demo::start(folder.path()).await;
    let browser = Chromium::start().await;
    browser.tab.set_window_size(PHONE.0, PHONE.1).await.unwrap();
    invite(&browser, &demo).await;
    for (at, worker) in workers().iter().enumerate() {
        join(&browser, &demo, worker).await;
        // More than any warehouse of the demo holds, so every count changes something.
        adjust(&browser, &demo, worker, 500 + at).await;
    }
    read_log(&browser, &demo).await;
    browser.close().await;
}

/// Pedro invites them all at once.
async fn invite(browser: &Chromium, demo: &Demo) {
    sign_in(browser, demo, "admin").await;
    browser.see("//main").await;
    open(browser, demo, &format!("{COMPANY}/settings/team")).await;
    browser.type_into("email", &workers().join(", ")).await;
    browser.press("Enviar Invitación").await;
    browser.see("//*[@role='status']").await;
    browser.tab.delete_all_cookies().await.unwrap();
}

/// Follows the link of the mail, makes an account and signs in.
async fn join(browser: &Chromium, demo: &Demo, worker: &str) {
    let link = invitation(browser, demo, worker).await;
    browser.tab.goto(&link).await.unwrap();
    browser.type_into("name", "Almacenista de prueba").await;
    browser.type_into("password", PASSWORD).await;
    browser.type_into("password_confirmation", PASSWORD).await;
    browser.press("Crear cuenta y aceptar").await;
    enter_after_joining(browser, worker).await;
}

/// The sign-in page knows the address already, or asks for it.
async fn enter_after_joining(browser: &Chromium, worker: &str) {
    browser
        .see("//input[@name='email' or @name='password']")
        .await;
    let address = Locator::XPath("//input[@name='email'][not(@type='hidden')]");
    if browser.tab.find(address).await.is_ok() {
        enter(browser, worker, PASSWORD).await;
    } else {
        browser.type_into("password", PASSWORD).await;
        browser.press("Iniciar sesión").await;
    }
    browser.see("//main[not(.//input[@name='password'])]").await;
}

/// Counts the first article in the warehouse of the worker's city.
async fn adjust(browser: &Chromium, demo: &Demo, worker: &str, counted: usize) {
    open(browser, demo, &format!("{COMPANY}/inventory")).await;
    nothing_is_wider_than_the_phone(browser).await;
    browser
        .click("(//ul[contains(@class, 'stock-list')]/li/a)[1]")
        .await;
    let warehouse = warehouse_of(worker);
    browser
        .click(&format!(
            "//ul[contains(@class, 'shelves')]/li/a[contains(., '{warehouse}')]"
        ))
        .await;
    browser
        .see(&format!(
            "//p[contains(@class, 'adjust-where')][contains(., '{warehouse}')]"
        ))
        .await;
    nothing_is_wider_than_the_phone(browser).await;
    browser.type_into("quantity", &counted.to_string()).await;
    browser
        .click("//select[@name='reason']/option[@value='count']")
        .await;
    browser
        .type_into("note", &format!("Conteo de {worker}"))
        .await;
    browser.press("Revisar ajuste").await;
    browser.press("Enviar ajuste").await;
    browser
        .see(&format!(
            "//main//li[contains(., 'Conteo de {worker}')]\
             //*[contains(@class, 'pill')][normalize-space(.)='Enviado']"
        ))
        .await;
    browser.tab.delete_all_cookies().await.unwrap();
}

/// Pedro finds eight adjustments in the log, each in the warehouse of its worker's city.
async fn read_log(browser: &Chromium, demo: &Demo) {
    sign_in(browser, demo, "admin").await;
    browser.see("//main").await;
    open(browser, demo, &format!("{COMPANY}/inventory/log")).await;
    for worker in workers() {
        let warehouse = warehouse_of(&worker);
        browser
            .see(&format!(
                "//main//tr[contains(., 'Conteo de {worker}')]\
                 /td[normalize-space(.)='{warehouse}']"
            ))
            .await;
    }
}

/// The link in the newest mail to somebody.
async fn invitation(browser: &Chromium, demo: &Demo, worker: &str) -> String {
    let inbox = demo.guide["mail_url"].as_str().unwrap();
    let line = format!("//tr[contains(., '{worker}')]//a[starts-with(@href, '/demo/mail/')]");
    for _ in 0..600 {
        browser.tab.goto(inbox).await.unwrap();
        if let Ok(found) = browser.tab.find(Locator::XPath(&line)).await {
            let message = found.attr("href").await.unwrap().unwrap();
            open(browser, demo, &format!("{message}?view=text")).await;
            let text = browser.see("//pre").await.text().await.unwrap();
            let start = format!("{}/invitations/", demo.base());
            let link = text
                .split_whitespace()
                .find(|word| word.starts_with(&start));
            return link.expect("the text has the link").to_owned();
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("no invitation for {worker} came");
}

async fn open(browser: &Chromium, demo: &Demo, path: &str) {
    let address = format!("{}{path}", demo.base());
    browser.tab.goto(&address).await.unwrap();
}

/// No page asks a thumb to scroll sideways.
async fn nothing_is_wider_than_the_phone(browser: &Chromium) {
    let script = "return document.documentElement.scrollWidth - innerWidth;";
    let over = browser.tab.execute(script, Vec::new()).await.unwrap();
    let at = browser.tab.current_url().await.unwrap();
    assert!(over.as_i64().unwrap() <= 0, "{at} is {over} px too wide");
}
