//! A statement as a page draws it; the console's preview and the debtor's page are one.

use crate::domain::statements::{BankDetail, Line, Statement};
use crate::platform::page::Page;
use crate::platform::values::bank::AccountNumber;

/// A statement with the words of its parts.
pub(crate) struct Sheet {
    /// What it says.
    pub statement: Statement,
}

impl Sheet {
    pub(crate) const fn of(statement: Statement) -> Self {
        Self { statement }
    }

    /// The day that it speaks of, and that of its data where it is older.
    pub(crate) fn lead(&self, page: &Page) -> String {
        let date = page.date(&self.statement.as_of);
        if !self.statement.is_dated() {
            return page.t1("debtor-as-of", "date", date);
        }
        let data = page.date(&self.statement.data_as_of);
        let days = [("date", date.into()), ("data", data.into())];
        page.locale.args("debtor-as-of-old", &days)
    }

    /// Days late, or how many are left, in words.
    pub(crate) fn days(&self, page: &Page, line: &Line) -> String {
        match line.days_late {
            0 => page.t("statement-doc-days-today"),
            late @ 1.. => page.n("statement-doc-days-late", late),
            left => page.n("statement-doc-days-left", -left),
        }
    }

    /// The account's kind, in words.
    pub(crate) fn account_label(&self, page: &Page, bank: &BankDetail) -> String {
        match AccountNumber::parse(&bank.account, bank.currency) {
            Ok(AccountNumber::Clabe(_)) => page.t("statement-doc-clabe"),
            Ok(AccountNumber::Iban(_)) => page.t("statement-doc-iban"),
            Ok(AccountNumber::Other(_)) | Err(_) => page.t("statement-doc-account"),
        }
    }

    /// The account for reading, in groups.
    pub(crate) fn account(&self, bank: &BankDetail) -> String {
        AccountNumber::parse(&bank.account, bank.currency)
            .map_or_else(|_| bank.account.clone(), |number| number.grouped())
    }

    /// The account for copying, without blanks where it is a number.
    pub(crate) fn plain_account(&self, bank: &BankDetail) -> String {
        AccountNumber::parse(&bank.account, bank.currency).map_or_else(
            |_| bank.account.clone(),
            |number| number.as_str().to_owned(),
        )
    }
}
