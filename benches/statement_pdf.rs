//! The statement of account as PDF and XLSX, with 12 invoices and with 400.

use chrono::{Days, NaiveDate, TimeDelta};
use mostrador::domain::statements::{
    Ageing, BankDetail, Block, Creditor, Debtor, Line, Statement, pdf, xlsx,
};
use mostrador::platform::i18n::Locale;
use mostrador::platform::values::Currency;

fn main() {
    divan::main();
}

#[divan::bench(args = [12, 400])]
fn statement_pdf(bencher: divan::Bencher<'_, '_>, lines: i64) {
    let statement = statement(lines);
    bencher.bench(|| pdf::render(&statement, Locale::Es));
}

#[divan::bench(args = [12, 400])]
fn statement_xlsx(bencher: divan::Bencher<'_, '_>, lines: i64) {
    let statement = statement(lines);
    bencher.bench(|| xlsx::render(&statement, Locale::Es));
}

fn statement(lines: i64) -> Statement {
    let as_of = NaiveDate::default() + Days::new(20_630);
    let lines: Vec<Line> = (0..lines).map(|index| line(index, as_of)).collect();
    let mut ageing = Ageing::default();
    for line in &lines {
        ageing.add(line.days_late, line.balance);
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
        blocks: vec![Block {
            currency: Currency::MXN,
            lines,
            ageing,
        }],
        banks: vec![BankDetail {
            currency: Currency::MXN,
            bank: "Banco del Ejemplo".to_owned(),
            holder: "Comercializadora Peñón & Hijos, S.A. de C.V.".to_owned(),
            account: "0321 8000 0118 3597 19".to_owned(),
            reference: Some("1042".to_owned()),
        }],
    }
}

fn line(index: i64, as_of: NaiveDate) -> Line {
    let days_late = 118 - index * 13 % 150;
    let total = 185_640 + index * 1_234_567 % 9_800_000;
    let paid = if index % 3 == 1 { total / 4 } else { 0 };
    Line {
        folio: format!("FAC-{}", 158 + index),
        issued_on: as_of - TimeDelta::days(days_late + 30),
        due_on: as_of - TimeDelta::days(days_late),
        purchase_order: (index % 4 == 0).then(|| format!("OC-{}", 4700 + index)),
        total,
        paid,
        credited: 0,
        balance: total - paid,
        days_late,
    }
}
