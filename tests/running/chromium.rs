//! A real browser without a window, driven over WebDriver (W3C).
#![allow(dead_code, reason = "not every test asks everything")]

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use mostrador::platform::i18n::Locale;
use reqwest::Method;
use serde_json::json;
use tempfile::TempDir;
use url::{ParseError, Url};

/// Longest wait for something to appear.
const PATIENCE: Duration = Duration::from_secs(60);

/// A browser with its driver; both end when it is dropped.
pub struct Chromium {
    pub tab: Client,
    /// The language that it asks for.
    pub locale: Locale,
    driver: Child,
    _profile: TempDir,
}

impl Chromium {
    /// A browser that speaks Spanish.
    pub async fn start() -> Self {
        Self::speaking(Locale::Es).await
    }

    /// Starts Debian's chromedriver on any free port, and a browser that asks for a language.
    pub async fn speaking(locale: Locale) -> Self {
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .spawn()
            .expect("chromedriver is missing (Debian: chromium-driver)");
        let port = port(&mut driver);
        let profile = tempfile::tempdir().unwrap();
        let options = json!({
            "binary": "/usr/bin/chromium",
            "prefs": { "intl.accept_languages": accepted(locale) },
            "args": [
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,900",
                format!("--user-data-dir={}", profile.path().display()),
            ],
        });
        let mut wanted = serde_json::Map::new();
        wanted.insert("goog:chromeOptions".to_owned(), options);
        let logs = json!({ "browser": "ALL" });
        wanted.insert("goog:loggingPrefs".to_owned(), logs);
        let tab = ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("the browser does not start");
        Self {
            tab,
            locale,
            driver,
            _profile: profile,
        }
    }

    /// Waits for an element.
    pub async fn see(&self, xpath: &str) -> Element {
        let wait = self.tab.wait().at_most(PATIENCE);
        match wait.for_element(Locator::XPath(xpath)).await {
            Ok(element) => element,
            Err(fault) => {
                let at = self.tab.current_url().await.unwrap();
                let page = self.tab.source().await.unwrap();
                panic!("{xpath} is not at {at}: {fault}\n{page}");
            }
        }
    }

    /// Presses the button or link with this text.
    pub async fn press(&self, text: &str) {
        let xpath = format!(
            "//main//*[self::button or self::a][normalize-space(.)='{text}' \
             or normalize-space(span[1])='{text}']"
        );
        self.click(&xpath).await;
    }

    /// Scrolls to an element, as a person would, and clicks it.
    pub async fn click(&self, xpath: &str) {
        let found = self.see(xpath).await;
        let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });";
        let element = serde_json::to_value(&found).unwrap();
        self.tab.execute(script, vec![element]).await.unwrap();
        found.click().await.unwrap();
    }

    /// Presses the button or link with this message of the app.
    pub async fn press_label(&self, key: &str) {
        self.press(&self.locale.t(key)).await;
    }

    /// Types into the field with this name.
    pub async fn type_into(&self, name: &str, text: &str) {
        let field = self.see(&format!("//*[@name='{name}']")).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// Ends the browser. Fails if a page of the story tried what its policy forbids.
    pub async fn close(self) {
        let console = self.tab.issue_cmd(Console).await.unwrap();
        let refused: Vec<&str> = console
            .as_array()
            .expect("the console is a list")
            .iter()
            .filter_map(|line| line["message"].as_str())
            .filter(|text| text.contains("Content Security Policy"))
            .collect();
        assert!(refused.is_empty(), "{refused:#?}");
        self.tab.clone().close().await.unwrap();
    }
}

/// What pages have written into the console since it was last asked for; chromedriver's own.
#[derive(Debug)]
struct Console;

impl WebDriverCompatibleCommand for Console {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        let wanted = json!({ "type": "browser" });
        (Method::POST, Some(wanted.to_string()))
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        drop(self.driver.kill());
        drop(self.driver.wait());
    }
}

/// What somebody who speaks a language has set in the browser.
const fn accepted(locale: Locale) -> &'static str {
    match locale {
        Locale::Es => "es-MX,es",
        Locale::En => "en-GB,en",
        Locale::Ru => "ru-RU,ru",
    }
}

/// The port that the driver says it took.
fn port(driver: &mut Child) -> u16 {
    let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines();
    let port = lines.by_ref().find_map(|line| {
        let line = line.unwrap();
        let (_, rest) = line.split_once("started successfully on port ")?;
        rest.trim_end_matches('.').parse().ok()
    });
    // The driver goes on writing; nobody reads it, but the pipe stays open.
    std::thread::spawn(move || lines.for_each(drop));
    port.expect("chromedriver has not told its port")
}
