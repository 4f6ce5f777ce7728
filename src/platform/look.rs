//! What the parts in `templates/ui/` and the layouts ask of a page.

use super::i18n::Locale;
use super::page::{Page, Viewer};
use super::values::{Currency, Money};

/// A stretch of a bar, in thousandths of its length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which value it stands for, from 0.
    pub band: usize,
    /// Where it begins.
    pub start: i64,
    /// How long it is.
    pub width: i64,
}

impl Page {
    /// The stretches of a bar for these amounts. Amounts below zero take no room, others at least a sliver.
    #[must_use]
    pub fn bar(&self, amounts: impl AsRef<[i64]>) -> Vec<Part> {
        parts(amounts.as_ref())
    }

    /// The five bands of an ageing with their amounts, as one sentence.
    #[must_use]
    pub fn ageing_text(&self, bands: &[i64; 5], currency: &Currency) -> String {
        let spoken: Vec<String> = self
            .ageing_legend(bands, currency)
            .into_iter()
            .filter(|(band, _, _)| bands.get(*band).is_some_and(|amount| *amount != 0))
            .map(|(_, label, amount)| format!("{label}: {amount}"))
            .collect();
        if spoken.is_empty() {
            self.t("ui-ageing-nothing")
        } else {
            spoken.join("; ")
        }
    }

    /// Band, its name, its amount; from not due to oldest.
    #[must_use]
    pub fn ageing_legend(
        &self,
        bands: &[i64; 5],
        currency: &Currency,
    ) -> Vec<(usize, String, String)> {
        let labels = [
            self.t("ui-ageing-not-due"),
            self.t("ui-ageing-1-30"),
            self.t("ui-ageing-31-60"),
            self.t("ui-ageing-61-90"),
            self.t("ui-ageing-91"),
        ];
        labels
            .into_iter()
            .zip(bands)
            .enumerate()
            .map(|(band, (label, amount))| {
                (band, label, self.money(&Money::new(*amount, *currency)))
            })
            .collect()
    }

    /// Minor units of a currency, as the locale writes them.
    #[must_use]
    pub fn amount(&self, minor: i64, currency: Currency) -> String {
        self.money(&Money::new(minor, currency))
    }

    /// The page is exactly here.
    #[must_use]
    pub fn at(&self, href: impl AsRef<str>) -> bool {
        self.path == href.as_ref()
    }

    /// The page is here or below.
    #[must_use]
    pub fn under(&self, href: impl AsRef<str>) -> bool {
        self.path
            .strip_prefix(href.as_ref())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The page is one of the operator's.
    #[must_use]
    pub fn operates(&self) -> bool {
        let operator = self.viewer.as_ref().is_some_and(|viewer| viewer.operator);
        operator && self.under("/operator")
    }

    /// Address of a room of the page's company: `/manager/{slug}` and `rest`.
    #[must_use]
    pub fn company_path(&self, rest: &str) -> String {
        let slug = self
            .company
            .as_ref()
            .map_or("", |company| company.slug.as_str());
        format!("/manager/{slug}{rest}")
    }

    /// Every language one may choose.
    #[must_use]
    pub const fn locales(&self) -> [Locale; 3] {
        Locale::ALL
    }

    /// Every tone: its `data-tone` value and its name.
    #[must_use]
    pub fn tones(&self) -> [(&'static str, String); 12] {
        tones(self.locale)
    }
}

/// Every tone: its `data-tone` value and its name in a language.
#[must_use]
pub fn tones(locale: Locale) -> [(&'static str, String); 12] {
    [
        ("petrol", locale.t("ui-tone-petrol")),
        ("indigo", locale.t("ui-tone-indigo")),
        ("blue", locale.t("ui-tone-blue")),
        ("teal", locale.t("ui-tone-teal")),
        ("green", locale.t("ui-tone-green")),
        ("olive", locale.t("ui-tone-olive")),
        ("amber", locale.t("ui-tone-amber")),
        ("terracotta", locale.t("ui-tone-terracotta")),
        ("red", locale.t("ui-tone-red")),
        ("magenta", locale.t("ui-tone-magenta")),
        ("violet", locale.t("ui-tone-violet")),
        ("graphite", locale.t("ui-tone-graphite")),
    ]
}

impl Viewer {
    /// Up to two letters that stand for the person.
    #[must_use]
    pub fn initials(&self) -> String {
        initials(&self.name)
    }
}

/// The first letters of the first two words, in capitals.
#[must_use]
pub fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()))
        .take(2)
        .flat_map(char::to_uppercase)
        .collect()
}

