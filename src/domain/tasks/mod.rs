//! Tasks (*tareas*): things that wait for a person. Every area opens them by one function; a task
//! closes itself when the thing is done elsewhere.

mod close;
mod kind;
mod open;
mod pending;

use crate::platform::values::ids::CompanyId;

pub use close::close;
pub use kind::TaskKind;
pub use open::{NewTask, open};
pub use pending::pending;

/// Whose tasks: a company's, or the operator's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope<'a> {
    /// Those of a company.
    Company(&'a CompanyId),
    /// Those of who runs this installation.
    Operator,
}

impl Scope<'_> {
    /// How the database writes it.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Company(id) => id.as_str(),
            Self::Operator => "operator",
        }
    }
}
