//! Real things of Páramo, which the addresses of rows name in capitals.

use diesel::prelude::*;
use mostrador::domain::tasks::TaskKind;
use mostrador::platform::clock;
use mostrador::platform::db::schema::{customer_addresses, invoices, tasks};
use mostrador::platform::values::Currency;

use super::Row;
use crate::debtor::link;
use crate::support::{Cast, TestApp};
use crate::tasks::opened;

/// Names and what stands for them; the token comes last, because it is made of any letters.
pub struct Real([(&'static str, String); 6]);

impl Real {
    /// A customer with a document, an address and the link of a statement; a task for
    /// administrators; a colleague.
    pub async fn of(app: &TestApp, cast: &Cast) -> Self {
        let debts = [(Currency::MXN, 10, 123_400)];
        let customer = app.debtor(&cast.paramo, "Abarrotes Núñez", &debts).await;
        let link = link(app, &cast.paramo, &customer, clock::wall()).await;
        let key = (TaskKind::KeyExpiring, "k1", "pedro");
        opened(app, Some(&cast.paramo), key, None, None).await;
        let [document, address, task]: [String; 3] = app
            .db(|conn| {
                Ok([
                    invoices::table.select(invoices::id).first(conn)?,
                    customer_addresses::table
                        .select(customer_addresses::id)
                        .first(conn)?,
                    tasks::table.select(tasks::id).first(conn)?,
                ])
            })
            .await;
        Self([
            ("CUSTOMER", customer.to_string()),
            ("DOCUMENT", document),
            ("ADDRESS", address),
            ("TASK", task),
            ("COLLEAGUE", cast.monica.id.to_string()),
            ("TOKEN", link.trim_start_matches("/s/").to_owned()),
        ])
    }

    /// Where a row knocks.
    pub fn address(&self, (_, path, address, _): &Row) -> String {
        let address = if address.is_empty() { path } else { address };
        let real = self.0.iter();
        real.fold((*address).to_owned(), |text, (name, id)| {
            text.replace(name, id)
        })
    }
}
