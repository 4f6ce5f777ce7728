//! **Equipo de Trabajo**: inviting people, who belongs to the company, and what became of
//! invitations.

mod index;
pub mod invitations;
pub mod members;
mod words;

pub use index::{create, index};
pub(super) use words::{Pill, role, role_pill};
