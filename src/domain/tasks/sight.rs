//! Who sees which tasks.
//!
//! | viewer | sees |
//! | --- | --- |
//! | administrator of the company; operator | all of that scope |
//! | member | those assigned to them, and those that nobody has yet and anyone may take |

use diesel::prelude::*;

use super::{Scope, TaskKind};
use crate::domain::memberships::Role;
use crate::platform::db::MultiBackend;
use crate::platform::db::schema::tasks;
use crate::platform::values::ids::UserId;

/// A query on tasks that takes more conditions.
pub(super) type Query<'a> = tasks::BoxedQuery<'a, MultiBackend>;

/// Whose eyes look at the tasks of a scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sight {
    /// An administrator's or the operator's: everything.
    All,
    /// Those of this member.
    Member(UserId),
}

impl Sight {
    /// What somebody with this role in a company sees of its tasks.
    #[must_use]
    pub fn of(role: Role, viewer: &UserId) -> Self {
        match role {
            Role::Admin => Self::All,
            Role::Member => Self::Member(viewer.clone()),
        }
    }

    /// The kinds that any member may take on.
    const OPEN_TO_ALL: [TaskKind; 2] = [TaskKind::Own, TaskKind::StockUnsettled];

    /// The rows of a scope that are seen.
    pub(super) fn rows<'a>(&self, scope: Scope<'_>) -> Query<'a> {
        let rows = tasks::table
            .filter(tasks::scope.eq(scope.code().to_owned()))
            .into_boxed();
        match self {
            Self::All => rows,
            Self::Member(user) => {
                let kinds = Self::OPEN_TO_ALL.map(TaskKind::code);
                let anyones = tasks::assignee_id.is_null().and(tasks::kind.eq_any(kinds));
                rows.filter(tasks::assignee_id.eq(user.clone()).or(anyones.nullable()))
            }
        }
    }
}
