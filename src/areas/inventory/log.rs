//! The log of adjustments: who, when, what, before and after, and how it stands.

use actix_web::web::Query;
use askama::Template;
use chrono::{Days, NaiveDate};
use chrono_tz::Tz;
use serde::Deserialize;

use super::words::{self, Row};
use super::{enter, search};
use crate::access::Member;
use crate::areas::{Answer, html};
use crate::domain::stock::look_up;
use crate::domain::stock_adjustments::{self, PAGE, Wanted};
use crate::platform::civil;
use crate::platform::db::DbResult;
use crate::platform::page::Page;

/// What is wanted of the log, as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Look {
    warehouse: String,
    person: String,
    from: String,
    to: String,
    state: String,
    older: String,
}

#[derive(Template)]
#[template(path = "inventory/log.html")]
struct LogPage {
    page: Page,
    base: String,
    look: Look,
    warehouses: Vec<search::Chip>,
    people: Vec<(String, String)>,
    rows: Vec<Row>,
    export: String,
    first: String,
    next: String,
    narrowed: bool,
}

impl Look {
    /// What it means in a zone; what cannot be read asks for nothing.
    pub(super) fn wanted(&self, zone: Tz) -> Wanted {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let start = |day: NaiveDate| civil::start_of(zone, day);
        Wanted {
            warehouse: some(&self.warehouse),
            person: some(&self.person),
            from: civil::read_day(&self.from).map(start),
            before: civil::read_day(&self.to)
                .and_then(|day| day.checked_add_days(Days::new(1)))
                .map(start),
            unsettled: self.state == "unsettled",
            older_than: some(&self.older),
        }
    }

    fn query(&self, older: &str) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in [
            ("warehouse", self.warehouse.as_str()),
            ("person", &self.person),
            ("from", &self.from),
            ("to", &self.to),
            ("state", &self.state),
            ("older", older),
        ] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        match query.finish() {
            query if query.is_empty() => query,
            query => format!("?{query}"),
        }
    }
}

/// GET /manager/{company}/inventory/log
///
/// # Errors
/// 404 where the extension is not there; the database's.
pub async fn index(member: Member, look: Query<Look>) -> Answer {
    enter(&member)?;
    let look = look.into_inner();
    let (company, wanted) = (
        member.company().id.clone(),
        look.wanted(member.company().zone()),
    );
    let found: DbResult<_> = member
        .db()
        .read(move |conn| {
            Ok((
                stock_adjustments::list(conn, &company, &wanted, PAGE)?,
                look_up::warehouses(conn, &company)?,
                stock_adjustments::people(conn, &company)?,
            ))
        })
        .await;
    let (listing, warehouses, people) = found?;
    let base = member.path_to("/inventory");
    let page = member.page(member.locale().t("inventory-log-title"));
    let log = format!("{base}/log");
    html(&LogPage {
        warehouses: search::chips(&warehouses, &look.warehouse),
        people,
        rows: words::rows(&page, &base, listing.lines),
        export: format!("{base}/log.csv{}", look.query("")),
        first: if look.older.is_empty() {
            String::new()
        } else {
            format!("{log}{}", look.query(""))
        },
        next: listing
            .next
            .map_or_else(String::new, |id| format!("{log}{}", look.query(&id))),
        narrowed: !look.query("").is_empty(),
        look,
        base,
        page,
    })
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};
    use chrono_tz::America;

    use super::*;

    #[test]
    fn a_day_whose_midnight_is_skipped_still_begins() {
        let look = Look {
            from: "2026-09-06".to_owned(),
            to: "2026-09-05".to_owned(),
            ..Look::default()
        };
        let wanted = look.wanted(America::Santiago);
        let begins = "2026-09-06T04:00:00Z".parse::<DateTime<Utc>>().ok();
        assert_eq!((wanted.from, wanted.before), (begins, begins));
    }
}
