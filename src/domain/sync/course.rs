//! The course of a run: step after step, page after page, each page one transaction.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::checkpoint::{Checkpoint, Step};
use super::seen::Seen;
use super::settle::Stop;
use super::{Counts, Currencies, Note, NoteReason, notes, profile, runs, users};
use crate::domain::customers::{self, NewCustomers};
use crate::domain::erp::{
    Connector, Cursor, ErpClient, ErpInvoice, InvoiceQuery, InvoiceStatus, Page, RejectedRow,
};
use crate::domain::invoices::{self, Derive};
use crate::platform::clock;
use crate::platform::db::{Conn, Db, DbError, DbResult};
use crate::platform::jobs;
use crate::platform::values::ids::{CompanyId, JobId, WorkerId};

/// What a run works with.
#[derive(Clone)]
pub(super) struct Means {
    pub db: Db,
    pub erp: Arc<dyn Connector>,
    pub company: CompanyId,
    pub job: JobId,
    pub worker: WorkerId,
    pub start: NewCustomers,
}

/// A run under way.
pub(super) struct Course {
    pub(super) means: Means,
    pub(super) place: Checkpoint,
    pub(super) open: Option<Seen>,
    currencies: Option<Currencies>,
}

/// What a transaction has written.
#[derive(Default)]
pub(super) struct Written {
    pub counts: Counts,
    pub notes: Vec<Note>,
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
    async fn currencies(&mut self) -> Result<Currencies, Stop> {
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

    async fn clients(&mut self) -> Result<(), Stop> {
        let erp = Arc::clone(&self.means.erp);
        let mut seen = self.place.at_start().then(Seen::default);
        let mut page = erp.clients(self.place.page()).await?;
        loop {
            if let Some(seen) = &mut seen {
                page.rows.iter().for_each(|row| seen.add(&row.external_id));
                page.rejected
                    .iter()
                    .for_each(|row| seen.add(&row.external_id));
            }
            let next = page.next.clone();
            let ahead = async {
                match next {
                    Some(next) => erp.clients(Some(next)).await.map(Some),
                    None => Ok(None),
                }
            };
            let (saved, ahead) = tokio::join!(self.save_clients(page), ahead);
            saved?;
            match ahead? {
                Some(following) => page = following,
                None => break,
            }
        }
        match seen {
            Some(seen) if self.place.recheck => self.look_for_gone_clients(seen).await,
            _ => Ok(()),
        }
    }

    async fn save_clients(&mut self, page: Page<ErpClient>) -> Result<(), Stop> {
        let (company, start) = (self.means.company.clone(), self.means.start.clone());
        self.write(
            (count(&page), page.total),
            page.next.clone(),
            move |conn, now| {
                let counts = customers::save_page(conn, &company, &start, &page.rows, now)?;
                Ok(with_rejected(counts.into(), "clients", &page.rejected))
            },
        )
        .await
    }

    async fn recent(&mut self) -> Result<(), Stop> {
        let since = Some(self.place.since);
        self.invoices(InvoiceQuery {
            since,
            ..InvoiceQuery::default()
        })
        .await
    }

    async fn open(&mut self) -> Result<(), Stop> {
        self.open = Some(Seen::default());
        let before = (!self.place.recheck).then_some(self.place.since);
        let query = InvoiceQuery {
            open_only: true,
            before,
            ..InvoiceQuery::default()
        };
        self.invoices(query).await
    }

    async fn invoices(&mut self, query: InvoiceQuery) -> Result<(), Stop> {
        self.currencies().await?;
        let erp = Arc::clone(&self.means.erp);
        let mut page = erp.invoices(&query, self.place.page()).await?;
        loop {
            if let Some(open) = &mut self.open {
                let held = page
                    .rows
                    .iter()
                    .filter(|row| row.status == InvoiceStatus::Open);
                held.for_each(|row| open.add(&row.external_id));
                page.rejected
                    .iter()
                    .for_each(|row| open.add(&row.external_id));
            }
            let next = page.next.clone();
            let ahead = async {
                match next {
                    Some(next) => erp.invoices(&query, Some(next)).await.map(Some),
                    None => Ok(None),
                }
            };
            let (saved, ahead) = tokio::join!(self.save_invoices(page), ahead);
            saved?;
            match ahead? {
                Some(following) => page = following,
                None => return Ok(()),
            }
        }
    }

    async fn save_invoices(&mut self, page: Page<ErpInvoice>) -> Result<(), Stop> {
        let found = self.fetch_unknown_clients(&page.rows).await?;
        let currencies = self.currencies().await?;
        let derive = if self.place.first {
            Derive::Later
        } else {
            Derive::Now
        };
        let (company, start) = (self.means.company.clone(), self.means.start.clone());
        self.write(
            (count(&page), page.total),
            page.next.clone(),
            move |conn, now| {
                customers::save_page(conn, &company, &start, &found, now)?;
                let saved =
                    invoices::save_page(conn, &company, (&currencies, derive), &page.rows, now)?;
                let written = Written {
                    counts: saved.counts,
                    notes: saved.notes,
                };
                Ok(with_rejected(written, "invoices", &page.rejected))
            },
        )
        .await
    }

    /// Counts every customer's open invoices, so that a first run need not do so with each page.
    async fn figures(&mut self) -> Result<(), Stop> {
        const BATCH: i64 = 500;
        if !self.place.first {
            return Ok(());
        }
        let company = self.means.company.clone();
        let db = self.means.db.clone();
        let of = company.clone();
        let total = db.read(move |conn| customers::number_of(conn, &of)).await?;
        loop {
            let (of, after) = (company.clone(), self.place.cursor.clone());
            let ids = db
                .read(move |conn| customers::next_ids(conn, &of, after.as_deref(), BATCH))
                .await?;
            let Some(last) = ids.last() else {
                return Ok(());
            };
            let next = Some(Cursor::from(last.to_string()));
            let (of, rows) = (company.clone(), i64::try_from(ids.len()).unwrap_or(BATCH));
            self.write((rows, total), next, move |conn, _| {
                customers::refresh_open(conn, &of, &ids)?;
                Ok(Written::default())
            })
            .await?;
        }
    }

    /// Clients that invoices point to and the list of clients did not show, read singly.
    async fn fetch_unknown_clients(&self, rows: &[ErpInvoice]) -> Result<Vec<ErpClient>, Stop> {
        let company = self.means.company.clone();
        let ids: Vec<String> = rows
            .iter()
            .map(|row| row.client_external_id.clone())
            .collect();
        let unknown = self
            .means
            .db
            .read(move |conn| customers::unknown_among(conn, &company, &ids))
            .await?;
        let mut found = Vec::new();
        for id in unknown {
            found.extend(self.means.erp.client(&id).await?.map(|detail| ErpClient {
                external_id: detail.external_id,
                number: detail.number,
                name: detail.name,
                legal_name: detail.legal_name,
                tax_id: detail.tax_id,
                email: detail.email,
                phone: detail.phone,
                location_external_id: detail.location_external_id,
                tax_regime: None,
            }));
        }
        Ok(found)
    }

    /// Writes in one transaction with the checkpoint behind it. `next`: where the list goes on;
    /// none: it has been read to its end.
    pub(super) async fn write<F>(
        &mut self,
        (rows, total): (i64, i64),
        next: Option<Cursor>,
        work: F,
    ) -> Result<(), Stop>
    where
        F: FnOnce(&mut Conn, DateTime<Utc>) -> DbResult<Written> + Send + 'static,
    {
        let mut place = self.place.clone();
        place.done += rows;
        place.total = total.max(place.done);
        place.finished = next.is_none();
        place.cursor = next.map(|next| next.as_str().to_owned());
        let means = self.means.clone();
        self.place = means
            .db
            .clone()
            .write(move |conn| turn_page(conn, &means, place, work))
            .await?;
        Ok(())
    }
}

/// Does the work of a page if the job is still ours, and moves its checkpoint.
fn turn_page<F>(
    conn: &mut Conn,
    means: &Means,
    mut place: Checkpoint,
    work: F,
) -> Result<Checkpoint, Stop>
where
    F: FnOnce(&mut Conn, DateTime<Utc>) -> DbResult<Written>,
{
    if !jobs::holds(conn, &means.job, &means.worker)? {
        return Err(Stop::Released);
    }
    let written = work(conn, clock::wall())?;
    runs::add(conn, &place.run, written.counts)?;
    place.notes = notes::keep(conn, &place.run, place.notes, &written.notes)?;
    let text = serde_json::to_string(&place).map_err(|fault| DbError::Value(fault.to_string()))?;
    let progress = (place.done, place.total);
    let (job, step) = (&means.job, place.step.code());
    if !jobs::progress(conn, job, &means.worker, step, progress, Some(&text))? {
        return Err(Stop::Released);
    }
    Ok(place)
}

fn with_rejected(mut written: Written, list: &'static str, rejected: &[RejectedRow]) -> Written {
    for row in rejected {
        written.counts.failed += 1;
        let note = Note::new(list, &row.external_id, NoteReason::Unreadable, &row.why);
        written.notes.push(note);
    }
    written
}

fn count<T>(page: &Page<T>) -> i64 {
    i64::try_from(page.rows.len() + page.rejected.len()).unwrap_or(i64::MAX)
}
