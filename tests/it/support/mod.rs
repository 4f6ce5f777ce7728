//! What every test stands on: the app, browsers, the cast, the post.

mod app;
mod browser;
mod cast;
mod database;

pub use app::TestApp;
pub use browser::{Browser, Reply};
pub use cast::PASSWORD;
