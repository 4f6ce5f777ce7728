//! Synchronising a company with its ERP.

use crate::platform::db::{Conn, DbResult};
use crate::platform::jobs::{self, NewJob};
use crate::platform::values::ids::{CompanyId, JobId};

/// Puts a sync of a company in the queue, unless one is there already.
///
/// # Errors
/// The database's.
pub fn request(conn: &mut Conn, company: &CompanyId) -> DbResult<JobId> {
    let key = format!("sync:{company}");
    let job = NewJob {
        kind: "sync",
        company: Some(company),
        unique_key: &key,
        payload: "{}",
    };
    jobs::enqueue(conn, &job, crate::platform::clock::wall())
}
