//! Tasks of a company.

use crate::access::Table;

/// Tasks of a company.
pub(super) fn routes(_table: &mut Table) {}
