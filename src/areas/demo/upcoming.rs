//! What the demo's pages know of the business clock.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use diesel::prelude::*;

use crate::access::Anyone;
use crate::domain::demo::{Upcoming, upcoming};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::schema::companies;
use crate::platform::db::{Conn, DbResult};
use crate::platform::page::Page;

/// The business clock and what it leads to.
pub(super) struct Dial {
    pub business: DateTime<Utc>,
    pub wall: DateTime<Utc>,
    pub upcoming: Vec<Upcoming>,
}

/// Reads the clock.
pub(super) async fn dial(visitor: &Anyone) -> Result<Dial, AppError> {
    let read: DbResult<_> = visitor
        .db()
        .read(|conn| Ok((clock::business(conn)?, upcoming(conn)?)))
        .await;
    let (business, upcoming) = read?;
    Ok(Dial {
        business,
        wall: clock::wall(),
        upcoming,
    })
}

/// A page named by `key`, in the zone of the first company.
pub(super) async fn zoned(visitor: &Anyone, key: &str) -> Result<Page, AppError> {
    let zone = visitor.db().read(zone).await?;
    let mut page = visitor.page(visitor.locale().t(key));
    page.zone = zone;
    Ok(page)
}

/// The zone of the company that was registered first, else Mexico City's.
fn zone(conn: &mut Conn) -> DbResult<Tz> {
    let name: Option<String> = companies::table
        .order((companies::created_at, companies::id))
        .select(companies::time_zone)
        .first(conn)
        .optional()?;
    let zone = name.and_then(|name| name.parse().ok());
    Ok(zone.unwrap_or(Tz::America__Mexico_City))
}
