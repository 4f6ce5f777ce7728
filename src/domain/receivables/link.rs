//! The link that opens a customer's statement without a login, and its withdrawal. Only the hash of
//! its token is kept.

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use diesel::prelude::*;

use super::customer::Customer;
use super::note;
use crate::domain::audit::Actor;
use crate::platform::db::schema::{
    collection_settings, companies, outbox_recipients, statement_links,
};
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::Token;
use crate::platform::values::ids::{CompanyId, CustomerId, OutboxId};

/// The company as a stranger with a link sees it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = companies, check_for_backend(MultiBackend))]
pub struct Face {
    /// Identity; never shown.
    pub id: CompanyId,
    /// Name.
    pub name: String,
    /// Tone.
    pub tone: String,
    /// Address of the logo.
    pub logo: Option<String>,
    /// Whom to write to.
    pub contact: Option<String>,
    /// Language tag.
    pub language: String,
    /// IANA name of its zone.
    pub time_zone: String,
    /// When it left.
    pub released_at: Option<NaiveDateTime>,
}

impl Face {
    /// Its civil time zone; UTC when the stored name is not known.
    #[must_use]
    pub fn zone(&self) -> Tz {
        self.time_zone.parse().unwrap_or(Tz::UTC)
    }
}

/// Whether a link opens anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// It opens the statement.
    Open,
    /// Its time has passed.
    Expired,
    /// Somebody withdrew it, or the company has left.
    Revoked,
}

/// What a token leads to.
#[derive(Clone, Debug)]
pub struct Link {
    /// Whose statement.
    pub customer: CustomerId,
    /// Of which company.
    pub company: Face,
    /// Where answers to its notices go.
    pub reply_to: Option<String>,
    /// Whether it opens.
    pub door: Door,
}

impl Link {
    /// Whom to write to for help or a new link.
    #[must_use]
    pub fn contact(&self) -> Option<&str> {
        self.company.contact.as_deref().or(self.reply_to.as_deref())
    }
}

/// Looks a token up; `now` is the wall clock. `None`: there is no such link.
///
/// # Errors
/// The database's.
pub fn find(conn: &mut Conn, token: &Token, now: DateTime<Utc>) -> DbResult<Option<Link>> {
    type Row = (CustomerId, NaiveDateTime, Option<NaiveDateTime>, Face);
    let row: Option<Row> = statement_links::table
        .inner_join(companies::table)
        .filter(statement_links::hash.eq(token.hash()))
        .select((
            statement_links::customer_id,
            statement_links::expires_at,
            statement_links::revoked_at,
            Face::as_select(),
        ))
        .first(conn)
        .optional()?;
    let Some((customer, expires_at, revoked_at, company)) = row else {
        return Ok(None);
    };
    let reply_to: Option<Option<String>> = collection_settings::table
        .find(&company.id)
        .select(collection_settings::reply_to)
        .first(conn)
        .optional()?;
    let door = if revoked_at.is_some() || company.released_at.is_some() {
        Door::Revoked
    } else if now.naive_utc() >= expires_at {
        Door::Expired
    } else {
        Door::Open
    };
    Ok(Some(Link {
        customer,
        company,
        reply_to: reply_to.flatten(),
        door,
    }))
}

/// How many links open a customer's statement; `now` is the wall clock.
///
/// # Errors
/// The database's.
pub fn count_live(conn: &mut Conn, customer: &CustomerId, now: DateTime<Utc>) -> DbResult<usize> {
    Ok(live(conn, customer, now)?.len())
}

/// Withdraws every link that opens a customer's statement. Returns how many.
///
/// # Errors
/// The database's.
pub fn revoke(
    conn: &mut Conn,
    actor: &Actor,
    company: &CompanyId,
    customer: &Customer,
    now: DateTime<Utc>,
) -> DbResult<usize> {
    let links = live(conn, &customer.id, now)?;
    withdraw(conn, actor, company, customer, &links, now)
}

/// Withdraws the links that were sent to an address. A mail to several people has one link, which
/// then opens for none of them. Returns how many.
///
/// # Errors
/// The database's.
pub fn revoke_sent_to(
    conn: &mut Conn,
    actor: &Actor,
    company: &CompanyId,
    customer: &Customer,
    address: &str,
    now: DateTime<Utc>,
) -> DbResult<usize> {
    let mut links = live(conn, &customer.id, now)?;
    let letters: Vec<&OutboxId> = links
        .iter()
        .filter_map(|(_, letter)| letter.as_ref())
        .collect();
    let served: Vec<(OutboxId, String)> = outbox_recipients::table
        .filter(outbox_recipients::outbox_id.eq_any(&letters))
        .select((outbox_recipients::outbox_id, outbox_recipients::address))
        .load(conn)?;
    // A letter that is about to leave once more has forgotten whom it may have reached.
    links.retain(|(_, letter)| {
        let Some(letter) = letter else { return false };
        let mut whom = served.iter().filter(|(id, _)| id == letter);
        whom.clone().next().is_none() || whom.any(|(_, to)| to.eq_ignore_ascii_case(address))
    });
    withdraw(conn, actor, company, customer, &links, now)
}

/// The hash of a link, and the letter that it left in.
type Live = (String, Option<OutboxId>);

fn live(conn: &mut Conn, customer: &CustomerId, now: DateTime<Utc>) -> DbResult<Vec<Live>> {
    Ok(statement_links::table
        .filter(statement_links::customer_id.eq(customer))
        .filter(statement_links::revoked_at.is_null())
        .filter(statement_links::expires_at.gt(now.naive_utc()))
        .select((statement_links::hash, statement_links::outbox_id))
        .load(conn)?)
}

fn withdraw(
    conn: &mut Conn,
    actor: &Actor,
    company: &CompanyId,
    customer: &Customer,
    links: &[Live],
    now: DateTime<Utc>,
) -> DbResult<usize> {
    let hashes: Vec<&str> = links.iter().map(|(hash, _)| hash.as_str()).collect();
    let open = statement_links::table
        .filter(statement_links::hash.eq_any(hashes))
        .filter(statement_links::revoked_at.is_null());
    let count = diesel::update(open)
        .set(statement_links::revoked_at.eq(now.naive_utc()))
        .execute(conn)?;
    if count > 0 {
        let detail = count.to_string();
        note(
            conn,
            actor,
            company,
            &customer.id,
            "statement_links.revoked",
            Some(&detail),
            now,
        )?;
    }
    Ok(count)
}
