//! The filter language over a small table.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use chrono::NaiveDate;
use proptest::prelude::*;

use super::{Expr, Kind, Op, Table, Value, filter, holds, order};

/// Fields: A and B numbers, T text, D date, G GUID, Y bool, N always nothing (text).
struct Small;

const ID: u128 = 0xb7e2_c065_bd52_40ca_b508_3acc_dd53_8860;

impl Table for Small {
    fn field(&self, name: &str) -> Option<(usize, Kind)> {
        let kinds = [
            Kind::Number,
            Kind::Number,
            Kind::Text,
            Kind::Date,
            Kind::Guid,
            Kind::Bool,
        ];
        let at = ["A", "B", "T", "D", "G", "Y", "N"]
            .iter()
            .position(|known| *known == name)?;
        Some((at, kinds.get(at).copied().unwrap_or(Kind::Text)))
    }

    fn rows(&self) -> usize {
        3
    }

    fn value(&self, row: usize, field: usize) -> Value<'_> {
        match field {
            0 => Value::Int(row as i64),
            1 => Value::Double(1.0),
            2 => Value::text(["x", "O'Hara Ñ", ""][row]),
            3 => Value::Date(
                NaiveDate::from_ymd_opt(2026, 1, 1 + row as u32)
                    .unwrap()
                    .into(),
            ),
            4 => Value::Guid(ID + row as u128),
            5 => Value::Bool(row == 1),
            _ => Value::Null,
        }
    }
}

fn rows(text: &str) -> Vec<usize> {
    let expr = filter(text, &Small).unwrap_or_else(|why| panic!("{text}: {why}"));
    (0..Small.rows())
        .filter(|row| holds(&expr, &Small, *row))
        .collect()
}

#[test]
fn every_operator_and_literal_does_what_it_says() {
    let all = vec![0, 1, 2];
    for (text, expected) in [
        ("A eq 1", vec![1]),
        ("A ne 1", vec![0, 2]),
        ("A gt B", vec![2]),
        ("A ge B", vec![1, 2]),
        ("A lt B", vec![0]),
        ("B le A", vec![1, 2]),
        ("A gt -1.5e0", all.clone()),
        ("A eq 1L or A eq 2M", vec![1, 2]),
        ("T eq 'O''Hara Ñ'", vec![1]),
        ("T eq ''", vec![2]),
        ("substringof('Hara', T)", vec![1]),
        ("substringof('Hara', T) eq false", vec![0, 2]),
        ("not substringof('Hara',T)", vec![0, 2]),
        ("substringof('', T)", all.clone()),
        ("D ge datetime'2026-01-02T00:00:00'", vec![1, 2]),
        ("D gt DateTime'2026-01-02'", vec![2]),
        ("D lt datetime'2026-01-01T00:00:00.001'", vec![0]),
        ("G eq guid'B7E2C065-bd52-40ca-b508-3accdd538860'", vec![0]),
        ("Y", vec![1]),
        ("Y eq false", vec![0, 2]),
        ("N eq null", all.clone()),
        ("N ne 'x'", all.clone()),
        ("N gt 'a' or N le 'a'", vec![]),
        ("T ne null", all.clone()),
        ("A eq 0 or A eq 1 and Y", vec![0, 1]),
        ("(A eq 0 or A eq 1) and Y", vec![1]),
        ("not (A eq 0) and not Y", vec![2]),
        ("not not Y", vec![1]),
        ("true", all),
    ] {
        assert_eq!(rows(text), expected, "{text}");
    }
}

#[test]
fn what_is_no_filter_is_refused() {
    let deep = format!("{}Y{}", "(".repeat(65), ")".repeat(65));
    let long = "Y or ".repeat(2000) + "Y";
    for text in [
        "",
        "A",
        "Z eq 1",
        "A eq",
        "A eq 'x'",
        "A eq 1 2",
        "(A eq 1",
        "A eq 1)",
        "eq 1",
        "A == 1",
        "T eq 'x",
        "D eq datetime'soon'",
        "D eq '2026-01-01'",
        "G eq guid'1'",
        "G eq '1'",
        "A eq 1LL",
        "A eq 1x",
        "A eq --1",
        "foo'x' eq T",
        "A eq inf",
        "A and Y",
        "not A",
        "substringof('x')",
        "substringof(A, T)",
        "A eq 1e999",
        "a eq 1",
        "'x'",
        &deep,
        &long,
    ] {
        assert!(filter(text, &Small).is_err(), "{text}");
    }
}

