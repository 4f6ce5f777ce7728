//! What every test stands on: the app, browsers, the cast, the post.

mod app;
mod browser;
mod cast;
mod database;
mod erp;
mod post;

pub use app::TestApp;
pub use browser::{Browser, Reply};
pub use cast::{Cast, PASSWORD};
pub use erp::{PARAMO, PLACE, Registered, SIERRA, small_erp};
pub use post::{Post, Stage};
