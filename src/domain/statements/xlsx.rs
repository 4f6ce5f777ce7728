//! The statement of account as a spreadsheet: a summary, then one sheet per currency. Amounts are
//! numbers and dates are dates; text is written as text, never as a formula.

use chrono::{Datelike as _, NaiveDate};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::pdf::{account_label, band_labels, day, standing_text};
use super::{BankDetail, Block, Line, Statement};
use crate::platform::documents::xlsx::{decimal, neutralise};
use crate::platform::i18n::Locale;

/// The formats of the workbook.
struct Formats {
    text: Format,
    title: Format,
    head: Format,
    head_right: Format,
    date: Format,
    amount: Format,
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
    summary(book.add_worksheet(), statement, locale, &formats)?;
    for block in &statement.blocks {
        currency(book.add_worksheet(), block, locale, &formats)?;
    }
    book.save_to_buffer()
}

fn formats() -> Formats {
    let amount = "#,##0.00;[Red]-#,##0.00";
    let head = Format::new().set_bold().set_border_bottom(FormatBorder::Thin).set_text_wrap();
    let sum = Format::new().set_bold().set_border_top(FormatBorder::Thin);
    Formats {
        text: Format::new().set_num_format("@"),
        title: Format::new().set_bold().set_font_size(14),
        head_right: head.clone().set_align(FormatAlign::Right),
        head,
        date: Format::new().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Left),
        amount: Format::new().set_num_format(amount),
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

fn summary(sheet: &mut Worksheet, statement: &Statement, locale: Locale, formats: &Formats) -> Result<(), XlsxError> {
    sheet.set_name(locale.t("statement-doc-summary"))?.set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_column_width(0, 26)?.set_column_range_width(1, 7, 17)?;
    let (creditor, debtor) = (&statement.creditor, &statement.debtor);
    let title = format!(
        "{} {}",
        locale.t("statement-doc-title"),
        locale.t1("statement-doc-as-of", "date", &day(statement.as_of)),
    );
    sheet.write_string_with_format(0, 0, neutralise(&title), &formats.title)?;
    let facts = [&creditor.name, &creditor.tax_id, &debtor.name, &debtor.legal_name, &debtor.tax_id, &debtor.number];
    let mut row = 1;
    for fact in facts.into_iter().filter(|fact| !fact.is_empty()) {
        text(sheet, row, 0, fact, formats)?;
        row += 1;
    }
    row += 1;
    if statement.blocks.is_empty() {
        let nothing = locale.t1("statement-doc-nothing-open", "date", &day(statement.as_of));
        return text(sheet, row, 0, &nothing, formats);
    }
    row = ageing(sheet, row, statement, locale, formats)?;
    banks(sheet, row + 1, statement, locale, formats)
}

fn ageing(sheet: &mut Worksheet, top: u32, statement: &Statement, locale: Locale, formats: &Formats) -> Result<u32, XlsxError> {
    sheet.write_string_with_format(top, 0, locale.t("statement-doc-currency"), &formats.head)?;
    let [a, b, c, d, e] = band_labels(locale);
    let titles = [locale.t("statement-doc-col-balance"), locale.t("statement-doc-overdue"), a, b, c, d, e];
    for (column, title) in (1..).zip(titles) {
        sheet.write_string_with_format(top, column, title, &formats.head_right)?;
    }
    let mut row = top + 1;
    for block in &statement.blocks {
        text(sheet, row, 0, block.currency.code(), formats)?;
        let ageing = block.ageing;
        let amounts = [ageing.balance(), ageing.overdue()].into_iter().chain(ageing.bands());
        for (column, minor) in (1..).zip(amounts) {
            sheet.write_number_with_format(row, column, decimal(minor), &formats.amount)?;
        }
        row += 1;
    }
    Ok(row)
}

fn banks(sheet: &mut Worksheet, top: u32, statement: &Statement, locale: Locale, formats: &Formats) -> Result<(), XlsxError> {
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
    [bank.bank.clone(), bank.currency.to_string(), account, bank.holder.clone(), reference]
}

fn currency(sheet: &mut Worksheet, block: &Block, locale: Locale, formats: &Formats) -> Result<(), XlsxError> {
    sheet.set_name(block.currency.code())?.set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
    sheet.set_column_range_width(0, 4, 16)?.set_column_range_width(5, 8, 18)?;
    heading(sheet, block, locale, formats)?;
    let mut row = 1;
    for line in &block.lines {
        invoice(sheet, row, line, locale, formats)?;
        row += 1;
    }
    sum(sheet, row, block, locale, formats)
}

fn heading(sheet: &mut Worksheet, block: &Block, locale: Locale, formats: &Formats) -> Result<(), XlsxError> {
    let titles = [
        locale.t("statement-doc-col-folio"),
        locale.t("statement-doc-col-order"),
        locale.t("statement-doc-col-issued"),
        locale.t("statement-doc-col-due"),
        locale.t("statement-doc-col-days"),
    ];
    for (column, title) in (0..).zip(titles) {
        sheet.write_string_with_format(0, column, title, &formats.head)?;
    }
    let amounts = [
        locale.t("statement-doc-col-total"),
        locale.t("statement-doc-col-paid"),
        locale.t("statement-doc-col-credited"),
        locale.t("statement-doc-col-balance"),
    ];
    for (column, title) in (5..).zip(amounts) {
        let title = format!("{title} ({})", block.currency);
        sheet.write_string_with_format(0, column, title, &formats.head_right)?;
    }
    Ok(())
}

fn invoice(sheet: &mut Worksheet, row: u32, line: &Line, locale: Locale, formats: &Formats) -> Result<(), XlsxError> {
    text(sheet, row, 0, &line.folio, formats)?;
    text(sheet, row, 1, line.purchase_order.as_deref().unwrap_or_default(), formats)?;
    sheet.write_datetime_with_format(row, 2, excel_day(line.issued_on)?, &formats.date)?;
    sheet.write_datetime_with_format(row, 3, excel_day(line.due_on)?, &formats.date)?;
    text(sheet, row, 4, &standing_text(line.days_late, locale), formats)?;
    for (column, minor) in (5..).zip([line.total, line.paid, line.credited, line.balance]) {
        sheet.write_number_with_format(row, column, decimal(minor), &formats.amount)?;
    }
    Ok(())
}

fn sum(sheet: &mut Worksheet, row: u32, block: &Block, locale: Locale, formats: &Formats) -> Result<(), XlsxError> {
    sheet.write_string_with_format(row, 0, locale.t("statement-doc-sum"), &formats.sum)?;
    for column in 1..5 {
        sheet.write_blank(row, column, &formats.sum)?;
    }
    let add = |part: fn(&Line) -> i64| block.lines.iter().map(part).sum::<i64>();
    let sums = [
        add(|line| line.total),
        add(|line| line.paid),
        add(|line| line.credited),
        block.ageing.balance(),
    ];
    for (column, minor) in (5..).zip(sums) {
        sheet.write_number_with_format(row, column, decimal(minor), &formats.sum_amount)?;
    }
    Ok(())
}

fn text(sheet: &mut Worksheet, row: u32, column: u16, value: &str, formats: &Formats) -> Result<(), XlsxError> {
    if !value.is_empty() {
        sheet.write_string_with_format(row, column, neutralise(value), &formats.text)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

    use std::io::Cursor;

    use calamine::{Data, DataType as _, Range, Reader as _, Xlsx};

    use super::super::pdf::sample;
    use super::*;
    use crate::platform::values::Currency;

    fn open(statement: &Statement, name: &str) -> Range<Data> {
        let bytes = render(statement, Locale::Es).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        book.worksheet_range(name).unwrap()
    }

    fn cents(range: &Range<Data>, row: u32, column: u32) -> i64 {
        let number = range.get_value((row, column)).and_then(|cell| cell.get_float()).unwrap();
        (number * 100.0).round() as i64
    }

    #[test]
    fn amounts_are_numbers_that_agree_to_the_cent() {
        let statement = sample::statement(12);
        for block in &statement.blocks {
            let range = open(&statement, block.currency.code());
            for (row, line) in (1..).zip(&block.lines) {
                let read: Vec<i64> = (5..9).map(|column| cents(&range, row, column)).collect();
                assert_eq!(read, [line.total, line.paid, line.credited, line.balance]);
            }
            let last = u32::try_from(block.lines.len()).unwrap() + 1;
            assert_eq!(cents(&range, last, 8), block.ageing.balance());
            let drawn: i64 = (1..last).map(|row| cents(&range, row, 8)).sum();
            assert_eq!(drawn, block.ageing.balance());
        }
    }

    #[test]
    fn the_summary_has_every_band_of_every_currency() {
        let statement = sample::statement(12);
        let range = open(&statement, "Resumen");
        for block in &statement.blocks {
            let code = block.currency.code();
            let row = (0..30).find(|row| {
                range.get_value((*row, 0)).is_some_and(|cell| cell.get_string() == Some(code))
            });
            let row = row.unwrap();
            let bands: Vec<i64> = (3..8).map(|column| cents(&range, row, column)).collect();
            assert_eq!(bands, block.ageing.bands());
            assert_eq!(cents(&range, row, 1), block.ageing.balance());
            assert_eq!(cents(&range, row, 2), block.ageing.overdue());
        }
    }

    #[test]
    fn dates_are_dates() {
        let statement = sample::statement(3);
        let block = &statement.blocks[0];
        let range = open(&statement, block.currency.code());
        let Some(Data::DateTime(date)) = range.get_value((1, 3)) else { panic!("no date") };
        let (year, month, day, ..) = date.to_ymd_hms_milli();
        let due = block.lines[0].due_on;
        assert_eq!((i32::from(year), u32::from(month), u32::from(day)), (due.year(), due.month(), due.day()));
    }

    #[test]
    fn formulas_are_neutralised_and_negative_amounts_stay_numbers() {
        let mut statement = sample::statement(3);
        statement.debtor.name = "=HYPERLINK(\"http://x.test\")".to_owned();
        let line = &mut statement.blocks[0].lines[0];
        line.folio = "@SUM(A1)".to_owned();
        line.purchase_order = Some("\r=1+1".to_owned());
        line.balance = -12_345;
        let range = open(&statement, statement.blocks[0].currency.code());
        assert_eq!(range.get_value((1, 0)).and_then(|cell| cell.get_string()), Some("'@SUM(A1)"));
        assert_eq!(range.get_value((1, 1)).and_then(|cell| cell.get_string()), Some("' =1+1"));
        assert_eq!(cents(&range, 1, 8), -12_345);
        let summary = open(&statement, "Resumen");
        let names: Vec<String> = summary.rows().filter_map(|row| row[0].get_string().map(str::to_owned)).collect();
        assert!(names.contains(&"'=HYPERLINK(\"http://x.test\")".to_owned()));
    }

    #[test]
    fn a_statement_with_nothing_open_says_so() {
        let mut statement = sample::statement(0);
        statement.blocks.clear();
        let range = open(&statement, "Resumen");
        assert!(range.rows().any(|row| row[0].to_string().starts_with("No hay facturas")));
    }

    #[test]
    fn the_same_statement_gives_the_same_bytes() {
        let statement = sample::statement(3);
        assert_eq!(statement.blocks[0].currency, Currency::MXN);
        assert_eq!(render(&statement, Locale::Es).unwrap(), render(&statement, Locale::Es).unwrap());
    }
}
