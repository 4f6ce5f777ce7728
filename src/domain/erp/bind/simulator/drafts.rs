//! From a draft to an invoice and its payments.

use chrono::{Duration, NaiveDateTime};

use super::model::{Invoice, Payment, Status};
use super::random::Random;

/// The purchase order of an invoice that always has a payment that was taken back.
pub const TAKEN_BACK: &str = "PARCIAL";

/// What an invoice is made from; amounts in units.
#[derive(Clone, Debug)]
pub struct Draft {
    pub client: u32,
    pub issued: NaiveDateTime,
    pub due: NaiveDateTime,
    pub total: f64,
    pub paid: f64,
    pub credited: f64,
    pub status: Status,
    pub stamped: bool,
    pub dollars: bool,
    pub purchase_order: Option<String>,
}

impl Draft {
    /// An open, stamped invoice in pesos.
    pub const fn open(client: u32, issued: NaiveDateTime, due: NaiveDateTime, total: f64) -> Self {
        let (paid, credited) = (0.0, 0.0);
        let (stamped, dollars, purchase_order) = (true, false, None);
        let status = Status::Open;
        Self {
            client,
            issued,
            due,
            total,
            paid,
            credited,
            status,
            stamped,
            dollars,
            purchase_order,
        }
    }

    /// The invoice, without a number yet.
    pub fn invoice(self, random: &mut Random) -> Invoice {
        let vat = (self.total * 100.0 * 0.16 / 1.16).round() / 100.0;
        let id = random.guid();
        let fiscal = random.guid();
        Invoice {
            id,
            fiscal_id: self.stamped.then_some(fiscal),
            client: self.client,
            number: 0,
            credit_series: random.chance(20),
            dollars: self.dollars,
            status: self.status,
            issued: self.issued,
            due: self.due,
            subtotal: self.total - vat,
            vat,
            total: self.total,
            paid: self.paid,
            credited: self.credited,
            purchase_order: self.purchase_order.map(Into::into),
        }
    }
}

/// Half of the paid invoices were paid in two parts; one part-paid one in eight has a payment
/// that was taken back.
pub fn payments_of(invoice: &Invoice, at: u32, random: &mut Random) -> Vec<Payment> {
    let mut payments = Vec::new();
    if invoice.paid == 0.0 {
        return payments;
    }
    let mut add = |amount: f64, days: i64, cancelled: bool, random: &mut Random| {
        let (id, movement) = (random.guid(), random.guid());
        let at_time = invoice.issued + Duration::days(days);
        payments.push(Payment {
            id,
            movement,
            invoice: at,
            at: at_time,
            amount,
            cancelled,
        });
    };
    let first = (invoice.paid * 50.0).floor() / 100.0;
    if random.chance(50) && first > 0.0 {
        add(first, 10, false, random);
        add(
            ((invoice.paid - first) * 100.0).round() / 100.0,
            20,
            false,
            random,
        );
    } else {
        add(invoice.paid, 15, false, random);
    }
    let named = invoice.purchase_order.as_deref() == Some(TAKEN_BACK);
    if named || invoice.status == Status::Open && at.is_multiple_of(8) {
        add(invoice.paid, 12, true, random);
    }
    payments
}
