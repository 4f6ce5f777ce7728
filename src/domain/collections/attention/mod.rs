//! What waits for a person: mails that failed or whose fate nobody knows, occurrences that were
//! missed, addresses that were refused.

mod banners;
mod missed;
mod refused;
mod unsettled;

use diesel::prelude::*;

use crate::platform::db::schema::{occurrences, outbox};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::CompanyId;

pub use banners::{Concern, banners};
pub use missed::{Decided, Missed, decide, missed};
pub use refused::{Refused, refused};
pub use unsettled::{Settled, Tally, Unsettled, settle, tally, unsettled};

/// How much waits for a person. A mail that was treated as sent or goes out again does not.
///
/// # Errors
/// The database's.
pub fn count(conn: &mut Conn, company: &CompanyId) -> DbResult<i64> {
    let mails: i64 = outbox::table
        .filter(outbox::company_id.eq(company.as_str()))
        .filter(outbox::state.eq_any(["failed", "unknown"]))
        .count()
        .get_result(conn)?;
    let missed: i64 = occurrences::table
        .filter(occurrences::company_id.eq(company))
        .filter(occurrences::state.eq("missed"))
        .count()
        .get_result(conn)?;
    Ok(mails + missed)
}
