//! From an integration key to a debtor's statement.

use fantoccini::Locator;

use crate::chromium::Chromium;
use crate::running::Demo;
use crate::{left_out, sign_in};

/// The company that nobody has registered yet.
const COMPANY: &str = "Distribuidora Cerro Azul";

#[tokio::test]
async fn a_key_becomes_a_company_whose_debtors_get_their_statement() {
    if left_out() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let demo = Demo::start(folder.path()).await;
    let browser = Chromium::start().await;
    sign_in(&browser, &demo, "unregistered").await;
    register(&browser, &demo).await;
    choose_customers(&browser).await;
    configure_and_confirm(&browser).await;
    let message = receive(&browser, &demo).await;
    read_statement(&browser, &demo, &message).await;
    browser.close().await;
}

async fn register(browser: &Chromium, demo: &Demo) {
    let key = demo.guide["integration_key"].as_str().unwrap();
    browser.type_into("integration_key", key).await;
    browser.press("Verificar Clave de Integración").await;
    browser
        .see(&format!("//main//*[normalize-space(text())='{COMPANY}']"))
        .await;
    browser.press("Finalizar").await;
    // The page follows the synchronisation by itself.
    browser
        .see(
            "//main[not(.//*[@data-poll])]\
             //*[contains(@class, 'pill')][normalize-space(.)='Activa']",
        )
        .await;
}

async fn choose_customers(browser: &Chromium) {
    browser.press("Elegir clientes").await;
    for row in 1..=2 {
        let xpath = format!("(//input[@type='checkbox'][@name='customer'])[{row}]");
        browser.click(&xpath).await;
    }
    browser.press("Activar automatización").await;
}

async fn configure_and_confirm(browser: &Chromium) {
    browser
        .see("//input[@name='period'][@value='fortnightly']")
        .await
        .click()
        .await
        .unwrap();
    browser.press("Continuar").await;
    // Summary: two customers, and the mail as the first of them will see it.
    browser
        .see("(//main//a[contains(@href, '/preview')])[1]")
        .await
        .click()
        .await
        .unwrap();
    browser
        .see("//iframe[contains(@src, '/preview/mail')]")
        .await;
    browser.tab.back().await.unwrap();
    browser.press("Continuar").await;
    browser.press("Confirmar y activar").await;
    browser
        .see("//main//*[contains(@class, 'pill')][@data-state='active']")
        .await;
}

/// Moves the clock until the company's mail is there, and gives the message's address.
async fn receive(browser: &Chromium, demo: &Demo) -> String {
    let line = format!("//tr[contains(., '{COMPANY}')]//a[starts-with(@href, '/demo/mail/')]");
    let clock = format!("{}/demo/clock", demo.base());
    browser.tab.goto(&clock).await.unwrap();
    let next = format!("//tbody/tr[contains(., '{COMPANY}')]//time");
    let planned = browser.see(&next).await.attr("datetime").await.unwrap();
    // Other companies' schedules may come first.
    for _ in 0..4 {
        browser.press("Ir al próximo envío").await;
        browser.see("//*[@role='status']").await;
        if browser.see(&next).await.attr("datetime").await.unwrap() != planned {
            break;
        }
        browser.tab.goto(&clock).await.unwrap();
    }
    let mail = demo.guide["mail_url"].as_str().unwrap();
    for _ in 0..600 {
        browser.tab.goto(mail).await.unwrap();
        if let Ok(found) = browser.tab.find(Locator::XPath(&line)).await {
            return found.attr("href").await.unwrap().unwrap();
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("no mail of {COMPANY} came");
}

async fn read_statement(browser: &Chromium, demo: &Demo, message: &str) {
    let address = format!("{}{message}?view=text", demo.base());
    browser.tab.goto(&address).await.unwrap();
    let text = browser.see("//pre").await.text().await.unwrap();
    let start = format!("{}/s/", demo.base());
    let link = text
        .split_whitespace()
        .find(|word| word.starts_with(&start))
        .expect("the text has the link");
    browser.tab.goto(link).await.unwrap();
    browser
        .see(&format!("//header[contains(., '{COMPANY}')]"))
        .await;
    let script = "const done = arguments[arguments.length - 1]; \
        const link = [...document.querySelectorAll('a')].find(a => a.href.endsWith('.pdf')); \
        fetch(link.href).then(async reply => { \
            const bytes = new Uint8Array(await reply.arrayBuffer()); \
            done([reply.status, reply.headers.get('content-type'), \
                String.fromCharCode(...bytes.slice(0, 5))]); \
        }, fault => done([0, String(fault), '']));";
    let got = browser.tab.execute_async(script, Vec::new()).await.unwrap();
    assert_eq!(got, serde_json::json!([200, "application/pdf", "%PDF-"]));
}
