#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use proptest::prelude::*;

use super::*;

#[test]
fn published_clabes_are_read_and_grouped() {
    let clabe = Clabe::parse("012-180 02605078385-8").unwrap();
    assert_eq!(clabe.as_str(), "012180026050783858");
    assert_eq!(clabe.grouped(), "012 180 02605078385 8");
    assert_eq!(clabe.bank_name(), Some("BBVA"));
    assert!(Clabe::parse("032180000118359719").is_ok());
}

#[test]
fn banks_are_named_by_their_digits() {
    let bank = |code: &str| {
        let digits = format!("{code}18000000000001");
        Clabe::parse(&format!("{digits}{}", control_digit(&digits)))
            .unwrap()
            .bank_name()
    };
    for (code, name) in [
        ("002", "Banamex"),
        ("012", "BBVA"),
        ("014", "Santander"),
        ("021", "HSBC"),
        ("030", "BanBajío"),
        ("036", "Inbursa"),
        ("044", "Scotiabank"),
        ("072", "Banorte"),
    ] {
        assert_eq!(bank(code), Some(name));
    }
    assert_eq!(bank("999"), None);
}

#[test]
fn each_fault_says_what_is_wrong() {
    let fault = |text: &str, currency| AccountNumber::parse(text, currency).unwrap_err();
    for text in [
        "",
        "01218002605078385",
        "0121800260507838581",
        "01218002605078385A",
        "٠12180026050783858",
    ] {
        assert_eq!(
            fault(text, Currency::MXN),
            AccountFault::ClabeForm,
            "{text:?}"
        );
    }
    assert_eq!(
        fault("012180026050783859", Currency::MXN),
        AccountFault::ClabeControlDigit
    );
    assert_eq!(
        fault("ES9121000418450200051331", Currency::EUR),
        AccountFault::IbanCheckDigits
    );
    for text in ["", "012180026050783858", "ES!121000418450200051332"] {
        assert_eq!(
            fault(text, Currency::EUR),
            AccountFault::IbanForm,
            "{text:?}"
        );
    }
    for text in [
        "",
        "123",
        "12 3",
        "1234\u{301}",
        "-1234",
        "1234/",
        "1------4-5-6",
        "<b>1234</b>",
    ] {
        assert_eq!(
            fault(text, Currency::USD),
            AccountFault::OtherForm,
            "{text:?}"
        );
    }
    assert_eq!(
        fault(&"1".repeat(35), Currency::USD),
        AccountFault::OtherForm
    );
}

#[test]
fn the_currency_decides_the_kind() {
    let euro = AccountNumber::parse("es91 2100-0418 4502 0005 1332", Currency::EUR).unwrap();
    assert_eq!(euro.as_str(), "ES9121000418450200051332");
    assert_eq!(euro.grouped(), "ES91 2100 0418 4502 0005 1332");
    assert_eq!(euro.bank_name(), None);
    let dollar = AccountNumber::parse("  021000021 /  0012-345 ", Currency::USD).unwrap();
    assert_eq!(dollar.as_str(), "021000021 / 0012-345");
    assert!(AccountNumber::parse(&"A".repeat(34), Currency::USD).is_ok());
    let peso = AccountNumber::parse("012180026050783858", Currency::MXN).unwrap();
    assert_eq!(peso.to_string(), "012 180 02605078385 8");
}

#[test]
fn an_account_does_not_print_whole_in_a_log() {
    let peso = AccountNumber::parse("012180026050783858", Currency::MXN).unwrap();
    assert!(!format!("{peso:?}").contains("02605078385"));
    assert_eq!(
        format!("{:?}", Clabe::parse("012180026050783858").unwrap()),
        "Clabe(…3858)"
    );
}

proptest! {
    #[test]
    fn every_single_wrong_digit_is_noticed(digits in "[0-9]{17}", at in 0_usize..18, add in 1_u32..10) {
        let right = format!("{digits}{}", control_digit(&digits));
        prop_assert!(Clabe::parse(&right).is_ok());
        let mut wrong: Vec<u32> = right.chars().map(|c| c.to_digit(10).unwrap()).collect();
        wrong[at] = (wrong[at] + add) % 10;
        let wrong: String = wrong.into_iter().map(|d| char::from_digit(d, 10).unwrap()).collect();
        prop_assert_eq!(Clabe::parse(&wrong), Err(AccountFault::ClabeControlDigit));
    }

    #[test]
    fn what_is_shown_reads_back(digits in "[0-9]{17}", other in "[A-Z0-9]{4,34}") {
        let clabe = Clabe::parse(&format!("{digits}{}", control_digit(&digits))).unwrap();
        prop_assert_eq!(Clabe::parse(&clabe.grouped()), Ok(clabe.clone()));
        let number = AccountNumber::parse(&other, Currency::USD).unwrap();
        prop_assert_eq!(number.as_str(), other.as_str());
    }

    #[test]
    fn any_text_is_answered(text in any::<String>()) {
        for currency in [Currency::MXN, Currency::EUR, Currency::USD] {
            let _ = AccountNumber::parse(&text, currency);
        }
    }
}
