//! One currency: what is open, how old it is, and every invoice.

use super::super::{Block, Line};
use super::tone::{BANDS, INK, OVERDUE, QUIET};
use super::{SECTION_LEVEL, day};
use crate::platform::documents::pdf::{
    Align, Cell, Column, LEFT, Node, RIGHT, Role, Row, Sheet, Slot, Style, Table,
};
use crate::platform::i18n::Locale;
use crate::platform::values::Money;

/// Height of headline, bar, bands and the first rows, which stay together, points.
const OPENING: f32 = 175.0;
/// Text of the tables, points.
const TEXT: f32 = 8.6;

/// Draws the block of one currency.
pub fn draw(sheet: &mut Sheet, block: &Block, locale: Locale) {
    sheet.space(14.0);
    sheet.keep(OPENING);
    headline(sheet, block, locale);
    bar(sheet, block);
    bands(sheet, block, locale);
    sheet.table(&invoices(block, locale));
}

fn headline(sheet: &mut Sheet, block: &Block, locale: Locale) {
    let top = sheet.y();
    let title = locale.t1("statement-doc-balance", "currency", block.currency.code());
    let heading = sheet.open_heading(SECTION_LEVEL, &title);
    let half = (RIGHT - LEFT) / 2.0 - 8.0;
    sheet.put(
        Slot::left(LEFT, half),
        top + 9.0,
        &title,
        Style::bold(9.0, QUIET),
        Some(heading),
    );
    let total = sheet.open(None, Role::Paragraph);
    let balance = block.balance().show(locale);
    sheet.put_whole(
        Slot::left(LEFT, half),
        top + 31.0,
        &balance,
        Style::bold(20.0, INK),
        Some(total),
    );

    let late = sheet.open(None, Role::Paragraph);
    let slot = Slot::right(RIGHT, half);
    if block.ageing.overdue() > 0 {
        let label = locale.t("statement-doc-overdue");
        sheet.put(
            slot,
            top + 9.0,
            &format!("▲ {label}"),
            Style::bold(9.0, OVERDUE),
            Some(late),
        );
        let overdue = block.overdue().show(locale);
        sheet.put_whole(
            slot,
            top + 31.0,
            &overdue,
            Style::bold(14.0, OVERDUE),
            Some(late),
        );
    } else {
        let label = locale.t("statement-doc-nothing-overdue");
        sheet.put(
            slot,
            top + 31.0,
            &label,
            Style::regular(10.0, QUIET),
            Some(late),
        );
    }
    sheet.move_to(top + 42.0);
}

/// The bands as one bar; the figures below it say the same.
fn bar(sheet: &mut Sheet, block: &Block) {
    let shares = block.ageing.bands().map(|band| band.max(0) as f32);
    let sum: f32 = shares.iter().sum();
    if sum <= 0.0 {
        return;
    }
    let shown = shares.iter().filter(|share| **share > 0.0).count();
    let gap = 1.5;
    let narrowest = 2.0;
    let room = (RIGHT - LEFT) - (shown as f32 - 1.0) * gap - shown as f32 * narrowest;
    let mut x = LEFT;
    for (share, colour) in shares.into_iter().zip(BANDS) {
        if share > 0.0 {
            let width = narrowest + room * share / sum;
            sheet.block(x, sheet.y(), width, 6.0, 1.0, colour);
            x += width + gap;
        }
    }
    sheet.space(6.0);
}

fn bands(sheet: &mut Sheet, block: &Block, locale: Locale) {
    let labels = band_labels(locale);
    let table = sheet.open(None, Role::Table);
    let head = row(sheet, table, Role::Head);
    let body = row(sheet, table, Role::Body);
    let (top, step) = (sheet.y() + 8.0, (RIGHT - LEFT) / 5.0);
    for (index, ((label, amount), colour)) in labels
        .iter()
        .zip(block.ageing.bands())
        .zip(BANDS)
        .enumerate()
    {
        let x = LEFT + step * (index as f32);
        let cell = sheet.open(Some(head), Role::ColumnHeader);
        sheet.block(x, top + 2.0, 6.0, 6.0, 1.0, colour);
        let slot = Slot::left(x + 10.0, step - 16.0);
        sheet.put_whole(
            slot,
            top + 8.0,
            label,
            Style::regular(8.2, QUIET),
            Some(cell),
        );
        let cell = sheet.open(Some(body), Role::Cell);
        let style = match (amount, index) {
            (0, _) => Style::regular(9.2, QUIET),
            (_, 0) => Style::regular(9.2, INK),
            _ => Style::bold(9.2, INK),
        };
        let shown = Money::new(amount, block.currency).show(locale);
        sheet.put_whole(
            Slot::left(x, step - 8.0),
            top + 21.0,
            &shown,
            style,
            Some(cell),
        );
    }
    sheet.move_to(top + 21.0 + 17.0);
}

