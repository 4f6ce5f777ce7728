//! An invented statement for tests.

use chrono::{Days, NaiveDate};

use super::super::{Ageing, BankDetail, Block, Creditor, Debtor, Line, Statement};
use crate::platform::values::Currency;

/// A statement with `count` pesos invoices of all ages and, from 3 on, one in dollars.
pub fn statement(count: u32) -> Statement {
    let as_of = NaiveDate::default() + Days::new(20_630);
    let mut blocks = vec![block(Currency::MXN, count, as_of)];
    if count >= 3 {
        blocks.push(block(Currency::USD, 1, as_of));
    }
    Statement {
        creditor: Creditor {
            name: "Comercializadora Peñón & Hijos".to_owned(),
            tax_id: "EKU9003173C9".to_owned(),
            tone: "petrol".to_owned(),
            contact: Some("cobranza@penon.test".to_owned()),
        },
        debtor: Debtor {
            name: "Ferretería El Ñandú".to_owned(),
            legal_name: "Ferretera Ñandú del Bajío, S.A. de C.V.".to_owned(),
            tax_id: "URE180429TM6".to_owned(),
            number: "1042".to_owned(),
        },
        as_of,
        data_as_of: as_of,
        blocks,
        banks: vec![
            bank(Currency::MXN, "0321 8000 0118 3597 19"),
            bank(Currency::USD, "ES91 2100 0418 4502 0005 1332"),
        ],
    }
}

fn bank(currency: Currency, account: &str) -> BankDetail {
    BankDetail {
        currency,
        bank: "Banco del Ejemplo".to_owned(),
        holder: "Comercializadora Peñón & Hijos, S.A. de C.V.".to_owned(),
        account: account.to_owned(),
        reference: Some("1042".to_owned()),
    }
}

fn block(currency: Currency, count: u32, as_of: NaiveDate) -> Block {
    let mut ageing = Ageing::default();
    let lines: Vec<Line> = (0..count).map(|index| line(index, as_of)).collect();
    for line in &lines {
        ageing.add(line.days_late, line.balance);
    }
    Block {
        currency,
        lines,
        ageing,
    }
}

fn line(index: u32, as_of: NaiveDate) -> Line {
    let days_late = 118 - i64::from(index * 13 % 150);
    let due_on = as_of - chrono::TimeDelta::days(days_late);
    let total = 185_640 + i64::from(index) * 1_234_567 % 9_800_000;
    let paid = if index % 3 == 1 { total / 4 } else { 0 };
    let credited = if index % 5 == 2 { 15_050 } else { 0 };
    Line {
        folio: format!("FAC-{}", 158 + index),
        issued_on: due_on - Days::new(30),
        due_on,
        purchase_order: index
            .is_multiple_of(4)
            .then(|| format!("OC-{}", 4700 + index)),
        total,
        paid,
        credited,
        balance: total - paid - credited,
        days_late,
    }
}
