//! The company's own words on its documents.

use crate::access::Table;

/// The company's own words on its documents.
pub(super) fn routes(_table: &mut Table) {}
