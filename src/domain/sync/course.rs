//! The course of a run: step after step, page after page, each page one transaction.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::checkpoint::Checkpoint;
use super::seen::Seen;
use super::settle::Stop;
use super::steps::Step;
use super::{Counts, Currencies, Note, NoteReason, hints, notes, profile, runs, users};
use crate::domain::customers::NewCustomers;
use crate::domain::erp::{Connector, Cursor, Page, RejectedRow};
use crate::domain::integration_keys;
use crate::platform::clock;
use crate::platform::db::{Conn, Db, DbError, DbResult};
use crate::platform::jobs;
use crate::platform::values::ids::{CompanyId, IntegrationKeyId, JobId, WorkerId};

/// What a run works with.
#[derive(Clone)]
pub(super) struct Means {
    pub db: Db,
    pub erp: Arc<dyn Connector>,
    pub company: CompanyId,
    /// Whose answers these are; a run ends with its key.
    pub key: IntegrationKeyId,
    pub job: JobId,
    pub worker: WorkerId,
    pub start: NewCustomers,
}

impl Means {
    /// Goes on only while the job is this worker's, and with a key in use, which nobody revokes
    /// until the transaction ends.
    pub(super) fn hold(&self, conn: &mut Conn, now: DateTime<Utc>) -> Result<(), Stop> {
        if !jobs::holds(conn, &self.job, &self.worker)? {
            return Err(Stop::Released);
        }
        if !integration_keys::use_still(conn, &self.key, now)? {
            return Err(Stop::NoKey);
        }
        Ok(())
    }
}

/// A run under way.
pub(super) struct Course {
    pub(super) means: Means,
    pub(super) place: Checkpoint,
    pub(super) open: Option<Seen>,
    /// What was left out of the list under way last.
    pub(super) left_out: Option<&'static str>,
    /// Whether hints waited when the last page was written.
    pub(super) hinted: bool,
    /// The step in which no more hints are followed.
    pub(super) deaf_in: Option<Step>,
    currencies: Option<Currencies>,
}

/// What a transaction has written.
#[derive(Default)]
pub(super) struct Written {
    pub counts: Counts,
    pub notes: Vec<Note>,
}

impl Written {
    /// One row that was changed or not.
    pub(super) fn changed(changed: bool) -> Self {
        Counts::one_changed(changed).into()
    }
}

impl From<Counts> for Written {
    fn from(counts: Counts) -> Self {
        Self {
            counts,
            notes: Vec::new(),
        }
    }
}

impl Course {
    pub(super) const fn new(means: Means, place: Checkpoint) -> Self {
        Self {
            means,
            place,
            open: None,
            left_out: None,
            hinted: false,
            deaf_in: None,
            currencies: None,
        }
    }

    /// Goes from its place to the end.
    pub(super) async fn run(&mut self) -> Result<(), Stop> {
        loop {
            match self.place.step {
                Step::Profile => self.profile().await?,
                Step::Users => self.users().await?,
                Step::Currencies => drop(self.currencies().await?),
                Step::Clients => self.clients().await?,
                Step::Recent => self.recent().await?,
                Step::Open => self.open().await?,
                Step::Reread => self.reread().await?,
                Step::Figures => self.figures().await?,
                Step::Catalogues => self.catalogues().await?,
                Step::Accounts => self.accounts().await?,
                Step::Products => self.products().await?,
                Step::Stock => self.stock().await?,
                Step::Payments => self.payments().await?,
                Step::Terms => self.terms().await?,
            }
            if !self.place.advance() {
                return Ok(());
            }
        }
    }

    async fn profile(&mut self) -> Result<(), Stop> {
        let profile = self.means.erp.company_profile().await?;
        let company = self.means.company.clone();
        self.write((1, 1), None, move |conn, _| {
            Ok(profile::save(conn, &company, &profile)?.into())
        })
        .await
    }

    async fn users(&mut self) -> Result<(), Stop> {
        let page = self.means.erp.users().await?;
        let company = self.means.company.clone();
        self.write((count(&page), page.total), None, move |conn, now| {
            let whole = page.rejected.is_empty();
            let counts = users::save(conn, &company, &page.rows, whole, now)?;
            Ok(with_rejected(counts.into(), "users", &page.rejected))
        })
        .await
    }

