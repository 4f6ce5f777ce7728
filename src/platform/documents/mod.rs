//! Documents that leave the house: PDF, spreadsheets, separated values.

pub mod csv;
pub mod pdf;
pub mod xlsx;
