//! «Tareas»: what waits for a person, at a company's desk and at the operator's.

mod act;
mod desk;
mod form;
mod list;
mod show;
mod view;
mod write;

pub use act::{finish, finish_all, reopen};
pub use desk::Desk;
pub use list::index;
pub use show::{show, update};
pub use view::{Line, line};
pub use write::{create, new};

use serde::Deserialize;

/// The task in the path; the company is the extractor's.
#[derive(Deserialize)]
pub struct TaskPath {
    id: String,
}
