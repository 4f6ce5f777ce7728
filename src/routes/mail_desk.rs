//! Every mail of a company.

use crate::access::Table;

/// Every mail of a company.
pub(super) fn routes(_table: &mut Table) {}
