//! Clients and invoices that have gone wrong somewhere before: odd addresses, odd names, odd
//! amounts, and every edge of the ageing bands.

use chrono::{Datelike as _, Duration, NaiveDate, NaiveDateTime};

use super::drafts::{Draft, TAKEN_BACK};
use super::generate::Maker;
use super::model::Status;
use super::rfc;

/// Tax ids of the general public and of foreigners, which many clients share.
pub const PUBLIC: &str = "XAXX010101000";
const FOREIGN: &str = "XEXX010101000";

/// Adds all of them.
pub fn add(maker: &mut Maker) {
    addresses(maker);
    names(maker);
    amounts(maker);
    states(maker);
    ages(maker);
    full_pages(maker);
}

fn addresses(maker: &mut Maker) {
    for (name, rfc, email) in [
        ("Sin Correo", PUBLIC, None),
        ("Correo Vacío", PUBLIC, Some("")),
        ("Correo Pendiente", PUBLIC, Some("pendiente")),
        ("Correo No", PUBLIC, Some("no@no")),
        ("Correo Roto", "XIA190128J61", Some("pagos@@roto.test")),
        (
            "Varios Correos",
            "IIA040805DZ4",
            Some("cxp@varios.test; PAGOS@Varios.test ,ana@varios.test"),
        ),
        (
            "Correo con Nombre",
            "WERX631016S30",
            Some("Ana Luz <ana@luz.test>"),
        ),
        ("Foreign Trading", FOREIGN, Some("ap@foreign.test")),
    ] {
        let client = maker.client(name, rfc, email);
        let draft = maker.due_in(client, -10, 1160.0);
        maker.invoice(draft);
    }
}

fn names(maker: &mut Maker) {
    let ampersand = rfc::company("A&B", &mut maker.random);
    for (name, rfc) in [
        ("Ñandú & Ñoño", "OÑO120726RX3"),
        ("Álvarez & Báez", ampersand.as_str()),
        ("<script>alert(1)</script>", "FUNK671228PH6"),
        ("Dos\nRenglones", "KAHO641101B39"),
        ("Comillas \"dobles\" y 'sencillas'; =1+1", "CACX7605101P8"),
    ] {
        let client = maker.client(name, rfc, Some("cxp@nombres.test"));
        let draft = maker.due_in(client, -5, 250.5);
        maker.invoice(draft);
    }
}

fn amounts(maker: &mut Maker) {
    let client = maker.client("Importes Raros", PUBLIC, Some("cxp@importes.test"));
    for total in [0.0, 0.005, 1.005, 12_345_678_901.23] {
        let draft = maker.due_in(client, -15, total);
        maker.invoice(draft);
    }
    let both = maker.client("Dos Monedas", PUBLIC, Some("cxp@monedas.test"));
    for dollars in [false, true] {
        let draft = maker.due_in(both, -20, 500.0);
        maker.invoice(Draft { dollars, ..draft });
    }
}

fn states(maker: &mut Maker) {
    let client = maker.client("Todos los Estados", PUBLIC, Some("cxp@estados.test"));
    let draft = maker.due_in(client, -25, 1000.0);
    let order = |name: &str| Some(name.to_owned());
    for special in [
        Draft {
            stamped: false,
            purchase_order: order("SIN-TIMBRE"),
            ..draft.clone()
        },
        Draft {
            status: Status::Cancelled,
            purchase_order: order("CANCELADA"),
            ..draft.clone()
        },
        Draft {
            paid: 333.33,
            purchase_order: order(TAKEN_BACK),
            ..draft.clone()
        },
        Draft {
            credited: 1000.0,
            purchase_order: order("NOTA-TOTAL"),
            ..draft.clone()
        },
        Draft {
            paid: 400.0,
            credited: 600.0,
            purchase_order: order("MIXTA"),
            ..draft.clone()
        },
        Draft {
            paid: 1200.0,
            purchase_order: order("DE-MAS"),
            ..draft.clone()
        },
        Draft {
            status: Status::Paid,
            paid: 1000.0,
            purchase_order: order("PAGADA"),
            ..draft
        },
    ] {
        maker.invoice(special);
    }
}

fn ages(maker: &mut Maker) {
    let client = maker.client("Todas las Edades", PUBLIC, Some("cxp@edades.test"));
    for days in [0, 1, 30, 31, 60, 61, 90, 91] {
        let draft = maker.due_in(client, -days, 100.0 + days as f64);
        maker.invoice(draft);
    }
    let mut holiday = maker.due_in(client, 0, 160.0);
    holiday.due = noon(last_christmas(maker.today));
    holiday.issued = holiday.due - Duration::days(30);
    maker.invoice(holiday);
    let mut late = maker.due_in(client, -7, 235.9);
    late.due = late
        .due
        .date()
        .and_hms_milli_opt(23, 59, 59, 900)
        .unwrap_or(late.due);
    maker.invoice(late);
    let soon = maker.due_in(client, 5, 55.0);
    maker.invoice(soon);
}

fn full_pages(maker: &mut Maker) {
    for (name, count) in [("Cien Facturas", 100), ("Ciento Una Facturas", 101)] {
        let client = maker.client(name, PUBLIC, Some("cxp@paginas.test"));
        for at in 0..count {
            let draft = maker.due_in(client, at - 120, 116.0);
            maker.invoice(draft);
        }
    }
}

fn last_christmas(today: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(today.year() - 1, 12, 25).unwrap_or(today)
}

fn noon(day: NaiveDate) -> NaiveDateTime {
    day.and_hms_opt(12, 0, 0).unwrap_or_default()
}

impl Maker {
    /// An open invoice that is due so many days from today, issued thirty days before.
    fn due_in(&self, client: u32, days: i64, total: f64) -> Draft {
        let due = self.today + Duration::days(days);
        let due = due.and_hms_milli_opt(17, 59, 58, 800).unwrap_or_default();
        Draft::open(client, due - Duration::days(30), due, total)
    }
}
