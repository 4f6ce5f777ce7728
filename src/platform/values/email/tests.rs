#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use proptest::prelude::*;

use super::*;

fn addresses(text: &str) -> Vec<String> {
    EmailAddress::parse_list(text)
        .addresses
        .into_iter()
        .map(String::from)
        .collect()
}

fn rejected(text: &str) -> Vec<String> {
    EmailAddress::parse_list(text).rejected
}

#[test]
fn usual_addresses_are_taken() {
    for text in [
        "ana@cliente.test",
        "ana.ruiz+cobranza@mail.cliente.test",
        "o'neil@cliente.test",
        "1@2.mx",
        "a_b-c@x--y.com.mx",
    ] {
        assert_eq!(EmailAddress::parse(text).unwrap().as_str(), text);
    }
}

#[test]
fn the_domain_is_lower_case_and_international_names_are_converted() {
    let address = EmailAddress::parse(" Ana@Cliente.TEST ").unwrap();
    assert_eq!(address.as_str(), "Ana@cliente.test");
    assert_eq!(
        (address.local_part(), address.domain()),
        ("Ana", "cliente.test")
    );
    assert_eq!(address.normalized(), "ana@cliente.test");
    assert_eq!(
        EmailAddress::parse("ana@peña.test").unwrap().as_str(),
        "ana@xn--pea-8ma.test"
    );
}

#[test]
fn what_no_server_takes_or_what_could_break_a_header_is_refused() {
    let long_local = format!("{}@cliente.test", "a".repeat(65));
    let long_label = format!("a@{}.test", "b".repeat(64));
    let long_domain = format!("a@{}test", "b.".repeat(125));
    for text in [
        "",
        "@",
        "ana",
        "ana@",
        "@cliente.test",
        "ana@cliente",
        "ana@@cliente.test",
        "a@b@cliente.test",
        "an a@cliente.test",
        "ana@cli ente.test",
        "ana@cliente.test\nBcc: x",
        "ana\r@cliente.test",
        "ana@cliente.test\0",
        ".ana@cliente.test",
        "ana.@cliente.test",
        "a..b@cliente.test",
        "\"ana ruiz\"@cliente.test",
        "ana@[10.0.0.1]",
        "ana@10.0.0.1",
        "ana@-cliente.test",
        "ana@cliente-.test",
        "ana@cliente..test",
        "ana@cliente.test.",
        "ana@cli_ente.test",
        "añá@cliente.test",
        "ana@ñ%41.test",
        "<ana@cliente.test>",
        &long_local,
        &long_label,
        &long_domain,
    ] {
        assert_eq!(EmailAddress::parse(text), None, "{text:?}");
    }
    assert!(EmailAddress::parse(&format!("{}@cliente.test", "a".repeat(64))).is_some());
    assert!(EmailAddress::parse(&format!("a@{}.test", "b".repeat(63))).is_some());
    assert!(EmailAddress::parse(&format!("a@{}testx.mx", "b.".repeat(122))).is_some());
}

#[test]
fn a_list_may_be_parted_by_anything_that_people_use() {
    let expected = ["a@uno.test", "b@dos.test"];
    for text in [
        "a@uno.test, b@dos.test",
        "a@uno.test;b@dos.test",
        "a@uno.test/b@dos.test",
        "a@uno.test | b@dos.test",
        "a@uno.test b@dos.test",
        "a@uno.test\r\nb@dos.test",
        "a@uno.test\t\u{a0}b@dos.test",
        ";;a@uno.test,,; b@dos.test;",
        "Ana <a@uno.test>, Beto Díaz <b@dos.test>",
        "\"Ruiz, Ana\" <a@uno.test>; b@dos.test",
        "mailto:a@uno.test (b@dos.test).",
        "a@uno.test, A@UNO.test, b@dos.test, a@uno.test",
    ] {
        assert_eq!(addresses(text), expected, "{text:?}");
        assert_eq!(rejected(text), Vec::<String>::new(), "{text:?}");
    }
}

#[test]
fn what_stands_for_no_address_is_rejected() {
    for text in [
        "no",
        "pendiente",
        "sin correo",
        "n/a",
        "NO TIENE",
        "-",
        "no@no.com",
        "x@x.com",
        "na@na.com",
        "NA@NA.com.mx",
        "pendiente@pendiente.com",
        "sin.correo@gmail.com",
        "aaa@aaa.com",
        "correo@correo.com",
        "ana@",
        "a@b.testc@d.test",
        "\"ana\"@cliente.test",
    ] {
        assert_eq!(addresses(text), Vec::<String>::new(), "{text:?}");
        assert_eq!(rejected(text).len(), 1, "{text:?}");
    }
    assert_eq!(rejected(" \n,; "), Vec::<String>::new());
}

#[test]
fn short_or_plain_names_at_a_real_domain_are_no_rubbish() {
    for text in [
        "x@cliente.test",
        "correo@cliente.test",
        "no@cliente.test",
        "info@info.test",
    ] {
        assert_eq!(addresses(text), [text]);
    }
}

#[test]
fn rubbish_beside_an_address_does_not_cost_the_address() {
    let list = EmailAddress::parse_list("n/a; ana@cliente.test, no@no.com, ana@cliente");
    assert_eq!(
        list.addresses,
        [EmailAddress::parse("ana@cliente.test").unwrap()]
    );
    assert_eq!(list.rejected, ["n/a", "no@no.com", "ana@cliente"]);
}

#[test]
fn json_holds_the_text_and_nothing_else_is_read() {
    let address = EmailAddress::parse("ana@cliente.test").unwrap();
    let json = serde_json::to_string(&address).unwrap();
    assert_eq!(json, "\"ana@cliente.test\"");
    assert_eq!(
        serde_json::from_str::<EmailAddress>(&json).unwrap(),
        address
    );
    assert!(serde_json::from_str::<EmailAddress>("\"ana\"").is_err());
}

proptest! {
    #[test]
    fn what_was_parsed_parses_to_itself(text in "[a-zA-Z0-9.+'_-]{1,12}@[a-zA-Zñß0-9.-]{1,16}") {
        if let Some(address) = EmailAddress::parse(&text) {
            prop_assert_eq!(EmailAddress::parse(address.as_str()), Some(address));
        }
    }

    #[test]
    fn any_text_is_read_and_nothing_read_can_break_a_line(text in any::<String>(), at in "[ -~\n]{0,40}") {
        for text in [format!("{text}@{at}"), at] {
            for address in EmailAddress::parse_list(&text).addresses {
                prop_assert!(address.as_str().bytes().all(|b| b.is_ascii_graphic()));
                prop_assert_eq!(EmailAddress::parse(address.as_str()), Some(address));
            }
        }
    }

    #[test]
    fn a_list_keeps_order_and_holds_each_mailbox_once(
        names in prop::collection::vec("[a-d]{1,2}", 0..12),
        separator in prop::sample::select(vec![",", ";", "/", "|", " ", "\n", " ; ", ",\n"]),
    ) {
        let field: Vec<String> = names.iter().map(|name| format!("{name}@cliente.test")).collect();
        let mut once: Vec<String> = Vec::new();
        for address in &field {
            if !once.contains(address) {
                once.push(address.clone());
            }
        }
        prop_assert_eq!(addresses(&field.join(separator)), once);
    }
}
