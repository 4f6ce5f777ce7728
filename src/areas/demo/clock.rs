//! The business clock, moved by hand.

use actix_web::web::Form;
use askama::Template;
use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use serde::Deserialize;

use super::open;
use super::upcoming::{Dial, dial, zoned};
use crate::access::Anyone;
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::collections::tick;
use crate::domain::demo::{Upcoming, next_jump};
use crate::error::AppError;
use crate::platform::db::DbResult;
use crate::platform::i18n::Locale;
use crate::platform::page::{Mood, Page};
use crate::platform::{civil, clock};

const HERE: &str = "/demo/clock";
/// Farthest step, hours.
const LONGEST_STEP: i64 = 24 * 31;

/// A step forward.
#[derive(Deserialize)]
pub struct Step {
    #[serde(default)]
    hours: i64,
}

/// A moment in the first company's zone.
#[derive(Default, Deserialize)]
pub struct Moment {
    #[serde(default)]
    date: String,
    #[serde(default)]
    time: String,
}

#[derive(Template)]
#[template(path = "demo/clock.html")]
struct ClockPage {
    page: Page,
    dial: Dial,
    ahead: String,
    typed: Moment,
    error: String,
    errors: Vec<(String, String)>,
}

/// GET /demo/clock
///
/// # Errors
/// 404 outside the demo; the database's.
pub async fn show(visitor: Anyone) -> Answer {
    open(&visitor)?;
    html(&clock_page(&visitor, None).await?)
}

/// POST /demo/clock: to a date and a time.
///
/// # Errors
/// 404 outside the demo; the database's.
pub async fn update(visitor: Anyone, form: Form<Moment>) -> Answer {
    open(&visitor)?;
    let page = zoned(&visitor, "demo-clock").await?;
    let typed = form.into_inner();
    match instant(&typed, page.zone) {
        Some(to) => moved(&visitor, to).await,
        None => unprocessable(&clock_page(&visitor, Some(typed)).await?),
    }
}

/// POST /demo/clock/occurrences: **Ir al próximo envío**.
///
/// # Errors
/// 404 outside the demo; the database's.
pub async fn forward(visitor: Anyone) -> Answer {
    open(&visitor)?;
    let dial = dial(&visitor).await?;
    match next_jump(&dial.upcoming, dial.business) {
        Some(to) => moved(&visitor, to).await,
        None => {
            let locale = visitor.locale();
            visitor.flash(Mood::Info, locale.t("demo-clock-nothing"));
            see_other(HERE)
        }
    }
}

/// POST /demo/clock/steps: so many hours on.
///
/// # Errors
/// 404 outside the demo; the database's.
pub async fn step(visitor: Anyone, form: Form<Step>) -> Answer {
    open(&visitor)?;
    let hours = form.hours.clamp(0, LONGEST_STEP);
    let dial = dial(&visitor).await?;
    moved(&visitor, dial.business + Duration::hours(hours)).await
}

/// POST /demo/clock/real: back to the machine's time.
///
/// # Errors
/// 404 outside the demo; the database's.
pub async fn reset(visitor: Anyone) -> Answer {
    open(&visitor)?;
    // The clock is set to the next whole second, so this makes the offset zero.
    moved(&visitor, clock::wall() - Duration::seconds(1)).await
}

/// Sets the clock, plans what is due at once, and says so.
async fn moved(visitor: &Anyone, to: DateTime<Utc>) -> Answer {
    let set: DbResult<bool> = visitor
        .db()
        .write(move |conn| clock::set_business(conn, to))
        .await;
    if !set? {
        return Err(AppError::NotFound);
    }
    tick::tick(visitor.services(), None).await?;
    let page = zoned(visitor, "demo-clock").await?;
    let business = visitor.db().read(clock::business).await?;
    let text = page.t1("demo-clock-moved", "at", page.moment(&business));
    visitor.flash(Mood::Good, text);
    see_other(HERE)
}

async fn clock_page(visitor: &Anyone, refused: Option<Moment>) -> Result<ClockPage, AppError> {
    let page = zoned(visitor, "demo-clock").await?;
    let dial = dial(visitor).await?;
    let error = match refused {
        Some(_) => page.t("demo-clock-invalid"),
        None => String::new(),
    };
    let local = dial.business.with_timezone(&page.zone);
    let typed = refused.unwrap_or_else(|| Moment {
        date: local.format("%Y-%m-%d").to_string(),
        time: local.format("%H:%M").to_string(),
    });
    Ok(ClockPage {
        ahead: ahead(page.locale, dial.business - dial.wall),
        errors: match error.as_str() {
            "" => Vec::new(),
            text => vec![("date".to_owned(), text.to_owned())],
        },
        page,
        dial,
        typed,
        error,
    })
}

fn instant(typed: &Moment, zone: chrono_tz::Tz) -> Option<DateTime<Utc>> {
    let date: NaiveDate = typed.date.trim().parse().ok()?;
    let time = NaiveTime::parse_from_str(typed.time.trim(), "%H:%M").ok()?;
    let years = 2000..2100;
    years
        .contains(&chrono::Datelike::year(&date))
        .then(|| civil::to_utc(zone, NaiveDateTime::new(date, time)))
}

/// How far the clock is from the machine's, in words.
fn ahead(locale: Locale, offset: Duration) -> String {
    let minutes = offset.num_seconds().div_euclid(60);
    if (-1..=0).contains(&minutes) {
        return locale.t("demo-clock-ahead-none");
    }
    let sign = if minutes < 0 { "−" } else { "" };
    let minutes = minutes.abs();
    let (days, hours, minutes) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    let parts = [
        (days, locale.n("demo-clock-ahead-days", days)),
        (hours, locale.n("demo-clock-ahead-hours", hours)),
        (minutes, locale.n("demo-clock-ahead-minutes", minutes)),
    ];
    let spoken: Vec<String> = parts
        .into_iter()
        .filter_map(|(count, words)| (count > 0).then_some(words))
        .collect();
    format!("{sign}{}", spoken.join(", "))
}

impl ClockPage {
    /// The moment at which an occurrence leaves, in its company's zone.
    fn local(&self, one: &Upcoming) -> String {
        let at = one.send_at.with_timezone(&one.zone);
        at.format("%d/%m/%Y %H:%M").to_string()
    }

    /// The moment that the schedule has, in its company's zone.
    fn planned(&self, one: &Upcoming) -> String {
        let at = one.planned_at.with_timezone(&one.zone);
        at.format("%d/%m/%Y %H:%M").to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_ahead_is_told_in_words() {
        let told = |seconds| ahead(Locale::Es, Duration::seconds(seconds));
        assert_eq!(told(0), "Ninguno");
        assert_eq!(told(2 * 86_400 + 3600), "2 días, 1 hora");
        assert_eq!(told(60), "1 minuto");
        assert_eq!(told(-86_400), "−1 día");
    }

    #[test]
    fn a_moment_that_does_not_exist_is_refused() {
        let typed = |date: &str, time: &str| Moment {
            date: date.to_owned(),
            time: time.to_owned(),
        };
        let zone = chrono_tz::America::Mexico_City;
        let good = instant(&typed("2026-12-01", "10:00"), zone);
        assert_eq!(
            good.map(|at| at.to_rfc3339()).as_deref(),
            Some("2026-12-01T16:00:00+00:00")
        );
        for (date, time) in [
            ("2026-02-30", "10:00"),
            ("2026-12-01", "25:00"),
            ("", ""),
            ("9999-12-31", "10:00"),
        ] {
            assert_eq!(instant(&typed(date, time), zone), None, "{date} {time}");
        }
    }
}