/// The names of the five bands from not due to oldest.
pub fn band_labels(locale: Locale) -> [String; 5] {
    [
        locale.t("statement-doc-band-not-due"),
        locale.t("statement-doc-band-1-30"),
        locale.t("statement-doc-band-31-60"),
        locale.t("statement-doc-band-61-90"),
        locale.t("statement-doc-band-91"),
    ]
}

fn row(sheet: &mut Sheet, table: Node, role: Role) -> Node {
    let part = sheet.open(Some(table), role);
    sheet.open(Some(part), Role::Row)
}

fn invoices(block: &Block, locale: Locale) -> Table {
    let orders = block.lines.iter().any(|line| line.purchase_order.is_some());
    Table {
        columns: columns(orders, locale),
        rows: block
            .lines
            .iter()
            .map(|line| invoice(block, line, orders, locale))
            .collect(),
        total: total(block, orders, locale),
        head: Style::bold(8.0, QUIET),
        line: INK,
    }
}

fn columns(orders: bool, locale: Locale) -> Vec<Column> {
    let column = |title: String, align, wraps| Column {
        title,
        align,
        wraps,
    };
    let mut columns = vec![column(
        locale.t("statement-doc-col-folio"),
        Align::Left,
        true,
    )];
    if orders {
        columns.push(column(
            locale.t("statement-doc-col-order"),
            Align::Left,
            true,
        ));
    }
    columns.extend([
        column(locale.t("statement-doc-col-issued"), Align::Left, false),
        column(locale.t("statement-doc-col-due"), Align::Left, false),
        column(locale.t("statement-doc-col-days"), Align::Left, false),
        column(locale.t("statement-doc-col-total"), Align::Right, false),
        column(locale.t("statement-doc-col-settled"), Align::Right, false),
        column(locale.t("statement-doc-col-balance"), Align::Right, false),
    ]);
    columns
}

fn invoice(block: &Block, line: &Line, orders: bool, locale: Locale) -> Row {
    let (plain, quiet) = (Style::regular(TEXT, INK), Style::regular(TEXT, QUIET));
    let settled = line.paid + line.credited;
    let money = |minor| Money::new(minor, block.currency).show(locale);
    let cell = |text: String, style| Cell { text, style };
    let mut cells = vec![cell(line.folio.clone(), plain)];
    if orders {
        cells.push(cell(line.purchase_order.clone().unwrap_or_default(), quiet));
    }
    let standing = if line.days_late > 0 {
        Style::bold(TEXT, OVERDUE)
    } else {
        quiet
    };
    cells.extend([
        cell(day(line.issued_on), plain),
        cell(day(line.due_on), plain),
        cell(standing_text(line.days_late, locale), standing),
        cell(money(line.total), plain),
        cell(money(settled), if settled == 0 { quiet } else { plain }),
        cell(money(line.balance), Style::bold(TEXT, INK)),
    ]);
    Row(cells)
}

/// How an invoice stands to its due day, in words.
pub fn standing_text(days_late: i64, locale: Locale) -> String {
    match days_late {
        1.. => locale.n("statement-doc-days-late", days_late),
        0 => locale.t("statement-doc-days-today"),
        _ => locale.n("statement-doc-days-left", -days_late),
    }
}

fn total(block: &Block, orders: bool, locale: Locale) -> Row {
    let bold = Style::bold(TEXT, INK);
    let money = |minor| Money::new(minor, block.currency).show(locale);
    let cell = |text: String| Cell { text, style: bold };
    let blanks = if orders { 4 } else { 3 };
    let mut cells = vec![cell(locale.t("statement-doc-sum"))];
    cells.extend((0..blanks).map(|_| cell(String::new())));
    cells.extend([
        cell(money(block.lines.iter().map(|line| line.total).sum())),
        cell(money(
            block
                .lines
                .iter()
                .map(|line| line.paid + line.credited)
                .sum(),
        )),
        cell(block.balance().show(locale)),
    ]);
    Row(cells)
}
