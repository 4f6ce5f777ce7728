//! Questions that may stay open: a run that gets no answer notes it and goes on.

use super::course::{Course, Written};
use super::settle::Stop;
use super::{Counts, Note, NoteReason, allowance, cadence};
use crate::domain::erp::ErpError;
use crate::platform::clock;
use crate::platform::db::DbResult;

/// Passing troubles after which the ERP is left in peace: each was asked again and again already.
const TROUBLES: u8 = 5;

impl Course {
    /// The answer, or `None` where the ERP gave none and it is noted. `external_id` names the row
    /// that was asked for, "" a list. Trouble with the key itself ends the run as anywhere else;
    /// limits that are reached end its questions.
    pub(super) async fn optional<T>(
        &mut self,
        list: &'static str,
        external_id: &str,
        answer: Result<T, ErpError>,
    ) -> Result<Option<T>, Stop> {
        let error = match answer {
            Ok(answer) => return Ok(Some(answer)),
            Err(error) if ends_the_run(&error) => return Err(error.into()),
            Err(error) => error,
        };
        tracing::warn!(%error, list, external_id, "a part of a synchronisation is left out");
        self.place.troubles += u8::from(error.is_passing());
        self.place.enough |= is_limit(&error) || self.place.troubles >= TROUBLES;
        let (company, code) = (self.means.company.clone(), error.code());
        let note = Note::new(list, external_id, NoteReason::NotRead, code);
        let failed = i64::from(!self.place.enough);
        let whole_list = external_id.is_empty();
        self.left_out = Some(code);
        self.write_beside(move |conn, _| {
            if whole_list {
                cadence::fail(conn, &company, list, code)?;
            }
            let counts = Counts {
                failed,
                ..Counts::default()
            };
            Ok(Written {
                counts,
                notes: vec![note.clone()],
            })
        })
        .await?;
        Ok(None)
    }

    /// Whether a list is to be read with this pass, or was begun by it already.
    pub(super) async fn begin(&mut self, list: &'static str) -> Result<bool, Stop> {
        self.left_out = None;
        if self.place.enough {
            return Ok(false);
        }
        if self.place.began.is_some() {
            return Ok(true);
        }
        let (company, now) = (self.means.company.clone(), clock::wall());
        let due = move |conn: &mut _| cadence::is_due(conn, &company, list, now);
        let due = self.means.db.read(due).await?;
        self.place.began = due.then_some(now);
        Ok(due)
    }

    /// Notes that the list under way was read to its end, in so many parts, and what was left
    /// out of it last, if anything.
    pub(super) async fn record(&mut self, list: &'static str, parts: usize) -> Result<(), Stop> {
        let company = self.means.company.clone();
        let size = (self.place.total, i64::try_from(parts).unwrap_or(i64::MAX));
        let (began, left_out) = (self.place.began, self.left_out.take());
        let recorded: DbResult<()> = self
            .means
            .db
            .write(move |conn| {
                cadence::record(conn, &company, list, size, clock::wall())?;
                if let Some(began) = began {
                    cadence::satisfy(conn, &company, list, began)?;
                }
                left_out.map_or(Ok(()), |code| cadence::fail(conn, &company, list, code))
            })
            .await;
        Ok(recorded?)
    }

    /// Single readings that are left to this step.
    pub(super) async fn singles(&self, parts: i64) -> Result<i64, Stop> {
        if self.place.enough {
            return Ok(0);
        }
        let company = self.means.company.clone();
        let share = move |conn: &mut _| allowance::singles(conn, &company, clock::wall());
        Ok(self.means.db.read(share).await? / parts)
    }
}

pub(super) const fn ends_the_run(error: &ErpError) -> bool {
    error.is_about_the_key() || matches!(error, ErpError::SubscriptionInactive)
}

/// Whether asking for anything else is of no use now.
const fn is_limit(error: &ErpError) -> bool {
    matches!(
        error,
        ErpError::RateLimited { .. } | ErpError::BudgetSpent | ErpError::Unreachable
    )
}
