//! Whole stories in a real browser.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may panic"
)]

#[path = "../running/chromium.rs"]
mod chromium;
mod guide;
mod notices;
#[path = "../running/mod.rs"]
mod running;
mod warehouse;

use chromium::Chromium;
use running::Demo;

/// Without this variable set to 1 the stories are left out; with it, a missing browser is a failure.
const SWITCH: &str = "MOSTRADOR_BROWSER";

/// Whether the stories are left out; says so.
fn left_out() -> bool {
    let out = std::env::var(SWITCH).as_deref() != Ok("1");
    if out {
        println!("left out: {SWITCH}=1 runs the stories in a real browser");
    }
    out
}

/// Signs in as the demo's person with this role.
async fn sign_in(browser: &Chromium, demo: &Demo, role: &str) {
    let [url, email, password] = demo.login(role);
    browser.tab.goto(&url).await.unwrap();
    enter(browser, &email, &password).await;
}

/// Gives address and password on the pages of the sign-in.
async fn enter(browser: &Chromium, email: &str, password: &str) {
    browser.type_into("email", email).await;
    browser.press_label("session-next").await;
    browser.type_into("password", password).await;
    browser.press_label("session-enter").await;
}
