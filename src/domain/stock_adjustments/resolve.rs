//! What a person decides about an adjustment that failed or is of unknown fate.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::deliver::add;
use super::record::enqueue;
use super::{Adjustment, State, attend, find};
use crate::domain::audit::{self, Actor, Entry};
use crate::platform::db::schema::stock_adjustments;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::CompanyId;

/// What a person decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// The ERP has it already.
    Applied,
    /// It goes to the ERP again.
    Again,
    /// It is given up.
    Drop,
}

impl Resolution {
    /// Reads a form's code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "applied" => Some(Self::Applied),
            "again" => Some(Self::Again),
            "drop" => Some(Self::Drop),
            _ => None,
        }
    }

    const fn action(self) -> &'static str {
        match self {
            Self::Applied => "stock.settled_as_applied",
            Self::Again => "stock.sent_again",
            Self::Drop => "stock.dropped",
        }
    }
}

/// What became of the decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// It holds.
    Done,
    /// Somebody, or a late answer, was first.
    Already,
    /// The company has no such adjustment.
    NotHere,
}

/// Settles an adjustment; of several decisions at once the first one holds.
///
/// # Errors
/// The database's.
pub fn resolve(
    conn: &mut Conn,
    actor: &Actor,
    company: &CompanyId,
    id: &str,
    resolution: Resolution,
    now: DateTime<Utc>,
) -> DbResult<Resolved> {
    let Some(one) = find(conn, company, id)? else {
        return Ok(Resolved::NotHere);
    };
    let from: &[&str] = match resolution {
        // What failed was certainly not carried out.
        Resolution::Applied => &["unknown"],
        Resolution::Again | Resolution::Drop => &["unknown", "failed"],
    };
    let to = match resolution {
        Resolution::Applied => State::Sent,
        Resolution::Again => State::Queued,
        Resolution::Drop => State::Dropped,
    };
    let row = stock_adjustments::table
        .find(&one.id)
        .filter(stock_adjustments::state.eq_any(from.iter().copied()));
    let changed = diesel::update(row)
        .set((
            stock_adjustments::state.eq(to.code()),
            stock_adjustments::available_at.eq(now.naive_utc()),
            stock_adjustments::worker_id.eq(None::<String>),
            stock_adjustments::settled_by.eq(&actor.name),
            stock_adjustments::settled_at.eq(now.naive_utc()),
        ))
        .execute(conn)?;
    if changed == 0 {
        return Ok(Resolved::Already);
    }
    follow_up(conn, company, &one, resolution, now)?;
    let entry = Entry {
        company: Some(company),
        action: resolution.action(),
        subject: Some(&format!("adjustment:{}", one.id)),
        detail: None,
    };
    audit::record(conn, actor, &entry, now)?;
    Ok(Resolved::Done)
}

fn follow_up(
    conn: &mut Conn,
    company: &CompanyId,
    one: &Adjustment,
    resolution: Resolution,
    now: DateTime<Utc>,
) -> DbResult<()> {
    attend::close(conn, company, &one.id, now)?;
    match resolution {
        Resolution::Again => {
            // What happens from here on is a new story.
            diesel::update(stock_adjustments::table.find(&one.id))
                .set((
                    stock_adjustments::settled_at.eq(None::<chrono::NaiveDateTime>),
                    stock_adjustments::sent_at.eq(None::<chrono::NaiveDateTime>),
                    stock_adjustments::answer.eq(None::<String>),
                    stock_adjustments::again_at.eq(now.naive_utc()),
                ))
                .execute(conn)?;
            enqueue(conn, company, &one.id, now)
        }
        Resolution::Applied => add(conn, company, one),
        Resolution::Drop => Ok(()),
    }
}
