//! Taking over the company's registered name and tax id. Its name as people know it is ours.

use diesel::prelude::*;

use super::Counts;
use crate::domain::erp::ErpCompanyProfile;
use crate::platform::db::schema::companies;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::CompanyId;
use crate::platform::values::text::one_line;

/// Writes what differs.
///
/// # Errors
/// The database's.
pub(super) fn save(
    conn: &mut Conn,
    company: &CompanyId,
    profile: &ErpCompanyProfile,
) -> DbResult<Counts> {
    let held: (String, String) = companies::table
        .find(company)
        .select((companies::legal_name, companies::tax_id))
        .first(conn)?;
    let tax_id = one_line(&profile.tax_id);
    let tax_id = if tax_id.is_empty() {
        held.1.clone()
    } else {
        tax_id
    };
    let wanted = (one_line(&profile.legal_name), tax_id);
    if wanted == held {
        return Ok(Counts {
            unchanged: 1,
            ..Counts::default()
        });
    }
    diesel::update(companies::table.find(company))
        .set((
            companies::legal_name.eq(wanted.0),
            companies::tax_id.eq(wanted.1),
        ))
        .execute(conn)?;
    Ok(Counts {
        changed: 1,
        ..Counts::default()
    })
}
