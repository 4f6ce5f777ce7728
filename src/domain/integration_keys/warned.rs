//! Which of the steps before a key's end have been written about.

use diesel::prelude::*;

use crate::platform::db::schema::integration_keys;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::IntegrationKeyId;

/// The step of a key that has run out: after it nothing is told any more.
pub(super) const ENDED: i32 = 0;

/// Whether this step is written about by us: other nodes look at the same moment.
pub(super) fn enter(conn: &mut Conn, key: &IntegrationKeyId, step: i32) -> DbResult<bool> {
    let not_yet = integration_keys::warned_days
        .is_null()
        .or(integration_keys::warned_days.gt(step).assume_not_null());
    let entered = diesel::update(integration_keys::table.find(key).filter(not_yet))
        .set(integration_keys::warned_days.eq(step))
        .execute(conn)?;
    Ok(entered == 1)
}
