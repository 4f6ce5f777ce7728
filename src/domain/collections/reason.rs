//! Why a customer got no notice in a cycle.

/// The reason on a notice's line when none was sent.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    diesel::deserialize::FromSqlRow,
    diesel::expression::AsExpression,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub enum SkipReason {
    /// Everything was paid between planning and sending.
    PaidSince,
    /// No open amount that the schedule asks for.
    NothingDue,
    /// A person holds the notices of this customer or of its invoices.
    OnHold,
    /// No address, or only refused ones.
    NoValidAddress,
    /// The open amount is under the company's minimum.
    BelowMinimum,
    /// Contacted less than the minimum of days ago.
    ContactedRecently,
    /// An earlier notice is still on its way.
    ContactPending,
    /// The customer's toggle is off.
    AutomationOff,
    /// The schedule's toggle is off.
    ScheduleOff,
    /// The company's toggle is off.
    MasterOff,
    /// The company's subscription has lapsed, or has no collections any more.
    SubscriptionLapsed,
    /// The last good synchronisation is too long ago.
    DataTooOld,
    /// A person decided so for this occurrence.
    SkippedByPerson,
    /// The customer is gone from the ERP.
    CustomerGone,
}

impl SkipReason {
    /// Every reason.
    pub const ALL: [Self; 14] = [
        Self::PaidSince,
        Self::NothingDue,
        Self::OnHold,
        Self::NoValidAddress,
        Self::BelowMinimum,
        Self::ContactedRecently,
        Self::ContactPending,
        Self::AutomationOff,
        Self::ScheduleOff,
        Self::MasterOff,
        Self::SubscriptionLapsed,
        Self::DataTooOld,
        Self::SkippedByPerson,
        Self::CustomerGone,
    ];

    /// The stable name in the database and in exports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.names().0
    }

    /// The key of the text that tells people.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        self.names().1
    }

    /// Reads what [`SkipReason::as_str`] gives.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == code)
    }

    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::PaidSince => ("paid_since", "reason-paid_since"),
            Self::NothingDue => ("nothing_due", "reason-nothing_due"),
            Self::OnHold => ("on_hold", "reason-on_hold"),
            Self::NoValidAddress => ("no_valid_address", "reason-no_valid_address"),
            Self::BelowMinimum => ("below_minimum", "reason-below_minimum"),
            Self::ContactedRecently => ("contacted_recently", "reason-contacted_recently"),
            Self::ContactPending => ("contact_pending", "reason-contact_pending"),
            Self::AutomationOff => ("automation_off", "reason-automation_off"),
            Self::ScheduleOff => ("schedule_off", "reason-schedule_off"),
            Self::MasterOff => ("master_off", "reason-master_off"),
            Self::SubscriptionLapsed => ("subscription_lapsed", "reason-subscription_lapsed"),
            Self::DataTooOld => ("data_too_old", "reason-data_too_old"),
            Self::SkippedByPerson => ("skipped_by_person", "reason-skipped_by_person"),
            Self::CustomerGone => ("customer_gone", "reason-customer_gone"),
        }
    }
}

impl std::fmt::Display for SkipReason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<DB> diesel::deserialize::FromSql<diesel::sql_types::Text, DB> for SkipReason
where
    DB: diesel::backend::Backend,
    String: diesel::deserialize::FromSql<diesel::sql_types::Text, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
        let code = String::from_sql(bytes)?;
        Self::parse(&code).ok_or_else(|| format!("not a reason: {code}").into())
    }
}

impl<DB> diesel::serialize::ToSql<diesel::sql_types::Text, DB> for SkipReason
where
    DB: diesel::backend::Backend,
    str: diesel::serialize::ToSql<diesel::sql_types::Text, DB>,
{
    fn to_sql<'b>(
        &'b self,
        out: &mut diesel::serialize::Output<'b, '_, DB>,
    ) -> diesel::serialize::Result {
        self.as_str().to_sql(out)
    }
}

#[cfg(test)]
mod tests {
    use diesel::prelude::*;

    use super::*;

    #[test]
    fn every_reason_has_its_own_code_and_reads_back() {
        for reason in SkipReason::ALL {
            assert_eq!(SkipReason::parse(reason.as_str()), Some(reason));
            assert_eq!(reason.text_key(), format!("reason-{reason}"));
        }
        assert_eq!(SkipReason::parse("paid"), None);
    }

    #[test]
    fn every_reason_is_told_in_every_language() {
        for texts in [
            include_str!("../../platform/i18n/locales/es/credit.ftl"),
            include_str!("../../platform/i18n/locales/en/credit.ftl"),
        ] {
            for reason in SkipReason::ALL {
                let start = format!("{} = ", reason.text_key());
                assert!(
                    texts.lines().any(|line| line.starts_with(&start)),
                    "{start}"
                );
            }
        }
    }

    #[test]
    fn a_database_keeps_the_code_and_refuses_an_unknown_one()
    -> Result<(), Box<dyn std::error::Error>> {
        use diesel::sql_types::Text;
        let mut connection = SqliteConnection::establish(":memory:")?;
        for reason in SkipReason::ALL {
            let stored: SkipReason =
                diesel::select(reason.into_sql::<Text>()).get_result(&mut connection)?;
            assert_eq!(stored, reason);
        }
        let unknown =
            diesel::select("paid".into_sql::<Text>()).get_result::<SkipReason>(&mut connection);
        assert!(unknown.is_err());
        Ok(())
    }
}
