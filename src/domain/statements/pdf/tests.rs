#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use super::block::standing_text;
use super::sample;
use super::*;
use crate::platform::values::Money;

/// How often `/Type /Page` stands in the plain part of the file.
fn pages(bytes: &[u8]) -> usize {
    let text = String::from_utf8_lossy(bytes);
    let pages = text.matches("/Type /Page").count() + text.matches("/Type/Page").count();
    pages - text.matches("/Type /Pages").count() - text.matches("/Type/Pages").count()
}

fn texts(statement: &Statement) -> Vec<String> {
    compose(statement, Locale::Es)
        .unwrap()
        .texts()
        .map(str::to_owned)
        .collect()
}

#[test]
fn it_is_a_pdf_that_grows_with_its_lines() {
    let short = render(&sample::statement(12), Locale::Es).unwrap();
    assert!(short.starts_with(b"%PDF-1.7") && short.trim_ascii_end().ends_with(b"%%EOF"));
    let counts = [12, 80, 400].map(|lines| {
        compose(&sample::statement(lines), Locale::Es)
            .unwrap()
            .pages()
    });
    assert!(
        counts[0] <= 2 && counts[0] < counts[1] && counts[1] < counts[2],
        "{counts:?}"
    );
}

#[test]
fn totals_are_those_of_the_statement() {
    let statement = sample::statement(37);
    let texts = texts(&statement);
    for block in &statement.blocks {
        let times = |wanted: &str| texts.iter().filter(|text| *text == wanted).count();
        assert!(
            times(&block.balance().show(Locale::Es)) >= 2,
            "headline and total row"
        );
        assert!(times(&block.overdue().show(Locale::Es)) >= 1);
        for minor in block.ageing.bands() {
            assert!(times(&Money::new(minor, block.currency).show(Locale::Es)) >= 1);
        }
        for line in &block.lines {
            assert!(times(&line.folio) >= 1);
            assert!(times(&Money::new(line.balance, block.currency).show(Locale::Es)) >= 1);
        }
    }
}

#[test]
fn every_page_is_numbered_and_repeats_the_header() {
    let statement = sample::statement(200);
    let sheet = compose(&statement, Locale::Es).unwrap();
    let headers = sheet.texts().filter(|text| *text == "Vencimiento").count();
    assert!(headers >= sheet.pages());
    assert_eq!(
        pages(&render(&statement, Locale::Es).unwrap()),
        sheet.pages()
    );
}

#[test]
fn overdue_is_said_in_words() {
    let texts = texts(&sample::statement(12));
    assert!(texts.iter().any(|text| text == "118 de atraso"));
    assert!(texts.iter().any(|text| text == "▲ Vencido"));
    assert_eq!(standing_text(1, Locale::Es), "1 de atraso");
    assert_eq!(standing_text(0, Locale::Es), "vence hoy");
    assert_eq!(standing_text(-1, Locale::Es), "falta 1");
    assert_eq!(standing_text(-25, Locale::En), "in 25");
}

#[test]
fn the_note_names_the_day_of_the_data() {
    let mut statement = sample::statement(3);
    let note = |statement: &Statement| {
        let wanted = format!("recibimos después del {}", day(statement.data_as_of));
        texts(statement).iter().any(|text| text.contains(&wanted))
    };
    assert!(note(&statement) && !statement.is_dated());
    statement.data_as_of = statement.as_of - chrono::Days::new(2);
    assert!(note(&statement) && statement.is_dated());
}

#[test]
fn nothing_open_is_a_friendly_line() {
    let mut statement = sample::statement(0);
    statement.blocks.clear();
    let texts = texts(&statement);
    assert!(
        texts
            .iter()
            .any(|text| text.starts_with("No hay facturas por pagar al"))
    );
    assert!(texts.iter().all(|text| text != "Dónde pagar"));
    assert!(render(&statement, Locale::En).unwrap().starts_with(b"%PDF"));
}

#[test]
fn hostile_names_are_drawn_and_never_break_the_document() {
    let mut statement = sample::statement(3);
    for name in [
        "Ñandú & <script>alert(1)</script>",
        "ООО «Ромашка»",
        "漢字会社 🏪 \u{E000}\u{10FFFD}",
        "a\r\nb\tc\u{0}\u{FEFF}\u{202E}d",
        "",
        " ",
        &"W".repeat(5_000),
        &"palabra ".repeat(800),
        "שלום مرحبا",
    ] {
        statement.debtor.name = name.to_owned();
        statement.debtor.legal_name = name.to_owned();
        statement.creditor.name = name.to_owned();
        statement.creditor.contact = Some(name.to_owned());
        statement.banks[0].holder = name.to_owned();
        statement.banks[0].account = name.to_owned();
        statement.blocks[0].lines[0].folio = name.to_owned();
        statement.blocks[0].lines[0].purchase_order = Some(name.to_owned());
        let bytes =
            render(&statement, Locale::Es).unwrap_or_else(|error| panic!("{name:.20}: {error}"));
        assert!(bytes.starts_with(b"%PDF"));
        assert!(pages(&bytes) <= 3);
    }
    let texts = texts(&statement);
    assert!(texts.iter().all(|text| !text.contains('\n')));
}

