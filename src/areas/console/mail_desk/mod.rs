//! **Correo enviado**: every mail of the company with what became of it, and whether mail servers
//! believe its sender.

mod index;
mod settle;
pub mod setup;
mod show;
mod words;

pub use index::index;
pub use settle::{invite, settle};
pub use show::show;
