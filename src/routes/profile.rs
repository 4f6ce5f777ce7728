//! My account.

use crate::access::Table;

/// My account.
pub(super) fn routes(_table: &mut Table) {}