fn parts(amounts: &[i64]) -> Vec<Part> {
    const LENGTH: i128 = 1000;
    const SLIVER: i128 = 8;
    let total: i128 = amounts
        .iter()
        .map(|amount| i128::from((*amount).max(0)))
        .sum();
    if total == 0 {
        return Vec::new();
    }
    let wanted: Vec<(usize, i128)> = amounts
        .iter()
        .enumerate()
        .filter(|(_, amount)| **amount > 0)
        .map(|(band, amount)| (band, (i128::from(*amount) * LENGTH / total).max(SLIVER)))
        .collect();
    let sum: i128 = wanted.iter().map(|(_, width)| width).sum();
    let mut reached = 0;
    wanted
        .into_iter()
        .map(|(band, width)| {
            let start = reached * LENGTH / sum;
            reached += width;
            let width = reached * LENGTH / sum - start;
            Part {
                band,
                start: narrow(start),
                width: narrow(width),
            }
        })
        .collect()
}

fn narrow(thousandths: i128) -> i64 {
    i64::try_from(thousandths).unwrap_or(0)
}

#[cfg(test)]
pub(crate) mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]
    use proptest::prelude::*;

    use super::*;
    use crate::platform::tone::TONES;

    pub(crate) fn page(path: &str) -> Page {
        Page {
            locale: Locale::Es,
            title: String::new(),
            which: String::new(),
            path: path.to_owned(),
            viewer: None,
            company: None,
            flash: None,
            banners: Vec::new(),
            zone: chrono_tz::America::Mexico_City,
            demo: false,
        }
    }

    #[test]
    fn the_current_place_is_whole_segments() {
        let page = page("/manager/paramo/credit/schedules");
        assert!(page.under("/manager/paramo/credit"));
        assert!(!page.under("/manager/paramo/cred"));
        assert!(page.at("/manager/paramo/credit/schedules") && !page.at("/manager/paramo/credit"));
    }

    #[test]
    fn nothing_owed_is_an_empty_bar_and_a_credit_takes_no_room() {
        assert!(parts(&[0, 0, 0]).is_empty());
        assert_eq!(
            parts(&[-5, 10, 0]),
            [Part {
                band: 1,
                start: 0,
                width: 1000
            }]
        );
    }

    #[test]
    fn an_ageing_is_told_in_words_even_when_nothing_is_open() {
        let page = page("/");
        let text = page.ageing_text(&[0, 0, 500, 0, 0], &Currency::MXN);
        assert!(
            text.starts_with("31–60 días: ") && !text.contains(';'),
            "{text}"
        );
        assert_eq!(page.ageing_text(&[0; 5], &Currency::MXN), "Sin saldo");
    }

    #[test]
    fn every_tone_has_its_name_in_every_language() {
        for locale in Locale::ALL {
            let page = Page {
                locale,
                ..page("/")
            };
            for ((name, label), tone) in page.tones().iter().zip(TONES) {
                assert_eq!(*name, tone.name);
                assert!(!label.contains("ui-tone"), "{label}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_bar_is_filled_from_end_to_end(amounts in prop::collection::vec(-1_000_000_i64..i64::MAX / 8, 1..6)) {
            let parts = parts(&amounts);
            let positive = amounts.iter().filter(|amount| **amount > 0).count();
            prop_assert_eq!(parts.len(), positive);
            if positive > 0 {
                prop_assert_eq!(parts.iter().map(|part| part.width).sum::<i64>(), 1000);
                prop_assert!(parts.iter().all(|part| part.width >= 4));
            }
        }
    }
}
