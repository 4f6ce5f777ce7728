//! Team, invitations, users and permissions.

use crate::access::Table;

/// Team, invitations, users and permissions.
pub(super) fn routes(_table: &mut Table) {}
