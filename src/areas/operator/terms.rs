//! The fields of a subscription, as the operator types them.

use chrono::NaiveDate;

use crate::domain::subscriptions::{Addon, Plan, Terms};
use crate::platform::i18n::Locale;

/// What was typed.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    pub(super) email: String,
    pub(super) plan: String,
    pub(super) addons: Vec<String>,
    pub(super) until: String,
}

/// What is wrong, by field.
#[derive(Clone, Debug, Default)]
pub(super) struct Faults {
    pub(super) email: String,
    pub(super) plan: String,
    pub(super) until: String,
}

impl Typed {
    /// The fields of a form; a box that is ticked is a field of its own.
    pub(super) fn of(fields: &[(String, String)]) -> Self {
        let first = |wanted: &str| {
            let found = fields.iter().find(|(name, _)| name == wanted);
            found.map_or_else(String::new, |(_, value)| value.trim().to_owned())
        };
        Self {
            email: first("email"),
            plan: first("plan"),
            until: first("until"),
            addons: fields
                .iter()
                .filter(|(name, _)| name == "addon")
                .map(|(_, value)| value.clone())
                .collect(),
        }
    }

    /// The fields of terms that are there.
    pub(super) fn from_terms(terms: &Terms) -> Self {
        Self {
            email: String::new(),
            plan: terms.plan.code().to_owned(),
            addons: terms
                .addons
                .iter()
                .map(|one| one.code().to_owned())
                .collect(),
            until: terms.until.map_or_else(String::new, |day| day.to_string()),
        }
    }

    /// Whether an add-on is ticked.
    pub(super) fn has(&self, addon: &str) -> bool {
        self.addons.iter().any(|one| one == addon)
    }

    /// The terms, or what is wrong with them. `today` is the earliest last day.
    pub(super) fn terms(&self, locale: Locale, today: NaiveDate) -> Result<Terms, Faults> {
        let mut faults = Faults::default();
        let plan = Plan::parse(&self.plan);
        if plan.is_none() {
            faults.plan = locale.t("operator-fault-plan");
        }
        let until = match self.until.parse::<NaiveDate>() {
            _ if self.until.is_empty() => None,
            Ok(day) if day >= today => Some(day),
            _ => {
                faults.until = locale.t("operator-fault-until");
                None
            }
        };
        match plan {
            Some(plan) if faults.until.is_empty() => Ok(Terms {
                plan,
                addons: self
                    .addons
                    .iter()
                    .filter_map(|one| Addon::parse(one))
                    .collect(),
                until,
            }),
            _ => Err(faults),
        }
    }
}

impl Faults {
    /// For the summary above the form.
    pub(super) fn list(&self) -> Vec<(String, String)> {
        [
            ("email", &self.email),
            ("plan", &self.plan),
            ("until", &self.until),
        ]
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| (name.to_owned(), text.clone()))
        .collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

    use super::*;

    #[test]
    fn terms_need_a_plan_and_a_last_day_that_is_not_over() {
        let today = NaiveDate::from_ymd_opt(2026, 3, 10).unwrap();
        let typed = |plan: &str, until: &str| Typed {
            plan: plan.to_owned(),
            until: until.to_owned(),
            addons: vec!["collections".to_owned(), "gold".to_owned()],
            ..Typed::default()
        };
        let terms = typed("negocios", "2026-03-10")
            .terms(Locale::Es, today)
            .unwrap();
        assert_eq!((terms.plan, terms.until), (Plan::Negocios, Some(today)));
        assert_eq!(
            terms.addons,
            [Addon::Collections],
            "unknown add-ons are none"
        );
        assert_eq!(
            typed("starter", "").terms(Locale::Es, today).unwrap().until,
            None
        );
        let faults = typed("gold", "2026-03-09")
            .terms(Locale::Es, today)
            .unwrap_err();
        assert_eq!(faults.list().len(), 2);
    }
}
