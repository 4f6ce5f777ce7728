//! What several pages of the console show alike.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use crate::domain::companies::{CompanyState, Overview};
use crate::platform::civil;
use crate::platform::i18n::Locale;

/// Days before a key runs out from which one is warned.
pub const KEY_WARNING_DAYS: i64 = 30;

/// How long the key of the ERP user `name` still lasts, in the days of `zone`.
pub fn key_warning(
    locale: Locale,
    name: &str,
    (ends, zone): (DateTime<Utc>, Tz),
    now: DateTime<Utc>,
) -> String {
    if ends <= now {
        return locale.t1("home-key-ended", "name", name);
    }
    let days = civil::days_until(zone, ends, now);
    let facts = &[("name", name.to_owned().into()), ("count", days.into())];
    locale.args("home-key-ends", facts)
}

/// A state with its word, for `pill::pill`.
#[derive(Clone, Debug)]
pub struct Pill {
    /// Look.
    pub state: &'static str,
    /// Word.
    pub label: String,
}

/// How a company stands, the gravest first.
pub fn pills(locale: Locale, seen: &Overview) -> Vec<Pill> {
    let company = &seen.company;
    let mut pills = Vec::new();
    if !seen.subscribed {
        pills.push(not_in_force(locale, seen.has_subscription));
    }
    if company.paused_at.is_some() {
        pills.push(Pill {
            state: "held",
            label: locale.t("home-state-paused"),
        });
    }
    match (company.state(), &seen.trouble) {
        (CompanyState::KeyFailing, _) => pills.push(Pill {
            state: "overdue",
            label: locale.t("home-state-key-failing"),
        }),
        (_, Some(_)) => pills.push(Pill {
            state: "overdue",
            label: locale.t("home-state-sync-failed"),
        }),
        (CompanyState::Synchronising, None) => pills.push(Pill {
            state: "active",
            label: company.state().words(locale),
        }),
        (CompanyState::Active, None) if seen.subscribed => pills.push(Pill {
            state: "settled",
            label: company.state().words(locale),
        }),
        (CompanyState::Active, None) => {}
    }
    pills
}

/// A company whose subscription has lapsed, or which has none.
pub fn not_in_force(locale: Locale, has_subscription: bool) -> Pill {
    match has_subscription {
        true => Pill {
            state: "overdue",
            label: locale.t("home-state-lapsed"),
        },
        false => Pill {
            state: "",
            label: locale.t("plans-state-none"),
        },
    }
}

/// A moment as people at the company say it.
#[derive(Clone, Debug)]
pub struct Moment {
    /// For the `datetime` attribute.
    pub machine: String,
    /// `dd/mm/aaaa hh:mm` in the company's zone.
    pub text: String,
    /// How long ago.
    pub ago: String,
}

impl Moment {
    /// `at`, seen from `now` in `zone`.
    pub fn new(locale: Locale, at: DateTime<Utc>, now: DateTime<Utc>, zone: Tz) -> Self {
        Self {
            machine: at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
            text: civil::moment(at, zone),
            ago: ago(locale, at, now),
        }
    }

    /// The moment up to which a company's data are complete.
    pub fn of_data(locale: Locale, seen: &Overview, now: DateTime<Utc>) -> Option<Self> {
        let company = &seen.company;
        let at = company.last_good_sync_at?.and_utc();
        Some(Self::new(locale, at, now, company.zone()))
    }
}

/// How long before `now` it was, in the largest unit.
pub fn ago(locale: Locale, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let minutes = (now - at).num_minutes().max(0);
    match minutes {
        0 => locale.t("home-ago-now"),
        1..60 => locale.n("home-ago-minutes", minutes),
        60..2880 => locale.n("home-ago-hours", minutes / 60),
        _ => locale.n("home-ago-days", minutes / 1440),
    }
}

/// How long something took, in the largest two units.
pub fn took(locale: Locale, seconds: i64) -> String {
    let all = seconds.max(0);
    let hours = ("hours", (all / 3600).into());
    let minutes = ("minutes", (all % 3600 / 60).into());
    let seconds = ("seconds", (all % 60).into());
    match all {
        0..60 => locale.args("home-took-seconds", &[seconds]),
        60..3600 => locale.args("home-took-minutes", &[minutes, seconds]),
        _ => locale.args("home-took-hours", &[hours, minutes]),
    }
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::*;

    #[test]
    fn ages_are_told_in_the_unit_that_fits() {
        let now = Utc::now();
        let told = |minutes| ago(Locale::Es, now - Duration::minutes(minutes), now);
        assert_eq!(told(0), "hace un momento");
        assert_eq!(told(1), "hace 1 minuto");
        assert_eq!(told(59), "hace 59 minutos");
        assert_eq!(told(60), "hace 1 hora");
        assert_eq!(told(2880), "hace 2 días");
        assert_eq!(told(-5), "hace un momento");
    }

    #[test]
    fn durations_are_short() {
        assert_eq!(took(Locale::Es, -1), "0 s");
        assert_eq!(took(Locale::Es, 59), "59 s");
        assert_eq!(took(Locale::Es, 61), "1 min 1 s");
        assert_eq!(took(Locale::Es, 3660), "1 h 1 min");
        assert_eq!(took(Locale::Ru, 3660), "1 ч 1 мин");
    }
}
