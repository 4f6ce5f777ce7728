//! A sheet of one currency: a frozen header, every open invoice, the totals.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::{Block, Line};
use super::{Formats, excel_day, text};
use crate::platform::documents::xlsx::decimal;
use crate::platform::i18n::Locale;

/// Writes the sheet of a currency.
pub fn write(
    sheet: &mut Worksheet,
    block: &Block,
    locale: Locale,
    formats: &Formats,
) -> Result<(), XlsxError> {
    sheet
        .set_name(block.currency.code())?
        .set_landscape()
        .set_print_fit_to_pages(1, 0);
    sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
    sheet
        .set_column_range_width(0, 4, 16)?
        .set_column_range_width(5, 8, 18)?;
    heading(sheet, block, locale, formats)?;
    let mut row = 1;
    for line in &block.lines {
        invoice(sheet, row, line, formats)?;
        row += 1;
    }
    sum(sheet, row, block, locale, formats)
}

fn heading(
    sheet: &mut Worksheet,
    block: &Block,
    locale: Locale,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let titles = [
        locale.t("statement-doc-col-folio"),
        locale.t("statement-doc-col-order"),
        locale.t("statement-doc-col-issued"),
        locale.t("statement-doc-col-due"),
        locale.t("statement-doc-col-days-late"),
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

fn invoice(
    sheet: &mut Worksheet,
    row: u32,
    line: &Line,
    formats: &Formats,
) -> Result<(), XlsxError> {
    text(sheet, row, 0, &line.folio, formats)?;
    text(
        sheet,
        row,
        1,
        line.purchase_order.as_deref().unwrap_or_default(),
        formats,
    )?;
    sheet.write_datetime_with_format(row, 2, excel_day(line.issued_on)?, &formats.date)?;
    sheet.write_datetime_with_format(row, 3, excel_day(line.due_on)?, &formats.date)?;
    sheet.write_number_with_format(row, 4, line.days_late as f64, &formats.days)?;
    for (column, minor) in (5..).zip([line.total, line.paid, line.credited, line.balance]) {
        sheet.write_number_with_format(row, column, decimal(minor), &formats.amount)?;
    }
    Ok(())
}

fn sum(
    sheet: &mut Worksheet,
    row: u32,
    block: &Block,
    locale: Locale,
    formats: &Formats,
) -> Result<(), XlsxError> {
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
