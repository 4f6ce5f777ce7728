//! The statement of account: what a customer owes, per currency, on a day.

pub mod build;
pub mod pdf;
pub mod xlsx;

use chrono::NaiveDate;

use crate::platform::values::{Currency, Money};

/// A customer's statement, ready to be shown as page, mail, PDF or spreadsheet. All of them draw
/// this one value, so their totals agree to the cent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Who is owed.
    pub creditor: Creditor,
    /// Who owes.
    pub debtor: Debtor,
    /// The day it speaks of, in the company's zone.
    pub as_of: NaiveDate,
    /// The day that its data is of: what was paid after it is not there yet.
    pub data_as_of: NaiveDate,
    /// One block per currency, by currency code; empty when nothing is open.
    pub blocks: Vec<Block>,
    /// Where to pay, by currency.
    pub banks: Vec<BankDetail>,
}

impl Statement {
    /// Whether it speaks of a day that its data does not reach.
    #[must_use]
    pub fn is_dated(&self) -> bool {
        self.data_as_of < self.as_of
    }
}

/// The company on a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Creditor {
    /// Name as people know it.
    pub name: String,
    /// Tax id.
    pub tax_id: String,
    /// Tone, a value of `data-tone`.
    pub tone: String,
    /// Whom to write to.
    pub contact: Option<String>,
}

/// The customer on a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Debtor {
    /// Trade name.
    pub name: String,
    /// Legal name.
    pub legal_name: String,
    /// Tax id.
    pub tax_id: String,
    /// Number in the ERP, empty when it has none.
    pub number: String,
}

/// The open documents of one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The currency of every amount in it.
    pub currency: Currency,
    /// Open invoices, oldest due first.
    pub lines: Vec<Line>,
    /// Ageing and totals.
    pub ageing: Ageing,
}

/// One open invoice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Series and number as people say it: `FAC-158`.
    pub folio: String,
    /// Date of issue.
    pub issued_on: NaiveDate,
    /// Day it is due.
    pub due_on: NaiveDate,
    /// Purchase order of the customer, if known.
    pub purchase_order: Option<String>,
    /// Invoice total, minor units.
    pub total: i64,
    /// Payments applied, minor units.
    pub paid: i64,
    /// Credit notes applied, minor units.
    pub credited: i64,
    /// Still open, minor units.
    pub balance: i64,
    /// Days past the due day; negative before it.
    pub days_late: i64,
}

/// Open amounts by age, minor units of one currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ageing {
    /// Due today or later.
    pub not_due: i64,
    /// 1 to 30 days late.
    pub days_1_30: i64,
    /// 31 to 60 days late.
    pub days_31_60: i64,
    /// 61 to 90 days late.
    pub days_61_90: i64,
    /// 91 days late and more.
    pub days_91: i64,
}

impl Ageing {
    /// Puts an open amount into its band.
    pub fn add(&mut self, days_late: i64, balance: i64) {
        let band = match days_late {
            ..=0 => &mut self.not_due,
            1..=30 => &mut self.days_1_30,
            31..=60 => &mut self.days_31_60,
            61..=90 => &mut self.days_61_90,
            _ => &mut self.days_91,
        };
        *band += balance;
    }

    /// Everything open.
    #[must_use]
    pub const fn balance(&self) -> i64 {
        self.not_due + self.overdue()
    }

    /// Everything past its due day.
    #[must_use]
    pub const fn overdue(&self) -> i64 {
        self.days_1_30 + self.days_31_60 + self.days_61_90 + self.days_91
    }

    /// The five bands from not due to oldest.
    #[must_use]
    pub const fn bands(&self) -> [i64; 5] {
        [
            self.not_due,
            self.days_1_30,
            self.days_31_60,
            self.days_61_90,
            self.days_91,
        ]
    }
}

impl Block {
    /// The open total of this currency.
    #[must_use]
    pub const fn balance(&self) -> Money {
        Money::new(self.ageing.balance(), self.currency)
    }

    /// The overdue total of this currency.
    #[must_use]
    pub const fn overdue(&self) -> Money {
        Money::new(self.ageing.overdue(), self.currency)
    }
}

/// Where to pay in one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankDetail {
    /// Currency of the account.
    pub currency: Currency,
    /// Bank's name.
    pub bank: String,
    /// Account holder.
    pub holder: String,
    /// CLABE or IBAN, grouped for reading.
    pub account: String,
    /// What to write as reference, if anything.
    pub reference: Option<String>,
}
