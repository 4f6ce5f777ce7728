//! Hints that come while a run is under way: between two of its pages the run itself reads what
//! they are about, for it holds the company's lane and would keep them waiting.

use super::course::Course;
use super::extras::ends_the_run;
use super::hints;
use super::reread::RereadError;
use super::settle::Stop;
use super::steps::Step;
use crate::domain::erp::{Cursor, ErpError, Page};
use crate::platform::clock;

/// Hints that are followed between two pages.
const MOST: i64 = 50;

impl Course {
    /// Follows the hints that have come. `true`: something was read, and a page that was fetched
    /// earlier is not to be written any more. A passing trouble leaves the hint to its job, and
    /// with it those behind it, until the next step; any other is that hint's alone.
    pub(super) async fn hear(&mut self) -> Result<bool, Stop> {
        let deaf = self.place.enough || self.deaf_in == Some(self.place.step);
        if !std::mem::take(&mut self.hinted) || deaf {
            return Ok(false);
        }
        let (db, company) = (self.means.db.clone(), self.means.company.clone());
        let waiting = db
            .read(move |conn| hints::oldest(conn, &company, MOST))
            .await?;
        let erp = std::sync::Arc::clone(&self.means.erp);
        for hint in waiting {
            self.still_ours().await?;
            match hints::follow(&db, &*erp, &self.means.company, &hint).await {
                Ok(()) => {}
                Err(RereadError::Erp(error)) if ends_the_run(&error) => return Err(error.into()),
                Err(RereadError::Erp(error)) if !error.is_passing() => {
                    tracing::warn!(%error, "what a hint is about cannot be read");
                    let code = error.code();
                    db.write(move |conn| hints::note(conn, &hint, ("failed", code)))
                        .await?;
                }
                Err(error) => {
                    tracing::warn!(%error, "what a hint is about could not be read");
                    self.deaf_in = Some(self.place.step);
                    break;
                }
            }
        }
        Ok(true)
    }

    /// Whether the run is still this worker's and its key in use.
    async fn still_ours(&self) -> Result<(), Stop> {
        let means = self.means.clone();
        self.means
            .db
            .write(move |conn| means.hold(conn, clock::wall()))
            .await
    }

    /// The page behind one that has been written: the one fetched meanwhile, unless hints were
    /// followed since.
    pub(super) async fn following<T, F>(
        &mut self,
        ahead: Result<Option<Page<T>>, ErpError>,
        again: impl FnOnce(Option<Cursor>) -> F + Send,
    ) -> Result<Option<Page<T>>, Stop>
    where
        T: Send,
        F: Future<Output = Result<Page<T>, ErpError>> + Send,
    {
        let ahead = ahead?;
        if !self.hear().await? || ahead.is_none() {
            return Ok(ahead);
        }
        Ok(Some(again(self.place.page()).await?))
    }

    /// Whether a hint can be followed: not before the company has what hints build on.
    pub(super) fn listens(place: &super::checkpoint::Checkpoint) -> bool {
        !place.first || place.step.is_behind(Step::Figures)
    }
}
