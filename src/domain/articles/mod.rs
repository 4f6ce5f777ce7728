//! Articles: what is sold or stocked.

pub mod search;
