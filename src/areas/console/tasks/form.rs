//! The fields of a task: text, assignee, day.

use chrono::{Datelike as _, NaiveDate};
use serde::Deserialize;

use crate::domain::tasks::LONGEST;
use crate::platform::i18n::Locale;
use crate::platform::values::ids::UserId;

/// As the form sends them.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct TaskForm {
    #[serde(default)]
    pub(super) sheet: String,
    #[serde(default)]
    pub(super) text: String,
    #[serde(default)]
    pub(super) assignee: String,
    #[serde(default)]
    pub(super) due_on: String,
}

/// What is wrong, by field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    pub(super) text: String,
    pub(super) assignee: String,
    pub(super) due_on: String,
}

impl Faults {
    /// For the summary above the form.
    pub(super) fn list(&self) -> Vec<(String, String)> {
        [
            ("text", &self.text),
            ("assignee", &self.assignee),
            ("due_on", &self.due_on),
        ]
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(name, words)| (name.to_owned(), words.clone()))
        .collect()
    }
}

impl TaskForm {
    /// The text on one line, or why it is none.
    pub(super) fn text(&self, locale: Locale) -> Result<String, String> {
        let line = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        match line.chars().count() {
            0 => Err(locale.t("task-text-missing")),
            count if count > LONGEST => {
                let most = i64::try_from(LONGEST).unwrap_or(i64::MAX);
                Err(locale.n("task-text-long", most))
            }
            _ => Ok(line.chars().filter(|c| !c.is_control()).collect()),
        }
    }

    pub(super) fn assignee(&self) -> Option<UserId> {
        (!self.assignee.is_empty()).then(|| UserId::from(self.assignee.clone()))
    }

    /// The day, if one was given, or why it is none.
    pub(super) fn due_on(&self, locale: Locale) -> Result<Option<NaiveDate>, String> {
        if self.due_on.is_empty() {
            return Ok(None);
        }
        match NaiveDate::parse_from_str(&self.due_on, "%Y-%m-%d") {
            Ok(day) if (2000..2200).contains(&day.year()) => Ok(Some(day)),
            _ => Err(locale.t("task-due-invalid")),
        }
    }
}
