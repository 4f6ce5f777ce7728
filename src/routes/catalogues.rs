//! Which catalogues of the ERP are used.

use crate::access::Table;

/// Which catalogues of the ERP are used.
pub(super) fn routes(_table: &mut Table) {}
