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
    let number = range
        .get_value((row, column))
        .and_then(|cell| cell.get_float())
        .unwrap();
    (number * 100.0).round() as i64
}

#[test]
fn amounts_are_numbers_that_agree_to_the_cent() {
    let statement = sample::statement(12);
    for block in &statement.blocks {
        let range = open(&statement, block.currency.code());
        for (row, line) in (1..).zip(&block.lines) {
            let late = range.get_value((row, 4)).and_then(|cell| cell.get_float());
            assert_eq!(late, Some(line.days_late as f64));
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
            range
                .get_value((*row, 0))
                .is_some_and(|cell| cell.get_string() == Some(code))
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
    let Some(Data::DateTime(date)) = range.get_value((1, 3)) else {
        panic!("no date")
    };
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    let due = block.lines[0].due_on;
    assert_eq!(
        (i32::from(year), u32::from(month), u32::from(day)),
        (due.year(), due.month(), due.day())
    );
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
    assert_eq!(
        range.get_value((1, 0)).and_then(|cell| cell.get_string()),
        Some("'@SUM(A1)")
    );
    assert_eq!(
        range.get_value((1, 1)).and_then(|cell| cell.get_string()),
        Some("' =1+1")
    );
    assert_eq!(cents(&range, 1, 8), -12_345);
    let summary = open(&statement, "Resumen");
    let names: Vec<String> = summary
        .rows()
        .filter_map(|row| row[0].get_string().map(str::to_owned))
        .collect();
    assert!(names.contains(&"'=HYPERLINK(\"http://x.test\")".to_owned()));
}

#[test]
fn the_summary_names_the_day_of_the_data() {
    let mut statement = sample::statement(3);
    statement.data_as_of = statement.as_of - chrono::Days::new(2);
    let wanted = statement.data_as_of.format("después del %d/%m/%Y");
    let wanted = wanted.to_string();
    assert!(
        open(&statement, "Resumen")
            .rows()
            .any(|row| row[0].to_string().contains(&wanted))
    );
}

#[test]
fn a_statement_with_nothing_open_says_so() {
    let mut statement = sample::statement(0);
    statement.blocks.clear();
    let range = open(&statement, "Resumen");
    assert!(
        range
            .rows()
            .any(|row| row[0].to_string().starts_with("No hay facturas"))
    );
}

#[test]
fn the_same_statement_gives_the_same_bytes() {
    let statement = sample::statement(3);
    assert_eq!(statement.blocks[0].currency, Currency::MXN);
    assert_eq!(
        render(&statement, Locale::Es).unwrap(),
        render(&statement, Locale::Es).unwrap()
    );
}
