//! The engine: what leaves, when, once; what does not, and why.

mod crashes;
mod cycles;
mod faults;
mod reasons;
mod storm;

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use mostrador::domain::collections::notices::{self, NoticeLine};
use mostrador::domain::seed::{Seed, seed};
use mostrador::platform::db::schema::{companies, customers, occurrences};
use mostrador::platform::values::ids::{CompanyId, CustomerId};

use crate::support::{Post, TestApp};

/// A company with debtors, two overdue invoices each, and a schedule that is due.
pub struct Scene {
    pub app: TestApp,
    pub post: Post,
    pub company: CompanyId,
    /// Debtors by number, the first one at 0.
    pub debtors: Vec<CustomerId>,
}

impl Scene {
    pub async fn with(debtors: u32) -> Self {
        let app = TestApp::start().await;
        let plan = Seed {
            customers: debtors,
            invoices: 2,
            due_now: true,
        };
        seed(&app.services.db, &plan).await.unwrap();
        let post = Post::open(&app.services).await;
        let company = app
            .db(|conn| Ok(companies::table.select(companies::id).first(conn)?))
            .await;
        let ids = app
            .db(|conn| {
                Ok(customers::table
                    .order(customers::external_id)
                    .select(customers::id)
                    .load(conn)?)
            })
            .await;
        Self {
            app,
            post,
            company,
            debtors: ids,
        }
    }

    /// Every line of every cycle, by customer name.
    pub async fn lines(&self) -> Vec<NoticeLine> {
        let mut lines = self.app.db(|conn| notices::lines(conn, None, 10_000)).await;
        lines.sort_by(|a, b| {
            (&a.customer_name, &a.planned_at).cmp(&(&b.customer_name, &b.planned_at))
        });
        lines
    }

    /// State, or reason where it was skipped, of every line.
    pub async fn fates(&self) -> Vec<String> {
        self.lines()
            .await
            .into_iter()
            .map(|line| line.reason.unwrap_or(line.state))
            .collect()
    }

    pub async fn occurrence_states(&self) -> Vec<String> {
        self.app
            .db(|conn| {
                Ok(occurrences::table
                    .order(occurrences::planned_at)
                    .select(occurrences::state)
                    .load(conn)?)
            })
            .await
    }

    /// Moves the business clock on.
    pub async fn later(&self, by: Duration) {
        let now = self.app.db(mostrador::platform::clock::business).await;
        self.app.set_business(now + by).await;
    }

    /// The sending rules of real life instead of the seed's freedom.
    pub async fn keep_hours(&self) {
        self.app
            .db(|conn| {
                Ok(diesel::update(companies::table)
                    .set(companies::any_hour.eq(false))
                    .execute(conn)?)
            })
            .await;
    }
}

pub fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}
