//! A page speaks one language and shows no key of a message.

use std::collections::BTreeSet;
use std::path::Path;

use mostrador::platform::i18n::Locale;

use crate::chromium::Chromium;

/// What the ERP's people wrote in Spanish; the app's own messages happen to say it too.
const DATA: [&str; 6] = [
    "Administración",
    "Administrador",
    "Almacén",
    "Caja",
    "Cuentas por pagar",
    "ERP",
];

/// What a page in one language must not say.
pub struct Speech {
    locale: Locale,
    /// Messages in Spanish that this language says otherwise.
    foreign: BTreeSet<String>,
    keys: BTreeSet<String>,
}

impl Speech {
    pub fn of(locale: Locale) -> Self {
        let own: BTreeSet<String> = messages(locale).into_iter().map(|(_, text)| text).collect();
        let spanish = messages(Locale::Es);
        let (mut keys, texts): (BTreeSet<_>, BTreeSet<_>) = spanish.into_iter().unzip();
        keys.retain(|key| key.contains('-'));
        let mut foreign = &texts - &own;
        foreign.retain(|text| !DATA.contains(&text.as_str()));
        Self {
            locale,
            foreign,
            keys,
        }
    }

    /// Reads what a page says, its hints and names for those who listen included.
    pub async fn check(&self, browser: &Chromium) {
        let script = "const said = [document.documentElement.lang, document.title]; \
            const main = document.querySelector('main'); \
            const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT); \
            while (walk.nextNode()) said.push(walk.currentNode.data); \
            for (const one of main.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) \
                for (const name of ['aria-label', 'title', 'placeholder', 'alt']) \
                    if (one.hasAttribute(name)) said.push(one.getAttribute(name)); \
            return said.map(text => text.trim().replace(/\\s+/g, ' ')).filter(text => text);";
        let said = browser.tab.execute(script, Vec::new()).await.unwrap();
        let said: Vec<String> = serde_json::from_value(said).unwrap();
        let at = browser.tab.current_url().await.unwrap();
        assert_eq!(said[0], self.locale.tag(), "the language of {at}");
        for text in &said[1..] {
            self.check_phrase(text, at.path());
        }
    }

    /// Reads the lines of a mail. To somebody without an account it speaks the company's language.
    pub fn check_text(&self, text: &str) {
        for line in text.lines() {
            self.check_raw(line.trim(), "a mail");
        }
    }

    fn check_phrase(&self, phrase: &str, place: &str) {
        self.check_raw(phrase, place);
        assert!(
            !self.foreign.contains(phrase),
            "{place} has Spanish in it: {phrase}"
        );
    }

    /// No key of a message and no variable without its value.
    fn check_raw(&self, phrase: &str, place: &str) {
        assert!(
            !self.keys.contains(phrase) && !phrase.contains("Unknown localization"),
            "{place} shows a key: {phrase}"
        );
        assert!(
            !phrase.contains("{ $") && !phrase.contains("{$"),
            "{place} shows a variable: {phrase}"
        );
    }
}

/// Key and text of the messages that are one line without variables.
fn messages(locale: Locale) -> Vec<(String, String)> {
    let folder = format!("src/platform/i18n/locales/{}", locale.tag());
    let mut found = Vec::new();
    for file in std::fs::read_dir(Path::new(&folder)).unwrap() {
        let source = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let lines = source.lines().filter_map(|line| line.split_once(" = "));
        let plain = lines.filter(|(key, text)| !key.starts_with(' ') && !text.contains('{'));
        found.extend(plain.map(|(key, text)| (key.to_owned(), text.trim().to_owned())));
    }
    found
}
