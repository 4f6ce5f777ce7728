//! Languages: Fluent texts, Spanish first. The user's choice, else the browser's, else Spanish.

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader as _, static_loader};

static_loader! {
    static TEXTS = {
        locales: "./src/platform/i18n/locales",
        fallback_language: "es",
        customise: |bundle| {
            // Isolating marks (U+2068) would enter subjects, PDFs and CSV files.
            bundle.set_use_isolating(false);
            let russian = bundle.locales.first() == Some(&RUSSIAN);
            bundle.set_formatter(Some(if russian { in_russian } else { elsewhere }));
        },
    };
}

static SPANISH: LanguageIdentifier = fluent_templates::langid!("es");
static ENGLISH: LanguageIdentifier = fluent_templates::langid!("en");
static RUSSIAN: LanguageIdentifier = fluent_templates::langid!("ru");

fn in_russian<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    whole(value).map(|number| Locale::Ru.number(number))
}

fn elsewhere<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    whole(value).map(|number| Locale::default().number(number))
}

/// A whole number in a text; others are formatted before.
fn whole(value: &FluentValue<'_>) -> Option<i64> {
    match value {
        FluentValue::Number(number) if number.value.fract() == 0.0 =>
        {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "counts came from whole numbers"
            )]
            Some(number.value as i64)
        }
        _ => None,
    }
}

/// A language of the interface and of mail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// Spanish, in *usted*; the default.
    #[default]
    Es,
    /// English.
    En,
    /// Russian, in the polite form.
    Ru,
}

impl Locale {
    /// Every language, the default first.
    pub const ALL: [Self; 3] = [Self::Es, Self::En, Self::Ru];

    /// The tag for `lang` and for the database.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Es => "es",
            Self::En => "en",
            Self::Ru => "ru",
        }
    }

    /// The language's own name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Es => "Español",
            Self::En => "English",
            Self::Ru => "Русский",
        }
    }

    /// Reads a tag such as `es` or `en-GB`; `None` for a language that we do not speak.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?.trim().to_ascii_lowercase();
        Self::ALL.into_iter().find(|locale| locale.tag() == primary)
    }

    /// The best language for an `Accept-Language` header (RFC 9110, 12.5.4).
    #[must_use]
    pub fn negotiate(header: &str) -> Self {
        let mut wanted: Vec<(f32, &str)> = header
            .split(',')
            .filter_map(|part| {
                let mut pieces = part.split(';');
                let tag = pieces.next()?.trim();
                let quality = pieces
                    .find_map(|piece| piece.trim().strip_prefix("q="))
                    .map_or(Some(1.0), |q| q.parse::<f32>().ok())?;
                Some((quality, tag))
            })
            .filter(|(quality, _)| *quality > 0.0)
            .collect();
        wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
        wanted
            .into_iter()
            .find_map(|(_, tag)| Self::parse(tag))
            .unwrap_or_default()
    }

    fn identifier(self) -> &'static LanguageIdentifier {
        match self {
            Self::Es => &SPANISH,
            Self::En => &ENGLISH,
            Self::Ru => &RUSSIAN,
        }
    }

    /// The text of `key`. Keys are literal at the call, so that a test can find them.
    #[must_use]
    pub fn t(self, key: &str) -> String {
        TEXTS.lookup(self.identifier(), key)
    }

    /// The text of `key` with named values. Numbers choose plural forms.
    #[must_use]
    pub fn args(self, key: &str, args: &[(&'static str, FluentValue<'static>)]) -> String {
        let map: HashMap<Cow<'static, str>, FluentValue<'static>> = args
            .iter()
            .map(|(name, value)| (Cow::Borrowed(*name), value.clone()))
            .collect();
        TEXTS.lookup_with_args(self.identifier(), key, &map)
    }

    /// The text of `key` with one named text.
    #[must_use]
    pub fn t1(self, key: &str, name: &'static str, value: &str) -> String {
        self.args(key, &[(name, value.to_owned().into())])
    }

    /// The text of `key` with a count as `$count`, which chooses the plural form.
    #[must_use]
    pub fn n(self, key: &str, count: i64) -> String {
        self.args(key, &[("count", count.into())])
    }

    /// A whole number with its thousands apart: a comma, in Russian a space that does not break.
    #[must_use]
    pub fn number(self, number: i64) -> String {
        let mark = match self {
            Self::Es | Self::En => ',',
            Self::Ru => '\u{a0}',
        };
        let digits = number.unsigned_abs().to_string();
        let mut text = String::from(if number < 0 { "-" } else { "" });
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(mark);
            }
            text.push(digit);
        }
        text
    }

    /// The text of `key`, if there is one.
    #[must_use]
    pub fn try_t(self, key: &str) -> Option<String> {
        TEXTS.try_lookup(self.identifier(), key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_best_known_language_wins() {
        assert_eq!(Locale::negotiate("en-GB,en;q=0.9,es;q=0.8"), Locale::En);
        assert_eq!(Locale::negotiate("de, es;q=0.5, en;q=0.2"), Locale::Es);
        assert_eq!(Locale::negotiate("en;q=0, de"), Locale::Es);
        assert_eq!(Locale::negotiate(""), Locale::Es);
        assert_eq!(Locale::negotiate("ru-RU,ru;q=0.9,en;q=0.8"), Locale::Ru);
        assert_eq!(Locale::negotiate("uk,RU;q=0.3,en;q=0.1"), Locale::Ru);
    }

    #[test]
    fn thousands_stand_apart() {
        let told = [0, 999, 1000, 10_000, -1_234_567].map(|number| Locale::Es.number(number));
        assert_eq!(told, ["0", "999", "1,000", "10,000", "-1,234,567"]);
        assert_eq!(Locale::Ru.number(-1_234_567), "-1\u{a0}234\u{a0}567");
        let counted = Locale::ALL.map(|locale| locale.n("sync-backlog-payments", 2_112));
        let wanted = [
            "pagos de 2,112 facturas",
            "payments of 2,112 invoices",
            "оплаты 2\u{a0}112 счетов",
        ];
        assert_eq!(counted, wanted);
    }

    #[test]
    fn russian_counts_by_the_last_digit_and_the_teens() {
        let told = [1, 2, 5, 11, 14, 21, 22, 25, 101, 111, 0].map(|n| Locale::Ru.n("list-days", n));
        let wanted = [
            "1 день",
            "2 дня",
            "5 дней",
            "11 дней",
            "14 дней",
            "21 день",
            "22 дня",
            "25 дней",
            "101 день",
            "111 дней",
            "0 дней",
        ];
        assert_eq!(told, wanted);
        let ends = |days: i64| {
            let facts = [("count", days.into()), ("name", "Ольга".into())];
            Locale::Ru.args("home-key-ends", &facts)
        };
        assert_eq!(ends(21).matches("21 день").count(), 1);
        assert!(ends(1).contains("завтра"));
        assert!(ends(0).contains("сегодня"));
    }
}
