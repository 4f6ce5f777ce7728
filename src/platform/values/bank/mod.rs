//! Bank account numbers: CLABE and IBAN.

mod banks;

use std::fmt;

use iban::{Iban, IbanLike as _};

use super::Currency;

/// Weights of a CLABE's first 17 digits, repeating.
const WEIGHTS: [u32; 3] = [3, 7, 1];

/// Why a text is no account number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountFault {
    /// A CLABE has 18 digits and nothing else.
    ClabeForm,
    /// The CLABE's last digit does not fit the others: a digit is wrong.
    ClabeControlDigit,
    /// Not the form of an IBAN, or not that of its country (ISO 13616).
    IbanForm,
    /// The IBAN's check digits do not fit: a character is wrong or missing.
    IbanCheckDigits,
    /// Other accounts have 4 to 34 letters and digits.
    OtherForm,
}

/// A Mexican account: bank 3, branch 3, account 11, control digit 1.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Clabe(String);

impl Clabe {
    /// Reads 18 digits with a right control digit; blanks and dashes between them are dropped.
    ///
    /// # Errors
    /// [`AccountFault::ClabeForm`] or [`AccountFault::ClabeControlDigit`].
    pub fn parse(text: &str) -> Result<Self, AccountFault> {
        let digits = compact(text);
        if digits.len() != 18 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(AccountFault::ClabeForm);
        }
        if digits.ends_with(control_digit(&digits[..17])) {
            Ok(Self(digits))
        } else {
            Err(AccountFault::ClabeControlDigit)
        }
    }

    /// The 18 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Grouped 3-3-11-1 for reading.
    #[must_use]
    pub fn grouped(&self) -> String {
        let digits = &self.0;
        format!(
            "{} {} {} {}",
            &digits[..3],
            &digits[3..6],
            &digits[6..17],
            &digits[17..]
        )
    }

    /// The bank that the first three digits name, if it is a well-known one.
    #[must_use]
    pub fn bank_name(&self) -> Option<&'static str> {
        banks::name(&self.0[..3])
    }
}

/// The digit that completes 17 digits: each weighted and cut to its units, summed, to the next ten.
fn control_digit(digits: &str) -> char {
    let sum: u32 = digits
        .chars()
        .filter_map(|c| c.to_digit(10))
        .zip(WEIGHTS.iter().cycle())
        .map(|(digit, weight)| digit * weight % 10)
        .sum();
    char::from_digit((10 - sum % 10) % 10, 10).unwrap_or('0')
}

/// An account as it can be in a currency.
#[derive(Clone, PartialEq, Eq)]
pub enum AccountNumber {
    /// Pesos.
    Clabe(Clabe),
    /// Euros.
    Iban(Iban),
    /// Any other currency: as its owner writes it.
    Other(String),
}

impl AccountNumber {
    /// Reads a CLABE for pesos, an IBAN for euros, else 4 to 34 letters and digits, between which
    /// blanks, dashes, dots and slashes may stand.
    ///
    /// # Errors
    /// An [`AccountFault`] of the kind that the currency asks for.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, AccountFault> {
        match currency {
            Currency::MXN => Clabe::parse(text).map(Self::Clabe),
            Currency::EUR => parse_iban(text).map(Self::Iban),
            _ => parse_other(text).map(Self::Other),
        }
    }

    /// The number without blanks, as it is stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Clabe(clabe) => clabe.as_str(),
            Self::Iban(iban) => iban.electronic_str(),
            Self::Other(text) => text,
        }
    }

    /// The number for reading: a CLABE 3-3-11-1, an IBAN in fours.
    #[must_use]
    pub fn grouped(&self) -> String {
        match self {
            Self::Clabe(clabe) => clabe.grouped(),
            Self::Iban(iban) => iban.to_string(),
            Self::Other(text) => text.clone(),
        }
    }

    /// The bank's name, where the number tells it.
    #[must_use]
    pub fn bank_name(&self) -> Option<&'static str> {
        match self {
            Self::Clabe(clabe) => clabe.bank_name(),
            Self::Iban(_) | Self::Other(_) => None,
        }
    }
}

fn parse_iban(text: &str) -> Result<Iban, AccountFault> {
    use iban::{ParseBaseIbanError, ParseIbanError};
    compact(text)
        .to_ascii_uppercase()
        .parse()
        .map_err(|fault| match fault {
            ParseIbanError::InvalidBaseIban {
                source: ParseBaseIbanError::InvalidChecksum,
            } => AccountFault::IbanCheckDigits,
            _ => AccountFault::IbanForm,
        })
}

fn parse_other(text: &str) -> Result<String, AccountFault> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_mark = |c: char| " -./".contains(c);
    let count = text.chars().filter(char::is_ascii_alphanumeric).count();
    let allowed = text
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || is_mark(c));
    let ends = text.starts_with(is_mark) || text.ends_with(is_mark);
    // Marks are bounded too: no more of them than of letters and digits.
    if allowed && !ends && (4..=34).contains(&count) && text.len() <= 2 * count {
        Ok(text)
    } else {
        Err(AccountFault::OtherForm)
    }
}

fn compact(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect()
}

impl fmt::Display for AccountNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.grouped())
    }
}

impl fmt::Debug for Clabe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Clabe(…{})", &self.0[14..])
    }
}

impl fmt::Debug for AccountNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccountNumber(…)")
    }
}

#[cfg(test)]
mod tests;
