//! The first sheet: who, when, how much per currency, and where to pay.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::pdf::{account_label, band_labels, day};
use super::super::{BankDetail, Statement};
use super::{Formats, text};
use crate::platform::documents::xlsx::{decimal, neutralise};
use crate::platform::i18n::Locale;

/// Writes the summary.
pub fn write(
    sheet: &mut Worksheet,
    statement: &Statement,
    locale: Locale,
    formats: &Formats,
) -> Result<(), XlsxError> {
    sheet
        .set_name(locale.t("statement-doc-summary"))?
        .set_landscape()
        .set_print_fit_to_pages(1, 0);
    sheet
        .set_column_width(0, 26)?
        .set_column_range_width(1, 7, 17)?;
    let (creditor, debtor) = (&statement.creditor, &statement.debtor);
    let title = format!(
        "{} {}",
        locale.t("statement-doc-title"),
        locale.t1("statement-doc-as-of", "date", &day(statement.as_of)),
    );
    sheet.write_string_with_format(0, 0, neutralise(&title), &formats.title)?;
    let facts = [
        &creditor.name,
        &creditor.tax_id,
        &debtor.name,
        &debtor.legal_name,
        &debtor.tax_id,
        &debtor.number,
    ];
    let mut row = 1;
    for fact in facts.into_iter().filter(|fact| !fact.is_empty()) {
        text(sheet, row, 0, fact, formats)?;
        row += 1;
    }
    let data_day = day(statement.data_as_of);
    let note = locale.t1("statement-doc-note", "date", &data_day);
    text(sheet, row, 0, &note, formats)?;
    row += 2;
    if statement.blocks.is_empty() {
        let nothing = locale.t1("statement-doc-nothing-open", "date", &data_day);
        return text(sheet, row, 0, &nothing, formats);
    }
    row = ageing(sheet, row, statement, locale, formats)?;
    banks(sheet, row + 1, statement, locale, formats)
}

fn ageing(
    sheet: &mut Worksheet,
    top: u32,
    statement: &Statement,
    locale: Locale,
    formats: &Formats,
) -> Result<u32, XlsxError> {
    sheet.write_string_with_format(top, 0, locale.t("statement-doc-currency"), &formats.head)?;
    let [a, b, c, d, e] = band_labels(locale);
    let titles = [
        locale.t("statement-doc-col-balance"),
        locale.t("statement-doc-overdue"),
        a,
        b,
        c,
        d,
        e,
    ];
    for (column, title) in (1..).zip(titles) {
        sheet.write_string_with_format(top, column, title, &formats.head_right)?;
    }
    let mut row = top + 1;
    for block in &statement.blocks {
        text(sheet, row, 0, block.currency.code(), formats)?;
        let ageing = block.ageing;
        let amounts = [ageing.balance(), ageing.overdue()]
            .into_iter()
            .chain(ageing.bands());
        for (column, minor) in (1..).zip(amounts) {
            sheet.write_number_with_format(row, column, decimal(minor), &formats.amount)?;
        }
        row += 1;
    }
    Ok(row)
}

fn banks(
    sheet: &mut Worksheet,
    top: u32,
    statement: &Statement,
    locale: Locale,
    formats: &Formats,
) -> Result<(), XlsxError> {
    if statement.banks.is_empty() {
        return Ok(());
    }
    sheet.write_string_with_format(top, 0, locale.t("statement-doc-pay"), &formats.head)?;
    for (row, bank) in (top + 1..).zip(&statement.banks) {
        for (column, part) in (0..).zip(bank_parts(bank, locale)) {
            text(sheet, row, column, &part, formats)?;
        }
    }
    Ok(())
}

fn bank_parts(bank: &BankDetail, locale: Locale) -> [String; 5] {
    let account = format!("{} {}", account_label(&bank.account, locale), bank.account);
    let reference = bank.reference.clone().unwrap_or_default();
    [
        bank.bank.clone(),
        bank.currency.to_string(),
        account,
        bank.holder.clone(),
        reference,
    ]
}
