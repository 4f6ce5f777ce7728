//! Every text and figure of a notice, ready to be set in HTML or plain text.

use chrono::NaiveDate;

use crate::domain::statements::{BankDetail, Block, Line, Statement};
use crate::platform::i18n::Locale;
use crate::platform::values::{Currency, Money};

/// Lines shown per currency; totals always count every line.
const LINES_PER_CURRENCY: usize = 40;
/// Lines shown in one mail, shared by its currencies.
const LINES_PER_MAIL: usize = 80;

/// What both versions of a notice say, apart from the company's own words.
pub struct Words<'a> {
    /// Over the sums: what they are, and when.
    pub over: String,
    /// One per currency.
    pub sums: Vec<Sum>,
    /// The label of the button.
    pub button: String,
    /// The heads of the four columns.
    pub columns: [String; 4],
    /// One table per currency.
    pub blocks: Vec<BlockView<'a>>,
    /// The name of the line of totals.
    pub total: String,
    /// The name of the line under it.
    pub overdue: String,
    /// The heading over the bank data.
    pub pay: String,
    /// One block per account.
    pub banks: Vec<BankView<'a>>,
    /// Why one gets this mail.
    pub why: String,
    /// Whom to ask.
    pub ask: String,
    /// What the link is.
    pub personal: String,
}

impl<'a> Words<'a> {
    /// The words of `statement` in `locale`.
    pub fn of(locale: Locale, statement: &'a Statement) -> Self {
        let room = LINES_PER_CURRENCY.min(LINES_PER_MAIL / statement.blocks.len().max(1));
        let (blocks, banks) = (statement.blocks.iter(), statement.banks.iter());
        Self {
            over: over(locale, statement),
            sums: blocks.clone().map(|block| Sum::of(locale, block)).collect(),
            button: locale.t("notice-button"),
            columns: columns(locale),
            blocks: blocks
                .map(|block| BlockView::of(locale, block, room))
                .collect(),
            total: locale.t("notice-total"),
            overdue: locale.t("notice-overdue"),
            pay: locale.t("notice-pay"),
            banks: banks.map(|bank| BankView::of(locale, bank)).collect(),
            why: why(locale, statement),
            ask: ask(locale, statement),
            personal: locale.t("notice-personal"),
        }
    }
}

/// The open total of one currency and what is to be said of it.
pub struct Sum {
    pub balance: String,
    pub under: String,
    pub late: bool,
}

impl Sum {
    fn of(locale: Locale, block: &Block) -> Self {
        let late = block.ageing.overdue() > 0;
        let next = block
            .lines
            .iter()
            .filter(|line| line.days_late <= 0)
            .map(|line| line.due_on)
            .min();
        let under = match next {
            _ if late => locale.t1(
                "notice-overdue-sum",
                "amount",
                &block.overdue().show(locale),
            ),
            Some(due) => locale.t1("notice-next-due", "date", &day(due)),
            None => locale.t("notice-nothing-overdue"),
        };
        Self {
            balance: block.balance().show(locale),
            under,
            late,
        }
    }
}

/// The table of one currency; its title names the currency, its figures do not.
pub struct BlockView<'a> {
    pub title: String,
    pub lines: Vec<LineView<'a>>,
    pub rest: String,
    pub balance: String,
    pub overdue: String,
}

impl<'a> BlockView<'a> {
    fn of(locale: Locale, block: &'a Block, room: usize) -> Self {
        let hidden = block.lines.len().saturating_sub(room);
        let overdue = block.ageing.overdue() > 0;
        Self {
            title: locale.t1("notice-block", "currency", block.currency.code()),
            lines: block
                .lines
                .iter()
                .take(room)
                .map(|line| LineView::of(locale, line, block.currency))
                .collect(),
            rest: if hidden == 0 {
                String::new()
            } else {
                locale.n("notice-rest", count(hidden))
            },
            balance: block.balance().amount(locale),
            overdue: if overdue {
                block.overdue().amount(locale)
            } else {
                String::new()
            },
        }
    }
}

/// A line of a table.
pub struct LineView<'a> {
    pub folio: &'a str,
    pub due: String,
    pub days: String,
    pub late: bool,
    pub balance: String,
}

impl<'a> LineView<'a> {
    fn of(locale: Locale, line: &'a Line, currency: Currency) -> Self {
        let late = line.days_late > 0;
        let days = if late {
            locale.n("notice-days", line.days_late)
        } else {
            locale.t("notice-not-due")
        };
        let balance = Money::new(line.balance, currency).amount(locale);
        Self {
            folio: &line.folio,
            due: day(line.due_on),
            days,
            late,
            balance,
        }
    }
}

/// An account as names and values.
pub struct BankView<'a> {
    pub facts: Vec<(String, &'a str)>,
}

impl<'a> BankView<'a> {
    fn of(locale: Locale, bank: &'a BankDetail) -> Self {
        let mut facts = vec![
            (locale.t("notice-bank-currency"), bank.currency.code()),
            (locale.t("notice-bank-name"), bank.bank.as_str()),
            (locale.t("notice-bank-holder"), bank.holder.as_str()),
            (locale.t("notice-bank-account"), bank.account.as_str()),
        ];
        if let Some(reference) = &bank.reference {
            facts.push((locale.t("notice-bank-reference"), reference.as_str()));
        }
        Self { facts }
    }
}

fn over(locale: Locale, statement: &Statement) -> String {
    let date = day(statement.as_of);
    if statement.blocks.is_empty() {
        return locale.t1("notice-nothing-open", "date", &date);
    }
    locale.t1("notice-balance-on", "date", &date)
}

fn columns(locale: Locale) -> [String; 4] {
    [
        locale.t("notice-column-document"),
        locale.t("notice-column-due"),
        locale.t("notice-column-late"),
        locale.t("notice-column-balance"),
    ]
}

fn why(locale: Locale, statement: &Statement) -> String {
    let args = [
        ("company", statement.creditor.name.clone().into()),
        ("tax_id", statement.creditor.tax_id.clone().into()),
        ("debtor", statement.debtor.name.clone().into()),
    ];
    locale.args("notice-why", &args)
}

fn ask(locale: Locale, statement: &Statement) -> String {
    match &statement.creditor.contact {
        Some(contact) => locale.t1("notice-ask-contact", "contact", contact),
        None => locale.t("notice-ask"),
    }
}

fn day(date: NaiveDate) -> String {
    use chrono::Datelike as _;
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

fn count(lines: usize) -> i64 {
    i64::try_from(lines).unwrap_or(i64::MAX)
}
