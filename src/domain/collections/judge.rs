//! The one place that decides whether a customer gets a notice, and if not, why.

use chrono::NaiveDate;

use super::reason::SkipReason;

/// All that the decision looks at, read in the claiming transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The company's civil day.
    pub today: NaiveDate,
    /// The customer is gone from the ERP.
    pub customer_gone: bool,
    /// A sending by hand does not ask the toggles.
    pub by_hand: bool,
    /// The company's subscription does not include automatic notices any more.
    pub lapsed: bool,
    /// The company's master toggle.
    pub master_on: bool,
    /// The schedule is armed.
    pub schedule_on: bool,
    /// The customer's toggle is on and the customer is in this schedule.
    pub automation_on: bool,
    /// On hold through this day, by whom.
    pub hold: Option<(NaiveDate, String)>,
    /// Open balances by currency, invoices on hold left out, minor units.
    pub balances: Vec<i64>,
    /// An invoice that was open when the notice was planned has been settled since.
    pub paid_since: bool,
    /// Smallest balance worth a notice, minor units.
    pub minimum_minor: i64,
    /// Usable addresses that have not had this notice yet.
    pub addresses: usize,
    /// Last day another notice to this customer was accepted.
    pub contacted_on: Option<NaiveDate>,
    /// Days that must lie between two notices.
    pub minimum_days: i64,
    /// An earlier notice to this customer is still on its way or unknown.
    pub earlier_pending: bool,
}

/// Why there is no notice, with a fact for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skip {
    /// The reason.
    pub reason: SkipReason,
    /// Until when, by whom, on which day.
    pub detail: Option<String>,
}

impl From<SkipReason> for Skip {
    fn from(reason: SkipReason) -> Self {
        Self {
            reason,
            detail: None,
        }
    }
}

/// `None`: send.
#[must_use]
pub fn judge(facts: &Facts) -> Option<Skip> {
    toggles(facts)
        .or_else(|| hold(facts))
        .or_else(|| debt(facts))
        .or_else(|| contact(facts))
}

fn toggles(facts: &Facts) -> Option<Skip> {
    if facts.customer_gone {
        return Some(SkipReason::CustomerGone.into());
    }
    if facts.by_hand {
        return None;
    }
    if facts.lapsed {
        return Some(SkipReason::SubscriptionLapsed.into());
    }
    if !facts.master_on {
        return Some(SkipReason::MasterOff.into());
    }
    if !facts.schedule_on {
        return Some(SkipReason::ScheduleOff.into());
    }
    (!facts.automation_on).then(|| SkipReason::AutomationOff.into())
}

fn hold(facts: &Facts) -> Option<Skip> {
    let (until, by) = facts.hold.as_ref()?;
    (*until >= facts.today).then(|| Skip {
        reason: SkipReason::OnHold,
        detail: Some(format!("{} · {by}", until.format("%d/%m/%Y"))),
    })
}

fn debt(facts: &Facts) -> Option<Skip> {
    let largest = facts.balances.iter().copied().max().unwrap_or(0);
    if largest <= 0 {
        let reason = if facts.paid_since {
            SkipReason::PaidSince
        } else {
            SkipReason::NothingDue
        };
        return Some(reason.into());
    }
    (largest < facts.minimum_minor).then(|| SkipReason::BelowMinimum.into())
}

fn contact(facts: &Facts) -> Option<Skip> {
    if facts.earlier_pending {
        return Some(SkipReason::ContactPending.into());
    }
    if let Some(day) = facts.contacted_on
        && !facts.by_hand
        && (facts.today - day).num_days() < facts.minimum_days
    {
        return Some(Skip {
            reason: SkipReason::ContactedRecently,
            detail: Some(day.format("%d/%m/%Y").to_string()),
        });
    }
    (facts.addresses == 0).then(|| SkipReason::NoValidAddress.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).unwrap_or_default()
    }

    fn sendable() -> Facts {
        Facts {
            today: day(10),
            master_on: true,
            schedule_on: true,
            automation_on: true,
            balances: vec![100],
            addresses: 1,
            minimum_days: 1,
            ..Facts::default()
        }
    }

    fn reason(facts: &Facts) -> Option<SkipReason> {
        judge(facts).map(|skip| skip.reason)
    }

    #[test]
    fn a_debtor_with_everything_on_gets_a_notice() {
        assert_eq!(judge(&sendable()), None);
    }

    #[test]
    fn each_fact_alone_stops_it_with_its_own_reason() {
        type Change = fn(&mut Facts);
        let cases: [(Change, SkipReason); 12] = [
            (|f| f.customer_gone = true, SkipReason::CustomerGone),
            (|f| f.lapsed = true, SkipReason::SubscriptionLapsed),
            (|f| f.master_on = false, SkipReason::MasterOff),
            (|f| f.schedule_on = false, SkipReason::ScheduleOff),
            (|f| f.automation_on = false, SkipReason::AutomationOff),
            (
                |f| f.hold = Some((day(10), "Pedro".into())),
                SkipReason::OnHold,
            ),
            (|f| f.balances.clear(), SkipReason::NothingDue),
            (
                |f| (f.balances, f.paid_since) = (vec![0], true),
                SkipReason::PaidSince,
            ),
            (|f| f.minimum_minor = 101, SkipReason::BelowMinimum),
            (|f| f.earlier_pending = true, SkipReason::ContactPending),
            (
                |f| f.contacted_on = Some(day(10)),
                SkipReason::ContactedRecently,
            ),
            (|f| f.addresses = 0, SkipReason::NoValidAddress),
        ];
        for (change, expected) in cases {
            let mut facts = sendable();
            change(&mut facts);
            assert_eq!(reason(&facts), Some(expected));
        }
    }

    #[test]
    fn a_hold_ends_after_its_day() {
        let mut facts = sendable();
        facts.hold = Some((day(9), "Pedro".into()));
        assert_eq!(reason(&facts), None);
    }

    #[test]
    fn a_day_between_contacts_is_enough_by_default() {
        let mut facts = sendable();
        facts.contacted_on = Some(day(9));
        assert_eq!(reason(&facts), None);
        facts.minimum_days = 2;
        assert_eq!(reason(&facts), Some(SkipReason::ContactedRecently));
    }

    #[test]
    fn a_sending_by_hand_asks_neither_toggles_nor_days_but_still_holds_and_debts() {
        let by_hand = Facts {
            by_hand: true,
            master_on: false,
            schedule_on: false,
            automation_on: false,
            contacted_on: Some(day(10)),
            ..sendable()
        };
        assert_eq!(reason(&by_hand), None);
        let held = Facts {
            hold: Some((day(30), "Pedro".into())),
            ..by_hand.clone()
        };
        assert_eq!(reason(&held), Some(SkipReason::OnHold));
        let paid = Facts {
            balances: vec![],
            ..by_hand
        };
        assert_eq!(reason(&paid), Some(SkipReason::NothingDue));
    }
}
