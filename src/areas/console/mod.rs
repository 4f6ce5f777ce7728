//! The manager console: my companies, registering one, its home, its synchronisation, its profile.

pub mod cancellations;
pub mod catalogues;
pub mod companies;
pub mod extensions;
pub mod keys;
pub mod logos;
pub mod mail_desk;
pub mod progress;
pub mod registrations;
pub mod runs;
pub mod settings;
<<<<<<< HEAD
pub mod team;
pub mod users;
mod view;
=======
pub mod tasks;
pub(super) mod view;
>>>>>>> tasks
