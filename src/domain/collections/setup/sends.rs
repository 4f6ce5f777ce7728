//! When a schedule's next notices leave.

use chrono::{DateTime, Utc};

use crate::domain::collections::gate::Rules;
use crate::domain::collections::schedules::Schedule;

/// One planned moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Send {
    /// The moment of the schedule.
    pub planned: DateTime<Utc>,
    /// When notices really leave; `None` when closures leave no moment within 400 days.
    pub leaves: Option<DateTime<Utc>>,
}

impl Send {
    /// Whether hours, holidays or closures move it.
    #[must_use]
    pub fn is_shifted(&self) -> bool {
        self.leaves != Some(self.planned)
    }

    /// The moment that people care about.
    #[must_use]
    pub fn moment(&self) -> DateTime<Utc> {
        self.leaves.unwrap_or(self.planned)
    }
}

/// The next `count` moments: of an armed schedule those that it stands before, else those that
/// arming now would give.
#[must_use]
pub fn next_sends(
    schedule: &Schedule,
    rules: &Rules,
    business: DateTime<Utc>,
    count: u32,
) -> Vec<Send> {
    let recurrence = schedule.recurrence(rules.zone);
    let first = if schedule.is_armed() {
        u32::try_from(schedule.next_index).unwrap_or(0)
    } else {
        recurrence.first_after(business).0
    };
    (first..first.saturating_add(count))
        .map(|index| {
            let planned = recurrence.nth(index);
            Send {
                planned,
                leaves: rules.window.next_permitted(planned),
            }
        })
        .collect()
}
