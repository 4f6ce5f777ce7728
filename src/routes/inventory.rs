//! Looking up and adjusting stock.

use crate::access::Table;

/// Looking up and adjusting stock.
pub(super) fn routes(_table: &mut Table) {}
