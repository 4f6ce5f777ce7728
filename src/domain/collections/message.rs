//! The company's own words in a notice, with variables.

use crate::domain::statements::Statement;
use crate::platform::i18n::Locale;
use crate::platform::values::Money;

/// The names that stand between braces.
pub const NAMES: [&str; 5] = ["cliente", "empresa", "saldo", "vencido", "fecha"];

/// What the variables of one notice are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variables {
    values: [String; 5],
}

impl Variables {
    /// The variables of a statement.
    #[must_use]
    pub fn of(statement: &Statement, locale: Locale) -> Self {
        let balances = statement
            .blocks
            .iter()
            .map(crate::domain::statements::Block::balance);
        let overdue = statement
            .blocks
            .iter()
            .map(crate::domain::statements::Block::overdue);
        Self {
            values: [
                statement.debtor.name.clone(),
                statement.creditor.name.clone(),
                joined(balances.collect(), locale),
                joined(overdue.filter(|money| money.minor > 0).collect(), locale),
                statement.as_of.format("%d/%m/%Y").to_string(),
            ],
        }
    }

    fn get(&self, name: &str) -> Option<&str> {
        let at = NAMES.iter().position(|known| *known == name)?;
        self.values.get(at).map(String::as_str)
    }
}

fn joined(amounts: Vec<Money>, locale: Locale) -> String {
    let shown: Vec<String> = amounts.iter().map(|money| money.show(locale)).collect();
    shown.join(" + ")
}

/// Puts the values in place of `{name}`; what is no variable stays as it is.
#[must_use]
pub fn fill(text: &str, variables: &Variables) -> String {
    let mut filled = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        filled.push_str(&rest[..open]);
        rest = &rest[open..];
        let value = rest
            .find('}')
            .and_then(|close| Some((close, variables.get(&rest[1..close])?)));
        match value {
            Some((close, value)) => {
                filled.push_str(value);
                rest = &rest[close + 1..];
            }
            None => {
                filled.push('{');
                rest = &rest[1..];
            }
        }
    }
    filled.push_str(rest);
    filled
}

/// Names between braces that are no variables, for the form.
#[must_use]
pub fn unknown_names(text: &str) -> Vec<String> {
    text.split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| name.to_owned())
        .filter(|name| !NAMES.contains(&name.as_str()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variables() -> Variables {
        Variables {
            values: ["Ñandú & {empresa}", "Páramo", "$1.00 MXN", "", "01/02/2026"]
                .map(str::to_owned),
        }
    }

    #[test]
    fn variables_are_filled_once() {
        let filled = fill(
            "Hola {cliente}, al {fecha}: {saldo}{vencido}.",
            &variables(),
        );
        assert_eq!(filled, "Hola Ñandú & {empresa}, al 01/02/2026: $1.00 MXN.");
    }

    #[test]
    fn other_braces_stay() {
        assert_eq!(fill("{ {x} {cliente", &variables()), "{ {x} {cliente");
        assert_eq!(unknown_names("{cliente} {importe} {"), ["importe"]);
    }
}
