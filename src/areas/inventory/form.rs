//! The form **Ajustar** as it was typed, and what it means.

use serde::Deserialize;

use crate::domain::stock_adjustments::Reason;
use crate::platform::i18n::Locale;
use crate::platform::values::{Quantity, QuantityFault};

/// How the quantity is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// So much is there now.
    Count,
    /// So much came.
    Add,
    /// So much went.
    Take,
}

impl Mode {
    pub(super) const ALL: [Self; 3] = [Self::Count, Self::Add, Self::Take];

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Add => "add",
            Self::Take => "take",
        }
    }

    pub(super) fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.code() == code)
    }
}

/// What came in the address or in the body.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub(super) warehouse: String,
    pub(super) mode: String,
    pub(super) quantity: String,
    pub(super) reason: String,
    pub(super) note: String,
    pub(super) seen: String,
    pub(super) key: String,
    pub(super) below_zero: String,
}

/// What the form means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wish {
    pub mode: Mode,
    pub quantity: Quantity,
    pub reason: Reason,
}

impl Wish {
    /// How much more there will be, where so much is there.
    pub(super) fn delta(self, there: Quantity) -> Quantity {
        match self.mode {
            Mode::Count => self.quantity - there,
            Mode::Add => self.quantity,
            Mode::Take => -self.quantity,
        }
    }
}

impl Typed {
    /// The form as it is first shown. Why stock changes is for the person to say, unless it is
    /// counted.
    pub(super) fn fresh(mut self) -> Self {
        let mode = Mode::parse(&self.mode);
        if Reason::parse(&self.reason).is_none() {
            let counts = mode.is_none_or(|mode| mode == Mode::Count) && self.key.is_empty();
            self.reason = if counts {
                Reason::Count.code().to_owned()
            } else {
                String::new()
            };
        }
        if mode.is_none() {
            Mode::Count.code().clone_into(&mut self.mode);
        }
        self
    }

    /// Reads the form.
    ///
    /// # Errors
    /// Field and text of everything that is wrong.
    pub(super) fn read(&self, locale: Locale) -> Result<Wish, Vec<(String, String)>> {
        let mut errors = Vec::new();
        let mut wrong = |field: &str, text: String| errors.push((field.to_owned(), text));
        let mode = Mode::parse(&self.mode);
        if mode.is_none() {
            wrong("mode", locale.t("inventory-fault-mode"));
        }
        let quantity = Quantity::parse(&self.quantity);
        match (&quantity, mode) {
            (Err(fault), _) => wrong("quantity", words(*fault, locale)),
            (Ok(quantity), _) if quantity.is_negative() => {
                wrong("quantity", locale.t("inventory-fault-negative"));
            }
            (Ok(quantity), Some(Mode::Add | Mode::Take)) if *quantity == Quantity::ZERO => {
                wrong("quantity", locale.t("inventory-fault-zero"));
            }
            _ => {}
        }
        let reason = Reason::parse(&self.reason);
        match reason {
            None => wrong("reason", locale.t("inventory-fault-reason")),
            Some(Reason::Other) if self.note.trim().is_empty() => {
                wrong("note", locale.t("inventory-fault-note-missing"));
            }
            Some(_) => {}
        }
        if self.note.chars().count() > 300 {
            wrong("note", locale.t("inventory-fault-note-long"));
        }
        match (mode, quantity, reason) {
            (Some(mode), Ok(quantity), Some(reason)) if errors.is_empty() => Ok(Wish {
                mode,
                quantity,
                reason,
            }),
            _ => Err(errors),
        }
    }

    /// The form in an address, without its key.
    pub(super) fn query(&self) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in [
            ("warehouse", &self.warehouse),
            ("mode", &self.mode),
            ("quantity", &self.quantity),
            ("reason", &self.reason),
            ("note", &self.note),
        ] {
            query.append_pair(name, value);
        }
        query.finish()
    }
}

fn words(fault: QuantityFault, locale: Locale) -> String {
    match fault {
        QuantityFault::Missing => locale.t("inventory-fault-missing"),
        QuantityFault::NoNumber => locale.t("inventory-fault-number"),
        QuantityFault::Ambiguous => locale.t("inventory-fault-ambiguous"),
        QuantityFault::TooLarge => locale.t("inventory-fault-large"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

    use super::*;

    fn typed(mode: &str, quantity: &str) -> Typed {
        Typed {
            mode: mode.to_owned(),
            quantity: quantity.to_owned(),
            reason: "count".to_owned(),
            ..Typed::default()
        }
    }

    #[test]
    fn a_count_sets_and_the_others_move() {
        let there = Quantity::from_thousandths(8000);
        for (mode, quantity, delta) in [
            ("count", "10", 2000),
            ("count", "0", -8000),
            ("add", "1,5", 1500),
            ("take", "0.25", -250),
        ] {
            let wish = typed(mode, quantity).read(Locale::Es).unwrap();
            assert_eq!(wish.delta(there), Quantity::from_thousandths(delta));
        }
    }

    #[test]
    fn a_reason_stands_there_only_when_it_is_known() {
        let shown = |mode: &str, reason: &str, key: &str| {
            let typed = Typed {
                mode: mode.to_owned(),
                reason: reason.to_owned(),
                key: key.to_owned(),
                ..Typed::default()
            };
            let fresh = typed.fresh();
            (fresh.mode, fresh.reason)
        };
        let is = |mode: &str, reason: &str| (mode.to_owned(), reason.to_owned());
        assert_eq!(shown("", "", ""), is("count", "count"));
        assert_eq!(shown("count", "", ""), is("count", "count"));
        assert_eq!(shown("count", "", "sent"), is("count", ""));
        assert_eq!(shown("take", "none", ""), is("take", ""));
        assert_eq!(shown("take", "exit", ""), is("take", "exit"));
    }

    #[test]
    fn each_fault_stands_beside_its_field() {
        let fields = |typed: Typed| -> Vec<String> {
            let errors = typed.read(Locale::Es).unwrap_err();
            errors.into_iter().map(|(field, _)| field).collect()
        };
        assert_eq!(fields(typed("add", "0")), ["quantity"]);
        assert_eq!(fields(typed("count", "-1")), ["quantity"]);
        assert_eq!(fields(typed("guess", "1")), ["mode"]);
        assert_eq!(fields(Typed::default()), ["mode", "quantity", "reason"]);
        let other = Typed {
            reason: "other".to_owned(),
            ..typed("add", "1")
        };
        assert_eq!(fields(other), ["note"]);
        let long = Typed {
            note: "x".repeat(301),
            ..typed("add", "1")
        };
        assert_eq!(fields(long), ["note"]);
    }
}
