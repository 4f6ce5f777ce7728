//! What every page knows: language, viewer, where one is, what just happened.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::civil;
use super::i18n::Locale;
use super::values::Money;

/// The part that layouts need. Each page struct has one as `page`.
#[derive(Clone, Debug)]
pub struct Page {
    /// Language of the interface.
    pub locale: Locale,
    /// Name of the page, for `<title>` and the heading.
    pub title: String,
    /// Which of several pages of this name it is, for `<title>`; empty where there is one.
    pub which: String,
    /// Path of the request without query, to mark the current place.
    pub path: String,
    /// Who looks, when signed in.
    pub viewer: Option<Viewer>,
    /// The company whose rooms these are.
    pub company: Option<CompanyFace>,
    /// What the last action did, shown once.
    pub flash: Option<Flash>,
    /// What is paused, failing or expiring.
    pub banners: Vec<Banner>,
    /// Civil time zone for moments on the page.
    pub zone: Tz,
    /// The demo shows its bar with the clock and the mail.
    pub demo: bool,
}

/// The signed-in person, as layouts show them.
#[derive(Clone, Debug)]
pub struct Viewer {
    /// Name for the menu.
    pub name: String,
    /// Address for the menu.
    pub email: String,
    /// May see the operator's pages.
    pub operator: bool,
}

/// The company, as layouts show it.
#[derive(Clone, Debug)]
pub struct CompanyFace {
    /// Address part.
    pub slug: String,
    /// Name as people know it.
    pub name: String,
    /// One of the twelve tones, a value of `data-tone`.
    pub tone: String,
    /// Address of the logo, when one was uploaded.
    pub logo: Option<String>,
    /// The viewer is an administrator here.
    pub admin: bool,
    /// Notices waiting for a person: unknown, failed, missed.
    pub attention: i64,
    /// Open tasks of the company.
    pub tasks: i64,
    /// Extensions that are installed and contracted, by their codes.
    pub extensions: Vec<&'static str>,
    /// Every company of the viewer: name, address part; this one included.
    pub companies: Vec<(String, String)>,
}

impl CompanyFace {
    /// Whether an extension can be used here.
    #[must_use]
    pub fn has(&self, extension: &str) -> bool {
        self.extensions.contains(&extension)
    }

    /// Somebody who counts stock rather than runs collections: on a phone stock comes first.
    #[must_use]
    pub fn counts_stock(&self) -> bool {
        !self.admin && self.has("inventory")
    }

    /// Up to two letters that stand for the company where it has no logo.
    #[must_use]
    pub fn initials(&self) -> String {
        super::look::initials(&self.name)
    }
}

/// How a flash or banner is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// It worked.
    Good,
    /// For your information.
    Info,
    /// Look at this.
    Warn,
    /// It failed.
    Bad,
}

impl Mood {
    /// The value of `data-mood`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Info => "info",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }
}

/// A message shown once after a redirect.
#[derive(Clone, Debug)]
pub struct Flash {
    /// How it is meant.
    pub mood: Mood,
    /// The text, in the viewer's language.
    pub text: String,
}

/// A lasting message at the top of a company's pages.
#[derive(Clone, Debug)]
pub struct Banner {
    /// How it is meant.
    pub mood: Mood,
    /// The text, in the viewer's language.
    pub text: String,
    /// Where to do something about it: address and label.
    pub link: Option<(String, String)>,
}

impl Page {
    /// The same page, said to be this one of several with its name: a tab, a schedule, a person.
    #[must_use]
    pub fn which(mut self, which: impl Into<String>) -> Self {
        self.which = which.into();
        self
    }

    /// The text of `key`.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.locale.t(key)
    }

    /// The text of `key` with one named text.
    #[must_use]
    pub fn t1(&self, key: &str, name: &'static str, value: impl ToString) -> String {
        self.locale.t1(key, name, &value.to_string())
    }

    /// The text of `key` for `$count`.
    #[must_use]
    pub fn n(&self, key: &str, count: impl TryInto<i64>) -> String {
        self.locale.n(key, count.try_into().unwrap_or(i64::MAX))
    }

    /// An amount with its currency, as the locale writes it.
    #[must_use]
    pub fn money(&self, money: &Money) -> String {
        money.show(self.locale)
    }

    /// A day as `dd/mm/aaaa`.
    #[must_use]
    pub fn date(&self, date: &NaiveDate) -> String {
        date.format("%d/%m/%Y").to_string()
    }

    /// A moment in the page's zone as `dd/mm/aaaa hh:mm`.
    #[must_use]
    pub fn moment(&self, at: &DateTime<Utc>) -> String {
        civil::moment(*at, self.zone)
    }

    /// A moment for the `datetime` attribute.
    #[must_use]
    pub fn machine(&self, at: &DateTime<Utc>) -> String {
        at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
    }

    /// Address of a file in `static/` under its fingerprint.
    #[must_use]
    pub fn asset(&self, name: &str) -> String {
        super::assets::url(name)
    }
}
