//! Documents that leave the house: PDF and spreadsheets.

pub mod pdf;
pub mod xlsx;
