//! What the pages about keys show alike.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use crate::access::Member;
use crate::areas::console::view::{Moment, Pill};
use crate::domain::hooks::KeyLag;
use crate::domain::integration_keys::{ErpUserView, KeyView};
use crate::platform::civil;
use crate::platform::i18n::Locale;

/// Days before the end of a key from which one is warned, the gravest last.
const SOON: i64 = 30;
const VERY_SOON: i64 = 7;

/// A key in the list.
pub struct KeyRow {
    /// The key's id, for addresses.
    pub id: String,
    /// The ERP user.
    pub name: String,
    /// Name at sign-in and the end of the key.
    pub about: String,
    /// An administrator of the ERP.
    pub administrator: bool,
    /// Who registered it; empty when the account is gone.
    pub registered_by: String,
    /// When.
    pub registered: Moment,
    /// The day on which it ends, or that it does not say.
    pub ends: String,
    /// How soon that is; no label when it is far.
    pub warning: Pill,
    /// Whether the ERP takes it.
    pub health: Pill,
    /// Real time.
    pub real_time: Lag,
    /// When a synchronisation last used it.
    pub synced: Option<Moment>,
}

/// Real time of a key.
pub struct Lag {
    /// The ERP user.
    pub name: String,
    /// How it stands.
    pub pill: Pill,
    /// When the ERP last called.
    pub event: Option<Moment>,
    /// How long the last thing took; empty before the first.
    pub lag: String,
    /// Hints that wait.
    pub waiting: i64,
}

/// An ERP user without a key.
pub struct UserRow {
    /// Full name.
    pub name: String,
    /// Name at sign-in.
    pub username: String,
    /// Job.
    pub job: String,
}

impl From<ErpUserView> for UserRow {
    fn from(user: ErpUserView) -> Self {
        Self {
            name: user.full_name,
            username: user.username,
            job: user.job_position,
        }
    }
}

impl KeyRow {
    /// A key as `viewer` sees it. `registered_by` is a name.
    pub fn new(
        viewer: &Member,
        key: &KeyView,
        (registered_by, lag): (String, &KeyLag),
        now: DateTime<Utc>,
    ) -> Self {
        let (locale, zone) = (viewer.locale(), viewer.company().zone());
        let moment = |at: chrono::NaiveDateTime| Moment::new(locale, at.and_utc(), now, zone);
        Self {
            id: key.id.to_string(),
            name: key.erp_name.clone(),
            about: format!("{} ·\u{a0}••••\u{a0}{}", key.erp_username, key.last_four),
            administrator: key.administrator,
            registered_by,
            registered: moment(key.registered_at),
            ends: key.expires_at.map_or_else(
                || locale.t("keys-endless"),
                |at| {
                    let day = at.and_utc().with_timezone(&zone);
                    day.format("%d/%m/%Y").to_string()
                },
            ),
            warning: warning(locale, zone, key, now),
            health: health(locale, key, now),
            real_time: Lag::new(viewer, lag, now),
            synced: key.last_used_at.map(moment),
        }
    }
}

impl Lag {
    /// The real time of a key as `viewer` sees it.
    pub fn new(viewer: &Member, lag: &KeyLag, now: DateTime<Utc>) -> Self {
        let (locale, zone) = (viewer.locale(), viewer.company().zone());
        Self {
            name: lag.erp_name.clone(),
            pill: real_time(locale, lag, now),
            event: lag
                .last_event_at
                .map(|at| Moment::new(locale, at.and_utc(), now, zone)),
            lag: lag
                .last_lag_ms
                .map_or_else(String::new, |ms| seconds(locale, ms)),
            waiting: lag.waiting,
        }
    }
}

/// How soon a key ends.
fn warning(locale: Locale, zone: Tz, key: &KeyView, now: DateTime<Utc>) -> Pill {
    let none = Pill {
        state: "",
        label: String::new(),
    };
    let Some(ends) = key.expires_at.map(|at| at.and_utc()) else {
        return none;
    };
    let days = civil::days_until(zone, ends, now);
    match days {
        _ if ends <= now => Pill {
            state: "overdue",
            label: locale.t("keys-ended"),
        },
        0..=VERY_SOON => Pill {
            state: "overdue",
            label: locale.n("keys-ends-in", days),
        },
        _ if days <= SOON => Pill {
            state: "soon",
            label: locale.n("keys-ends-in", days),
        },
        _ => none,
    }
}

/// Whether the ERP takes a key.
fn health(locale: Locale, key: &KeyView, now: DateTime<Utc>) -> Pill {
    if key.works(now) {
        Pill {
            state: "settled",
            label: locale.t("keys-health-good"),
        }
    } else {
        Pill {
            state: "overdue",
            label: locale.t("keys-health-failing"),
        }
    }
}

fn real_time(locale: Locale, lag: &KeyLag, now: DateTime<Utc>) -> Pill {
    match lag.state.as_str() {
        _ if lag.is_stopped(now) => Pill {
            state: "overdue",
            label: locale.t("keys-real-time-stopped"),
        },
        "active" => Pill {
            state: "settled",
            label: locale.t("keys-real-time-active"),
        },
        "failed" => Pill {
            state: "soon",
            label: locale.t("keys-real-time-failed"),
        },
        _ => Pill {
            state: "",
            label: locale.t("keys-real-time-none"),
        },
    }
}

/// A short time in the unit that fits.
fn seconds(locale: Locale, ms: i64) -> String {
    let point = if locale == Locale::Ru { ',' } else { '.' };
    let told = |time: String| locale.t1("keys-lag-seconds", "time", &time);
    match ms {
        ..100 => told(format!("< 0{point}1")),
        100..10_000 => told(format!("{}{point}{}", ms / 1000, ms % 1000 / 100)),
        10_000..120_000 => told((ms / 1000).to_string()),
        120_000..7_200_000 => locale.t1("keys-lag-minutes", "time", &(ms / 60_000).to_string()),
        _ => locale.t1("keys-lag-hours", "time", &(ms / 3_600_000).to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lags_are_told_in_the_unit_that_fits() {
        let told = [
            0, 99, 100, 1_250, 9_999, 10_000, 119_999, 120_000, 7_200_000,
        ]
        .map(|ms| seconds(Locale::Es, ms));
        let expected = [
            "< 0.1 s", "< 0.1 s", "0.1 s", "1.2 s", "9.9 s", "10 s", "119 s", "2 min", "2 h",
        ];
        assert_eq!(told, expected);
        assert_eq!(seconds(Locale::Ru, 1_250), "1,2 с");
    }
}
