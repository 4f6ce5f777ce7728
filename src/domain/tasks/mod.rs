//! Tasks (*tareas*): things that wait for a person. Every area opens them by one function; a task
//! closes itself when the thing is done elsewhere.

mod assign;
mod close;
mod finish;
mod kind;
mod list;
mod open;
mod pending;
mod sight;
mod write;

use crate::platform::values::ids::CompanyId;

pub use assign::{Assigned, assign, assignable, unassign_all};
pub use close::close;
pub use finish::{finish, reopen};
pub use kind::TaskKind;
pub use list::{By, Tab, Task, Wanted, find, first, list};
pub use open::{NewTask, is_open, open, remind};
pub use pending::{Tally, pending, tally};
pub use sight::Sight;
pub use write::{LONGEST, Written, write};

/// How a task was closed that a person closed.
const BY_HAND: &str = "hand";

/// Whose tasks: a company's, or the operator's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope<'a> {
    /// Those of a company.
    Company(&'a CompanyId),
    /// Those of who runs this installation.
    Operator,
}

impl<'a> Scope<'a> {
    /// Those of a company, or without one the operator's.
    #[must_use]
    pub const fn of(company: Option<&'a CompanyId>) -> Self {
        match company {
            Some(id) => Self::Company(id),
            None => Self::Operator,
        }
    }

    /// The company.
    #[must_use]
    pub const fn company(&self) -> Option<&'a CompanyId> {
        match self {
            Self::Company(id) => Some(id),
            Self::Operator => None,
        }
    }

    /// How the database writes it.
    #[must_use]
    pub fn code(&self) -> &'a str {
        match self {
            Self::Company(id) => id.as_str(),
            Self::Operator => "operator",
        }
    }
}
