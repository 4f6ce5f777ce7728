//! MAP 1. Mostrador: the counter between a company's ERP and the people outside it.
//!
//! Dependencies go one way: `areas → access → domain → platform`.

pub mod access;
pub mod app;
pub mod areas;
pub mod background;
pub mod cli;
pub mod config;
pub mod domain;
pub mod error;
pub mod platform;
pub mod routes;
pub mod services;
