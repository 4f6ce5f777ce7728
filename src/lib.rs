//! Mostrador: the counter between a company's ERP and the people outside it.
//!
//! Dependencies go one way: `areas → access → domain → platform`.

/// The four drawers.
pub mod access;
pub mod areas;
pub mod domain;
pub mod platform;
