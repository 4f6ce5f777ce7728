//! Receivables: what a company's customers owe, and what its people decide about each of them.
//!
//! Every verb takes the company first and passes over what is not the company's.

pub mod addresses;
pub mod customer;
pub mod hold;
pub mod language;
pub mod link;
pub mod list;
pub mod log;
pub mod rows;
pub mod send;
pub mod statement;
pub mod toggle;
pub mod totals;

use chrono::{DateTime, Utc};

use crate::domain::audit::{self, Actor, Entry};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{CompanyId, CustomerId};

/// Adds a line about a customer to the audit log.
fn note(
    conn: &mut Conn,
    actor: &Actor,
    company: &CompanyId,
    customer: &CustomerId,
    action: &str,
    detail: Option<&str>,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let subject = format!("customer:{customer}");
    let entry = Entry {
        company: Some(company),
        action,
        subject: Some(&subject),
        detail,
    };
    audit::record(conn, actor, &entry, now)
}
