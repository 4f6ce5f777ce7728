#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use super::super::{BOTTOM, Setup};
use super::*;

const INK: Colour = Colour(0, 0, 0);

fn sheet() -> Sheet {
    Sheet::new(Setup {
        title: "T".to_owned(),
        author: "A".to_owned(),
        language: "es".to_owned(),
        running: "R".to_owned(),
        quiet: INK,
        hairline: INK,
    })
    .unwrap()
}

fn table(rows: usize, name: &str, amount: &str) -> Table {
    let style = Style::regular(9.0, INK);
    let row = |name: &str| {
        Row([name, amount, amount, amount]
            .map(|text| Cell {
                text: text.to_owned(),
                style,
            })
            .to_vec())
    };
    let column = |title: &str, align, wraps| Column {
        title: title.to_owned(),
        align,
        wraps,
    };
    Table {
        columns: vec![
            column("Folio", Align::Left, true),
            column("Total neto", Align::Right, false),
            column("Pagado", Align::Right, false),
            column("Saldo", Align::Right, false),
        ],
        rows: (0..rows).map(|_| row(name)).collect(),
        total: row("Suma"),
        head: Style::bold(8.0, INK),
        line: INK,
    }
}

#[test]
fn the_header_is_repeated_on_every_page_and_the_sum_is_drawn_once() {
    let mut sheet = sheet();
    sheet.table(&table(120, "FAC-1", "$1.00 MXN"));
    assert!(sheet.pages() >= 3);
    let count = |wanted| sheet.texts().filter(|text| *text == wanted).count();
    assert_eq!(count("Folio"), sheet.pages());
    assert_eq!(count("Suma"), 1);
    assert_eq!(count("FAC-1"), 120);
    assert!(sheet.y() <= BOTTOM);
}

#[test]
fn the_sum_never_stands_alone() {
    for rows in 25..60 {
        let mut sheet = sheet();
        sheet.table(&table(rows, "FAC-1", "$1.00 MXN"));
        let last = sheet.pages.pop().unwrap();
        sheet.pages = vec![last];
        assert!(sheet.texts().any(|text| text == "FAC-1"), "{rows} rows");
    }
}

#[test]
fn amounts_are_never_broken_or_cut_and_long_names_wrap() {
    let amount = "-$92,233,720,368,547,758.07 MXN";
    let mut sheet = sheet();
    sheet.table(&table(3, &"FOLIO".repeat(30), amount));
    assert_eq!(sheet.texts().filter(|text| *text == amount).count(), 12);
    assert!(sheet.texts().filter(|text| text.contains("FOLIO")).count() > 3);
}
