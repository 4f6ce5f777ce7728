//! Demo, browser and language of a walk, and what each step needs of them.

use std::path::Path;

use mostrador::platform::i18n::Locale;

use super::language::Speech;
use crate::chromium::Chromium;
use crate::running::Demo;
use crate::sign_in;

/// The company that nobody has registered yet.
pub const COMPANY: &str = "Distribuidora Cerro Azul";
/// Where it will be.
pub const PLACE: &str = "/manager/distribuidora-cerro-azul";

pub struct Stage {
    pub demo: Demo,
    pub browser: Chromium,
    speech: Speech,
}

impl Stage {
    pub async fn open(folder: &Path, locale: Locale) -> Self {
        Self {
            demo: Demo::start(folder).await,
            browser: Chromium::speaking(locale).await,
            speech: Speech::of(locale),
        }
    }

    /// A message of the app in the walk's language.
    pub fn t(&self, key: &str) -> String {
        self.browser.locale.t(key)
    }

    /// The same with a name in it.
    pub fn t1(&self, key: &str, name: &'static str, value: &str) -> String {
        self.browser.locale.t1(key, name, value)
    }

    /// A label that the guide names: what the app calls it is what the guide says.
    pub fn label(&self, key: &str, source: &str) -> String {
        if self.browser.locale == Locale::Es {
            assert_eq!(self.t(key), source, "{key} is not the guide's label");
        }
        self.t(key)
    }

    pub async fn sign_in(&self, role: &str) {
        sign_in(&self.browser, &self.demo, role).await;
        self.read("//main[not(.//input[@name='password'])]").await;
    }

    pub async fn sign_out(&self) {
        self.browser.tab.delete_all_cookies().await.unwrap();
    }

    pub async fn open_path(&self, path: &str) {
        let address = format!("{}{path}", self.demo.base());
        self.browser.tab.goto(&address).await.unwrap();
        self.read("//main").await;
    }

    /// Waits for an element and reads the page's own words: one language, no bare key.
    pub async fn read(&self, xpath: &str) {
        self.browser.see(xpath).await;
        self.speech.check(&self.browser).await;
    }

    /// Waits for a text within the page and reads the page.
    pub async fn read_text(&self, text: &str) {
        let literal = literal(text);
        self.read(&format!(
            "//main//*[contains(normalize-space(.), {literal})]"
        ))
        .await;
    }

    /// Waits for a message of the app.
    pub async fn read_message(&self, key: &str) {
        self.read_text(&self.t(key)).await;
    }

    /// Everything that the page shows now.
    pub async fn shown(&self) -> String {
        let script = "return document.querySelector('main').innerText;";
        let text = self.browser.tab.execute(script, Vec::new()).await.unwrap();
        text.as_str().unwrap().replace('\u{a0}', " ")
    }

    /// Presses a button or link and reads what comes of it, once `xpath` is there.
    pub async fn press(&self, label: &str, xpath: &str) {
        self.browser.press(label).await;
        self.read(xpath).await;
    }

    /// Follows the link with this label within `menu` to the page of the same name.
    pub async fn follow(&self, menu: &str, label: &str) {
        let label = literal(label);
        let link = format!("{menu}//a[normalize-space(.)={label}]");
        self.browser.click(&link).await;
        self.read(&format!("//main//h1[normalize-space(.)={label}]"))
            .await;
    }

    /// The link with this address start in the newest mail to somebody.
    pub async fn mailed_link(&self, to: &str, start: &str) -> String {
        let inbox = self.demo.guide["mail_url"].as_str().unwrap();
        let line = format!("//tr[contains(., '{to}')]//a[starts-with(@href, '/demo/mail/')]");
        for _ in 0..600 {
            self.browser.tab.goto(inbox).await.unwrap();
            let found = fantoccini::Locator::XPath(&line);
            if let Ok(found) = self.browser.tab.find(found).await {
                let message = found.attr("href").await.unwrap().unwrap();
                return self.link_of(&message, start).await;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        panic!("no mail for {to} came");
    }

    async fn link_of(&self, message: &str, start: &str) -> String {
        self.open_path(&format!("{message}?view=text")).await;
        let text = self.browser.see("//pre").await.text().await.unwrap();
        self.speech.check_text(&text);
        let start = format!("{}{start}", self.demo.base());
        let link = text
            .split_whitespace()
            .find(|word| word.starts_with(&start));
        link.expect("the text has the link").to_owned()
    }
}

/// A text as XPath writes it.
pub fn literal(text: &str) -> String {
    let (quote, other) = if text.contains('\'') {
        ('"', '\'')
    } else {
        ('\'', '"')
    };
    assert!(
        !text.contains(quote),
        "{text} has both quotes, {quote} and {other}"
    );
    format!("{quote}{text}{quote}")
}
