//! The manager console: my companies, registering one, its home, its synchronisation, its profile.

pub mod audit;
pub mod cancellations;
pub mod catalogues;
pub mod centre;
pub mod companies;
pub mod extensions;
pub(crate) mod facts;
pub mod integrations;
pub mod keys;
pub mod logos;
pub mod mail_desk;
mod old_zones;
pub mod progress;
pub mod registrations;
pub mod runs;
pub mod settings;
pub mod subscription;
pub mod tasks;
pub mod team;
pub mod users;
pub(crate) mod view;
mod waiting;
