//! Memberships: who belongs to a company, and as what. A company always keeps an administrator.

mod change;
mod join;
mod leave;
mod list;
mod remove;
mod role;
mod second_factor;

pub use change::{Changed, change_role};
pub use join::join;
pub use leave::{Left, leave};
pub use list::{Member, find, is_member, list};
pub use remove::{Removed, remove, revoke_invitations};
pub use role::Role;
pub use second_factor::demand_second_factor;

use diesel::prelude::*;

use crate::platform::db::schema::{companies, memberships};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{CompanyId, UserId};

/// Makes changes of one company's people wait for each other until the transaction ends.
fn take_turns(conn: &mut Conn, company: &CompanyId) -> DbResult<()> {
    diesel::update(companies::table.find(company))
        .set(companies::state.eq(companies::state))
        .execute(conn)?;
    Ok(())
}

/// Whether somebody with this role has to stay, because nobody else administers the company.
///
/// # Errors
/// The database's.
pub fn is_last_admin(
    conn: &mut Conn,
    company: &CompanyId,
    (user, role): (&UserId, Role),
) -> DbResult<bool> {
    Ok(role == Role::Admin && !has_another_admin(conn, company, user)?)
}

/// Whether the company has an administrator who may enter, beside this person.
fn has_another_admin(conn: &mut Conn, company: &CompanyId, user: &UserId) -> DbResult<bool> {
    use crate::platform::db::schema::users;
    let others = memberships::table
        .inner_join(users::table)
        .filter(memberships::company_id.eq(company))
        .filter(memberships::role.eq(Role::Admin.as_str()))
        .filter(memberships::user_id.ne(user))
        .filter(users::disabled_at.is_null());
    Ok(diesel::select(diesel::dsl::exists(others)).get_result(conn)?)
}
