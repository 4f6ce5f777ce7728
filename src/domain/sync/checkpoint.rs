//! How far a run has come, as the job's row keeps it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::steps::Step;
use crate::domain::erp::Cursor;
use crate::platform::values::ids::SyncRunId;

/// A place in a run.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Checkpoint {
    /// The run's row.
    pub run: SyncRunId,
    /// The step under way.
    pub step: Step,
    /// Where its next page begins; `None`: at its first page.
    pub cursor: Option<String>,
    /// Whether the step's list has been read to its end.
    pub finished: bool,
    /// Rows done in this step.
    pub done: i64,
    /// Rows in this step, by the ERP's own count.
    pub total: i64,
    /// When the reading of the step's list began; none: not yet.
    #[serde(default)]
    pub began: Option<DateTime<Utc>>,
    /// Notes written so far.
    pub notes: i64,
    /// First day of the invoices that are listed by date.
    pub since: NaiveDate,
    /// Whether the company has never been synchronised to the end.
    pub first: bool,
    /// Whether we held invoices before, so that the whole open set is compared with them.
    pub recheck: bool,
    /// Whether the ERP is not to be asked for more in this run: its limits or ours are reached.
    #[serde(default)]
    pub enough: bool,
    /// Passing troubles of the ERP that this run has gone on after.
    #[serde(default)]
    pub troubles: u8,
}

impl Checkpoint {
    /// The beginning of a run.
    pub(super) const fn start(
        run: SyncRunId,
        since: NaiveDate,
        (first, recheck): (bool, bool),
    ) -> Self {
        Self {
            run,
            step: Step::Profile,
            cursor: None,
            finished: false,
            done: 0,
            total: 1,
            began: None,
            notes: 0,
            since,
            first,
            recheck,
            enough: false,
            troubles: 0,
        }
    }

    /// The place from which a stopped run goes on. The set of open invoices is kept in memory
    /// only, so its comparison starts anew.
    pub(super) fn resumed(mut self) -> Self {
        let compares = self.recheck && matches!(self.step, Step::Open | Step::Reread);
        if compares {
            self.enter(Step::Open);
        } else if self.finished {
            self.advance();
        }
        self
    }

    /// Enters the next step; `false` after the last one.
    pub(super) fn advance(&mut self) -> bool {
        let next = self.step.next();
        if let Some(step) = next {
            self.enter(step);
        }
        next.is_some()
    }

    /// Where the next page begins.
    pub(super) fn page(&self) -> Option<Cursor> {
        self.cursor.clone().map(Cursor::from)
    }

    /// Whether nothing of this step has been read yet.
    pub(super) const fn at_start(&self) -> bool {
        self.cursor.is_none() && self.done == 0
    }

    fn enter(&mut self, step: Step) {
        self.step = step;
        self.cursor = None;
        self.finished = false;
        self.done = 0;
        self.total = 0;
        self.began = None;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    fn at(step: Step, recheck: bool) -> Checkpoint {
        let mut place = Checkpoint::start(SyncRunId::new(), NaiveDate::MIN, (!recheck, recheck));
        place.step = step;
        place.cursor = Some("skip=100".to_owned());
        place.done = 100;
        place
    }

    #[test]
    fn a_stopped_list_goes_on_at_its_next_page() {
        let place = at(Step::Recent, true).resumed();
        assert_eq!((place.step, place.done), (Step::Recent, 100));
        assert!(place.page().is_some());
    }

    #[test]
    fn a_list_read_to_its_end_is_not_read_again() {
        let mut place = at(Step::Clients, true);
        place.finished = true;
        let place = place.resumed();
        assert_eq!((place.step, place.done), (Step::Recent, 0));
    }

    #[test]
    fn the_open_set_is_compared_whole_or_anew() {
        for step in [Step::Open, Step::Reread] {
            let place = at(step, true).resumed();
            assert_eq!(place.step, Step::Open);
            assert!(place.at_start());
        }
        assert!(!at(Step::Open, false).resumed().at_start());
    }

    #[test]
    fn a_place_survives_its_json() {
        let place = at(Step::Open, false);
        let text = serde_json::to_string(&place).unwrap();
        let back: Checkpoint = serde_json::from_str(&text).unwrap();
        assert_eq!(
            (back.step, back.done, back.cursor),
            (place.step, place.done, place.cursor)
        );
    }
}
