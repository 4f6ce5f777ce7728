//! Who runs this installation, and metrics for machines.

use crate::access::Table;

/// Who runs this installation, and metrics for machines.
pub(super) fn routes(_table: &mut Table) {}
