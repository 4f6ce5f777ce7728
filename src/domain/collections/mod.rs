//! Collection notices: schedules, occurrences, notices and what becomes of them.

pub mod attention;
pub mod calendar;
pub mod compose;
pub mod cycles;
pub mod gate;
pub mod judge;
pub mod message;
pub mod notice_mail;
pub mod notice_view;
pub mod notices;
pub mod occurrences;
pub mod plan;
pub mod reason;
pub mod schedule;
pub mod schedules;
pub mod settings;
pub mod setup;
pub mod summary;
pub mod test_mail;
pub mod tick;