    /// The currencies, read anew by every attempt: they are few and not kept.
    pub(super) async fn currencies(&mut self) -> Result<Currencies, Stop> {
        if let Some(known) = &self.currencies {
            return Ok(known.clone());
        }
        let page = self.means.erp.currencies().await?;
        let known = Currencies::of(&page.rows);
        self.currencies = Some(known.clone());
        if self.place.step == Step::Currencies {
            self.write((count(&page), page.total), None, |_, _| {
                Ok(Written::default())
            })
            .await?;
        }
        Ok(known)
    }

    /// Writes in one transaction with the checkpoint behind it, then follows the hints that have
    /// come. `next`: where the list goes on; none: it has been read to its end.
    pub(super) async fn write<F>(
        &mut self,
        size: (i64, i64),
        next: Option<Cursor>,
        work: F,
    ) -> Result<(), Stop>
    where
        F: Fn(&mut Conn, DateTime<Utc>) -> DbResult<Written> + Send + Sync + 'static,
    {
        self.write_page(size, next, work).await?;
        self.hear().await.map(drop)
    }

    /// The same where the next page is fetched meanwhile; see [`Course::following`].
    pub(super) async fn write_page<F>(
        &mut self,
        (rows, total): (i64, i64),
        next: Option<Cursor>,
        work: F,
    ) -> Result<(), Stop>
    where
        F: Fn(&mut Conn, DateTime<Utc>) -> DbResult<Written> + Send + Sync + 'static,
    {
        let mut place = self.place.clone();
        place.done += rows;
        place.total = total.max(place.done);
        place.finished = next.is_none();
        place.cursor = next.map(|next| next.as_str().to_owned());
        self.put(place, work).await
    }

    /// Writes something beside the list under way, whose place stays what it is.
    pub(super) async fn write_beside<F>(&mut self, work: F) -> Result<(), Stop>
    where
        F: Fn(&mut Conn, DateTime<Utc>) -> DbResult<Written> + Send + Sync + 'static,
    {
        self.put(self.place.clone(), work).await?;
        self.hear().await.map(drop)
    }

    /// A row that somebody else wrote first is met by doing the work again.
    async fn put<F>(&mut self, place: Checkpoint, work: F) -> Result<(), Stop>
    where
        F: Fn(&mut Conn, DateTime<Utc>) -> DbResult<Written> + Send + Sync + 'static,
    {
        let work = Arc::new(work);
        for again in [true, true, false] {
            let (means, place, work) = (self.means.clone(), place.clone(), Arc::clone(&work));
            let turned = self
                .means
                .db
                .write(move |conn| turn_page(conn, &means, place, &*work))
                .await;
            match turned {
                Err(stop) if again && stop.is_collision() => {}
                turned => {
                    (self.place, self.hinted) = turned?;
                    break;
                }
            }
        }
        Ok(())
    }
}

/// Does the work of a page if the job is still ours and its key in use, and moves its checkpoint.
/// Says too whether hints wait that can be followed.
fn turn_page(
    conn: &mut Conn,
    means: &Means,
    mut place: Checkpoint,
    work: &dyn Fn(&mut Conn, DateTime<Utc>) -> DbResult<Written>,
) -> Result<(Checkpoint, bool), Stop> {
    let now = clock::wall();
    means.hold(conn, now)?;
    let written = work(conn, now)?;
    runs::add(conn, &place.run, written.counts)?;
    place.notes = notes::keep(conn, &place.run, place.notes, &written.notes)?;
    let text = serde_json::to_string(&place).map_err(|fault| DbError::Value(fault.to_string()))?;
    let progress = (place.done, place.total);
    let (job, step) = (&means.job, place.step.code());
    if !jobs::progress(conn, job, &means.worker, step, progress, Some(&text))? {
        return Err(Stop::Released);
    }
    let hinted = Course::listens(&place) && hints::any(conn, &means.company)?;
    Ok((place, hinted))
}

/// Counts and notes the rows that came and could not be read.
pub(super) fn with_rejected(
    mut written: Written,
    list: &'static str,
    rejected: &[RejectedRow],
) -> Written {
    for row in rejected {
        written.counts.failed += 1;
        let note = Note::new(list, &row.external_id, NoteReason::Unreadable, &row.why);
        written.notes.push(note);
    }
    written
}

/// Rows of a page, those that could not be read included.
pub(super) fn count<T>(page: &Page<T>) -> i64 {
    i64::try_from(page.rows.len() + page.rejected.len()).unwrap_or(i64::MAX)
}
