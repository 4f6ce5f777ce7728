//! Where to pay: two accounts side by side.

use super::super::{BankDetail, Statement};
use super::SECTION_LEVEL;
use super::tone::{HAIRLINE, INK, QUIET};
use crate::platform::documents::pdf::{LEFT, RIGHT, Role, Sheet, Slot, Style};
use crate::platform::i18n::Locale;

/// Space between the two accounts of a row, points.
const GAP: f32 = 28.0;
/// The tallest an account gets, points.
const TALLEST: f32 = 108.0;

/// Draws the accounts for the currencies of the statement.
pub fn draw(sheet: &mut Sheet, statement: &Statement, locale: Locale) {
    let owed = |bank: &&BankDetail| {
        statement
            .blocks
            .iter()
            .any(|block| block.currency == bank.currency)
    };
    let banks: Vec<&BankDetail> = statement.banks.iter().filter(owed).collect();
    if banks.is_empty() {
        return;
    }
    sheet.space(22.0);
    sheet.keep(TALLEST + 24.0);
    let title = locale.t("statement-doc-pay");
    let heading = sheet.open_heading(SECTION_LEVEL, &title);
    sheet.put(
        Slot::LINE,
        sheet.y() + 10.0,
        &title,
        Style::bold(10.5, INK),
        Some(heading),
    );
    sheet.space(19.0);
    let width = (RIGHT - LEFT - GAP) / 2.0;
    for pair in banks.chunks(2) {
        sheet.keep(TALLEST);
        let top = sheet.y();
        let mut bottom = top;
        for (index, bank) in pair.iter().enumerate() {
            let slot = Slot::left(LEFT + (width + GAP) * (index as f32), width);
            bottom = bottom.max(account(sheet, slot, top, bank, locale));
        }
        sheet.move_to(bottom + 12.0);
    }
}

fn account(sheet: &mut Sheet, slot: Slot, top: f32, bank: &BankDetail, locale: Locale) -> f32 {
    let quiet = Style::regular(8.6, QUIET);
    let part = sheet.open(None, Role::Paragraph);
    sheet.rule(slot.x, top, slot.width, 0.5, HAIRLINE);
    let name = format!("{}  ·  {}", bank.currency.code(), bank.bank);
    let mut y = sheet.lines(slot, top + 7.0, &name, Style::bold(9.4, INK), 2, Some(part));
    y = sheet.lines(
        slot,
        y + 2.0,
        account_label(&bank.account, locale).as_str(),
        quiet,
        1,
        Some(part),
    );
    sheet.put_whole(
        slot,
        y + 12.0,
        &bank.account,
        Style::bold(12.0, INK),
        Some(part),
    );
    y += 19.0;
    let holder = locale.t1("statement-doc-holder", "holder", &bank.holder);
    y = sheet.lines(slot, y, &holder, quiet, 2, Some(part));
    if let Some(reference) = bank
        .reference
        .as_deref()
        .filter(|text| !text.trim().is_empty())
    {
        let reference = locale.t1("statement-doc-reference", "reference", reference);
        y = sheet.lines(slot, y, &reference, Style::bold(8.6, INK), 2, Some(part));
    }
    y
}

/// CLABE, IBAN or plain account, by the form of the number.
pub fn account_label(account: &str, locale: Locale) -> String {
    let compact: Vec<char> = account.chars().filter(|c| c.is_alphanumeric()).collect();
    if compact.len() == 18 && compact.iter().all(char::is_ascii_digit) {
        locale.t("statement-doc-clabe")
    } else if compact
        .iter()
        .take(2)
        .filter(|c| c.is_ascii_alphabetic())
        .count()
        == 2
    {
        locale.t("statement-doc-iban")
    } else {
        locale.t("statement-doc-account")
    }
}
