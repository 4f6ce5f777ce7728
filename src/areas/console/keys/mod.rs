//! The tab **Claves de Integración**: the keys of a company's ERP users, one page per step.

pub mod index;
pub mod registrations;
pub mod revocations;
pub mod verifications;
pub mod view;
