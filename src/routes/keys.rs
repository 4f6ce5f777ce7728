//! Integration keys, and what the ERP calls.

use crate::access::Table;

/// Integration keys, and what the ERP calls.
pub(super) fn routes(_table: &mut Table) {}
