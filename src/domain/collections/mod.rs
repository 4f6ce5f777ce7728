//! Collection notices: schedules, occurrences, notices and what becomes of them.

pub mod calendar;
pub mod civil;
pub mod reason;
pub mod schedule;
