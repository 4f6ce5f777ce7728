//! Every payment of one invoice.

use crate::domain::erp::{Connector, ErpError, ErpPayment};

/// Pages that are read at most.
const MOST_PAGES: usize = 20;

/// Every payment of an invoice.
#[derive(Default)]
pub(super) struct Payments {
    /// In the order of the ERP.
    pub rows: Vec<ErpPayment>,
    /// Rows that could not be read.
    pub unreadable: i64,
    /// Calls that it took.
    pub calls: i64,
}

/// Asks for the payments of an invoice, page after page.
pub(super) async fn read_all(erp: &dyn Connector, invoice: &str) -> Result<Payments, ErpError> {
    let mut all = Payments::default();
    let mut at = None;
    for _ in 0..MOST_PAGES {
        let page = erp.payments(invoice, at.take()).await?;
        all.calls += 1;
        all.unreadable += i64::try_from(page.rejected.len()).unwrap_or_default();
        all.rows.extend(page.rows);
        at = page.next;
        if at.is_none() {
            break;
        }
    }
    Ok(all)
}
