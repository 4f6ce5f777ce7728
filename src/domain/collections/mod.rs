//! Collection notices: schedules, occurrences, notices and what becomes of them.

pub mod calendar;
pub mod notice_mail;
pub mod schedule;
