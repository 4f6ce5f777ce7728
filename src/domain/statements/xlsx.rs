//! The statement of account as a spreadsheet: a summary, then one sheet per currency. Amounts are
//! numbers and dates are dates; text is written as text, never as a formula.

mod currency;
mod summary;

use chrono::{Datelike as _, NaiveDate};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::Statement;
use crate::platform::documents::xlsx::neutralise;
use crate::platform::i18n::Locale;

/// The formats of the workbook.
struct Formats {
    text: Format,
    title: Format,
    head: Format,
    head_right: Format,
    date: Format,
    amount: Format,
    days: Format,
    sum: Format,
    sum_amount: Format,
}

/// The statement as an XLSX workbook.
///
/// # Errors
/// [`XlsxError`] when the workbook cannot be written, never because of what a name contains.
pub fn render(statement: &Statement, locale: Locale) -> Result<Vec<u8>, XlsxError> {
    let formats = formats();
    let mut book = Workbook::new();
    book.set_properties(&properties(statement, locale)?);
    summary::write(book.add_worksheet(), statement, locale, &formats)?;
    for block in &statement.blocks {
        currency::write(book.add_worksheet(), block, locale, &formats)?;
    }
    book.save_to_buffer()
}

fn formats() -> Formats {
    let amount = "#,##0.00;[Red]-#,##0.00";
    let head = Format::new()
        .set_bold()
        .set_border_bottom(FormatBorder::Thin)
        .set_text_wrap();
    let sum = Format::new().set_bold().set_border_top(FormatBorder::Thin);
    Formats {
        text: Format::new().set_num_format("@"),
        title: Format::new().set_bold().set_font_size(14),
        head_right: head.clone().set_align(FormatAlign::Right),
        head,
        date: Format::new()
            .set_num_format("dd/mm/yyyy")
            .set_align(FormatAlign::Left),
        amount: Format::new().set_num_format(amount),
        days: Format::new()
            .set_num_format("0")
            .set_align(FormatAlign::Left),
        sum_amount: sum.clone().set_num_format(amount),
        sum,
    }
}

fn properties(statement: &Statement, locale: Locale) -> Result<DocProperties, XlsxError> {
    Ok(DocProperties::new()
        .set_title(neutralise(&locale.t("statement-doc-title")))
        .set_company(neutralise(&statement.creditor.name))
        .set_author(neutralise(&statement.creditor.name))
        .set_creation_datetime(&excel_day(statement.as_of)?))
}

fn excel_day(date: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(date.year()).unwrap_or(0);
    let part = |number: u32| u8::try_from(number).unwrap_or(0);
    ExcelDateTime::from_ymd(year, part(date.month()), part(date.day()))
}

fn text(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: &str,
    formats: &Formats,
) -> Result<(), XlsxError> {
    if !value.is_empty() {
        sheet.write_string_with_format(row, column, neutralise(value), &formats.text)?;
    }
    Ok(())
}

#[cfg(test)]
#[path = "xlsx/tests.rs"]
mod tests;
