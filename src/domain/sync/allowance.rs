//! How many single readings a pass may make, so that the passes left in the day have calls for
//! their lists.

use chrono::{DateTime, Timelike as _, Utc};

use super::{budget, cadence};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::CompanyId;

/// Single readings of a pass at most, of each kind: a pass has an end.
const MOST: i64 = 500;

/// A day as it stands when a pass asks.
#[derive(Clone, Copy, Debug)]
struct Day {
    /// Calls that may be made in it.
    limit: i64,
    /// Calls that were made.
    spent: i64,
    /// Passes that it still has, this one included.
    passes: i64,
    /// Calls of the lists of one pass.
    lists: i64,
}

/// Single readings that a company's pass may make now.
pub(super) fn singles(conn: &mut Conn, company: &CompanyId, now: DateTime<Utc>) -> DbResult<i64> {
    let (spent, limit) = budget::spent(conn, company, now.date_naive())?;
    let day = Day {
        limit: i64::from(limit),
        spent: i64::from(spent),
        passes: 24 - i64::from(now.hour()),
        lists: cadence::calls_of_pass(conn, company)?,
    };
    Ok(share(day))
}

/// What is left of the day after the lists of the passes to come and a twentieth for events,
/// spread over the passes.
fn share(day: Day) -> i64 {
    let passes = day.passes.max(1);
    let kept = day.lists * (passes - 1) + day.limit / 20;
    ((day.limit - day.spent - kept) / passes).clamp(0, MOST)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_quiet_company_spreads_its_details_over_the_day() {
        let day = Day {
            limit: 10_000,
            spent: 0,
            passes: 24,
            lists: 20,
        };
        assert_eq!(share(day), 376);
        assert_eq!(share(Day { passes: 1, ..day }), MOST);
        assert_eq!(
            share(Day {
                spent: 9_600,
                ..day
            }),
            0
        );
    }

    proptest! {
        #[test]
        fn no_pass_finds_the_budget_spent(
            lists in 1_i64..375,
            limit in 1_000_i64..10_001,
            first in 0_i64..24,
            others in 0_i64..40,
        ) {
            // Lists take at most nine tenths of the day, see `cadence`.
            let lists = lists.min(limit * 9 / 10 / 24);
            let mut spent = 0;
            for hour in first..24 {
                prop_assert!(spent + lists <= limit, "lists at {hour}");
                spent += lists;
                let day = Day { limit, spent, passes: 24 - hour, lists };
                // Payments take up to half, terms what is left of a new share.
                spent += share(day) / 2;
                spent += share(Day { spent, ..day });
                spent += others.min(limit / 20 / 24);
            }
            prop_assert!(spent <= limit);
        }
    }
}