#[test]
fn orders_name_fields_and_directions() {
    assert_eq!(order("A", &Small), Ok(vec![(0, false)]));
    assert_eq!(
        order("T desc, A asc,B", &Small),
        Ok(vec![(2, true), (0, false), (1, false)])
    );
    for text in ["", "Z", "A down", "A desc asc", "A,,B"] {
        assert!(order(text, &Small).is_err(), "{text}");
    }
}

fn condition() -> impl Strategy<Value = Expr> {
    let ops = prop::sample::select(vec![Op::Eq, Op::Ne, Op::Gt, Op::Ge, Op::Lt, Op::Le]);
    let text = "[ -~ñÑ]{0,6}";
    let leaf = prop_oneof![
        (ops.clone(), -5_i32..5).prop_map(|(op, n)| {
            let literal = Expr::Literal(Value::Double(f64::from(n)));
            Expr::Compare(
                op,
                Box::new(Expr::Field(0, Kind::Number)),
                Box::new(literal),
            )
        }),
        (ops, text).prop_map(|(op, text)| {
            let literal = Expr::Literal(Value::made(text));
            Expr::Compare(op, Box::new(Expr::Field(2, Kind::Text)), Box::new(literal))
        }),
        text.prop_map(|text| {
            let literal = Expr::Literal(Value::made(text));
            Expr::Substring(Box::new(literal), Box::new(Expr::Field(2, Kind::Text)))
        }),
        Just(Expr::Field(5, Kind::Bool)),
    ];
    leaf.prop_recursive(5, 32, 2, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| Expr::And(a.into(), b.into())),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| Expr::Or(a.into(), b.into())),
            inner.prop_map(|a| Expr::Not(a.into())),
        ]
    })
}

fn print(expr: &Expr) -> String {
    match expr {
        Expr::Field(at, _) => ["A", "B", "T", "D", "G", "Y", "N"][*at].to_owned(),
        Expr::Literal(Value::Double(number)) => number.to_string(),
        Expr::Literal(Value::Text(text)) => format!("'{}'", text.replace('\'', "''")),
        Expr::Literal(other) => panic!("not printed: {other:?}"),
        Expr::Substring(a, b) => format!("substringof({}, {})", print(a), print(b)),
        Expr::Compare(op, a, b) => {
            format!(
                "{} {} {}",
                print(a),
                format!("{op:?}").to_lowercase(),
                print(b)
            )
        }
        Expr::And(a, b) => format!("({} and {})", print(a), print(b)),
        Expr::Or(a, b) => format!("({} or {})", print(a), print(b)),
        Expr::Not(a) => format!("not ({})", print(a)),
    }
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(expr in condition()) {
        prop_assert_eq!(filter(&print(&expr), &Small), Ok(expr));
    }

    #[test]
    fn the_laws_of_de_morgan_hold(a in condition(), b in condition()) {
        let (a, b) = (print(&a), print(&b));
        let one = rows(&format!("not ({a} and {b})"));
        prop_assert_eq!(one, rows(&format!("not ({a}) or not ({b})")));
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in "\\PC{0,60}") {
        let _ = filter(&text, &Small);
        let _ = order(&text, &Small);
    }

    #[test]
    fn no_mix_of_tokens_makes_the_parser_panic(
        words in prop::collection::vec(prop::sample::select(vec![
            "A", "T", "Y", "eq", "and", "or", "not", "(", ")", ",", "'x'", "1", "-", "null",
            "substringof(", "datetime'2026-01-01'", "guid'", "'",
        ]), 0..20),
    ) {
        let _ = filter(&words.join(" "), &Small);
    }
}
