//! Questions that may stay open: a run that gets no answer notes it and goes on.

use super::course::{Course, Written};
use super::settle::Stop;
use super::{Counts, Note, NoteReason, allowance, cadence};
use crate::domain::erp::ErpError;
use crate::platform::clock;

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
        let total = self.place.total;
        let next = self.place.page();
        self.write((0, total), next, move |conn, _| {
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

    /// Whether a list is to be read with this pass.
    pub(super) async fn is_due(&self, list: &'static str) -> Result<bool, Stop> {
        if self.place.enough {
            return Ok(false);
        }
        let company = self.means.company.clone();
        let due = move |conn: &mut _| cadence::is_due(conn, &company, list, clock::wall());
        Ok(self.means.db.read(due).await?)
    }

    /// Notes that the list under way was read to its end, in so many parts.
    pub(super) async fn record(&self, list: &'static str, parts: usize) -> Result<(), Stop> {
        let company = self.means.company.clone();
        let size = (self.place.total, i64::try_from(parts).unwrap_or(i64::MAX));
        self.means
            .db
            .write(move |conn| cadence::record(conn, &company, list, size, clock::wall()))
            .await?;
        Ok(())
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

const fn ends_the_run(error: &ErpError) -> bool {
    error.is_about_the_key() || matches!(error, ErpError::SubscriptionInactive)
}

/// Whether asking for anything else is of no use now.
const fn is_limit(error: &ErpError) -> bool {
    matches!(
        error,
        ErpError::RateLimited { .. } | ErpError::BudgetSpent | ErpError::Unreachable
    )
}