#[test]
fn enormous_amounts_are_never_cut() {
    let mut statement = sample::statement(3);
    let huge = 9_007_199_254_740_991;
    let block = &mut statement.blocks[0];
    block.ageing.days_91 = huge;
    block.lines[0].total = huge;
    let texts = texts(&statement);
    let shown = Money::new(huge, statement.blocks[0].currency).show(Locale::Es);
    assert!(texts.iter().filter(|text| **text == shown).count() >= 2);
    assert!(texts.iter().all(|text| !text.contains('…')));
}

#[test]
fn the_same_statement_gives_the_same_bytes() {
    let statement = sample::statement(12);
    assert_eq!(
        render(&statement, Locale::Es).unwrap(),
        render(&statement, Locale::Es).unwrap()
    );
}

#[test]
fn accounts_are_named_by_their_form() {
    assert_eq!(account_label("0321 8000 0118 3597 19", Locale::Es), "CLABE");
    assert_eq!(
        account_label("ES91 2100 0418 4502 0005 1332", Locale::Es),
        "IBAN"
    );
    assert_eq!(account_label("123 456", Locale::Es), "Cuenta");
}

fn in_words(wording: &Wording) -> Own<'_> {
    Own {
        wording: Some(wording),
        logo: None,
    }
}

/// Whether the plain part of a document announces a picture.
fn has_picture(pdf: &[u8]) -> bool {
    let text = String::from_utf8_lossy(pdf);
    ["/Subtype /Image", "/Subtype/Image"]
        .iter()
        .any(|name| text.contains(name))
}

#[test]
fn a_logo_takes_the_place_of_the_initials_unless_neither_is_wanted() {
    let mut png = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(80, 40)
        .write_to(&mut png, image::ImageFormat::Png)
        .unwrap();
    let logo = Picture::read(&png.into_inner()).unwrap();
    let statement = sample::statement(12);
    for show_logo in [true, false] {
        let wording = Wording {
            show_logo,
            ..Wording::default()
        };
        let own = Own {
            wording: Some(&wording),
            logo: Some(&logo),
        };
        let sheet = compose_with(&statement, own, Locale::Es).unwrap();
        assert!(!sheet.texts().any(|text| text == "CP"));
        let pdf = render_with(&statement, own, Locale::Es).unwrap();
        assert_eq!(has_picture(&pdf), show_logo);
    }
    let plain = render(&statement, Locale::Es).unwrap();
    assert!(!has_picture(&plain));
}

#[test]
fn the_companys_own_words_take_the_place_of_ours() {
    let own = Wording {
        title: "Resumen de saldo".to_owned(),
        intro: "Estimado cliente:\n\nGracias por su compra.".to_owned(),
        closing: "Quedamos a sus órdenes.".to_owned(),
        footer: "Calle Uno 1".to_owned(),
        tone: Some("red".to_owned()),
        show_logo: false,
    };
    let statement = sample::statement(12);
    let sheet = compose_with(&statement, in_words(&own), Locale::Es).unwrap();
    let texts: Vec<&str> = sheet.texts().collect();
    let place = |wanted: &str| texts.iter().position(|text| *text == wanted).unwrap();
    assert!(place("Resumen de saldo") < place("Estimado cliente:"));
    assert!(place("Estimado cliente:") < place("Gracias por su compra."));
    assert!(place("Gracias por su compra.") < place("Quedamos a sus órdenes."));
    assert!(!texts.contains(&"Estado de cuenta") && !texts.contains(&"CP"));
    let plain = render(&statement, Locale::Es).unwrap();
    assert_ne!(
        render_with(&statement, in_words(&own), Locale::Es).unwrap(),
        plain
    );
    let ours = Wording::default();
    assert_eq!(
        render_with(&statement, in_words(&ours), Locale::Es).unwrap(),
        plain
    );
}

#[test]
fn hostile_words_do_no_more_than_fill_pages() {
    let wide = "W".repeat(600);
    let emoji = "🙂<script>\u{202E}\n".repeat(12);
    for text in [wide, emoji] {
        let own = Wording {
            title: text.clone(),
            intro: text.clone(),
            closing: text.clone(),
            footer: text,
            ..Wording::default()
        };
        let statement = sample::statement(12);
        let sheet = compose_with(&statement, in_words(&own), Locale::Es).unwrap();
        assert!(sheet.pages() <= 5, "{}", sheet.pages());
        assert!(render_with(&statement, in_words(&own), Locale::Es).is_ok());
    }
}
