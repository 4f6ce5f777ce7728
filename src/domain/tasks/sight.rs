//! Who sees which tasks.
//!
//! | viewer | sees |
//! | --- | --- |
//! | administrator of the company; operator | all of that scope |
//! | member | those assigned to them, those they wrote or gave to others, and those that nobody has yet and anyone may take |

use diesel::prelude::*;
use diesel::sql_types::{Bool, Nullable};

use super::{Scope, TaskKind};
use crate::domain::memberships::Role;
use crate::platform::db::MultiBackend;
use crate::platform::db::schema::tasks;
use crate::platform::values::ids::UserId;

/// A query on tasks that takes more conditions.
pub(super) type Query<'a> = tasks::BoxedQuery<'a, MultiBackend>;
/// A condition on tasks.
type Condition = Box<dyn BoxableExpression<tasks::table, MultiBackend, SqlType = Nullable<Bool>>>;

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
        match self {
            Self::All => of_scope(scope),
            Self::Member(user) => {
                let seen = for_member(user).or(tasks::given_by.eq(user.clone()));
                of_scope(scope).filter(seen)
            }
        }
    }

    /// Of them, those that the viewer could do: not what a member gave to others.
    pub(super) fn doable<'a>(&self, scope: Scope<'_>) -> Query<'a> {
        match self {
            Self::All => of_scope(scope),
            Self::Member(user) => of_scope(scope).filter(for_member(user)),
        }
    }
}

fn of_scope<'a>(scope: Scope<'_>) -> Query<'a> {
    tasks::table
        .filter(tasks::scope.eq(scope.code().to_owned()))
        .into_boxed()
}

/// Assigned to this member, or anyone's.
fn for_member(user: &UserId) -> Condition {
    let kinds = Sight::OPEN_TO_ALL.map(TaskKind::code);
    let anyones = tasks::assignee_id.is_null().and(tasks::kind.eq_any(kinds));
    Box::new(tasks::assignee_id.eq(user.clone()).or(anyones.nullable()))
}
