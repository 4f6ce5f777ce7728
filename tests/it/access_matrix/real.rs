//! Real things, which the addresses of rows name in capitals.

use chrono::{Days, NaiveTime};
use diesel::prelude::*;
use mostrador::domain::tasks::TaskKind;
use mostrador::platform::clock;
use mostrador::platform::db::schema::{
    closures, customer_addresses, invitations, invoices, schedules, subscriptions, tasks,
};
use mostrador::platform::db::{Conn, DbResult};
use mostrador::platform::values::Currency;
use mostrador::platform::values::ids::CompanyId;

use super::Row;
use crate::debtor::link;
use crate::support::{Cast, TestApp};
use crate::tasks::opened;

/// Names and what stands for them; the token comes last, because it is made of any letters.
pub struct Real(Vec<(&'static str, String)>);

impl Real {
    /// Of Páramo: a customer with a document, an address and the link of a statement, a task for
    /// administrators, a colleague, what they have set up. Of nobody's: an account with a
    /// subscription.
    pub async fn of(app: &TestApp, cast: &Cast) -> Self {
        let debts = [(Currency::MXN, 10, 123_400)];
        let customer = app.debtor(&cast.paramo, "Abarrotes Núñez", &debts).await;
        let link = link(app, &cast.paramo, &customer, clock::wall()).await;
        let key = (TaskKind::KeyExpiring, "k1", "pedro");
        opened(app, Some(&cast.paramo), key, None, None).await;
        app.grant(&cast.nadie).await;
        let company = cast.paramo.clone();
        app.db(move |conn| set_up(conn, &company)).await;
        let [document, address, task, subscription]: [String; 4] = app
            .db(|conn| {
                Ok([
                    invoices::table.select(invoices::id).first(conn)?,
                    customer_addresses::table
                        .select(customer_addresses::id)
                        .first(conn)?,
                    tasks::table.select(tasks::id).first(conn)?,
                    subscriptions::table.select(subscriptions::id).first(conn)?,
                ])
            })
            .await;
        Self(vec![
            ("CUSTOMER", customer.to_string()),
            ("DOCUMENT", document),
            ("ADDRESS", address),
            ("TASK", task),
            ("SUBSCRIPTION", subscription),
            ("COLLEAGUE", cast.monica.id.to_string()),
            ("NOBODY", cast.nadie.id.to_string()),
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

/// A closed day, an invitation and the draft of a schedule, with ids that say what they are.
fn set_up(conn: &mut Conn, company: &CompanyId) -> DbResult<()> {
    let now = clock::wall().naive_utc();
    let (today, later) = (now.date(), now + Days::new(7));
    diesel::insert_into(closures::table)
        .values((
            closures::id.eq("a-closure"),
            closures::company_id.eq(company),
            closures::starts_on.eq(today),
            closures::ends_on.eq(today),
            closures::name.eq("Inventario"),
        ))
        .execute(conn)?;
    diesel::insert_into(invitations::table)
        .values((
            invitations::id.eq("an-invitation"),
            invitations::company_id.eq(company),
            invitations::email.eq("juan@paramo.test"),
            invitations::role.eq("member"),
            invitations::created_at.eq(now),
            invitations::sent_at.eq(now),
            invitations::expires_at.eq(later),
        ))
        .execute(conn)?;
    diesel::insert_into(schedules::table)
        .values((
            schedules::id.eq("a-schedule"),
            schedules::company_id.eq(company),
            schedules::name.eq("Quincena"),
            schedules::period.eq("monthly"),
            schedules::interval_days.eq(0),
            schedules::first_on.eq(today),
            schedules::at_time.eq(NaiveTime::MIN),
            schedules::state.eq("draft"),
            schedules::next_index.eq(0),
            schedules::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}
