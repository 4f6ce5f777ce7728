//! The manager console: my companies, registering one, its home, its synchronisation, its profile.

pub mod cancellations;
pub mod companies;
pub mod extensions;
pub mod logos;
pub mod progress;
pub mod registrations;
pub mod runs;
pub mod settings;
pub mod tasks;
pub(super) mod view;
