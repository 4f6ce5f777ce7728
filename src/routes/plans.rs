//! Extensions, subscription, promotion, audit of a company.

use crate::access::Table;

/// Extensions, subscription, promotion, audit of a company.
pub(super) fn routes(_table: &mut Table) {}
