//! How old the data is that a page tells.

use chrono::{DateTime, Utc};

use crate::access::Member;
use crate::domain::collections::gate::Rules;
use crate::platform::clock;
use crate::platform::page::{Banner, Mood, Page};

/// The age of a company's data.
#[derive(Clone, Copy, Debug)]
pub(super) struct Freshness {
    synced: Option<DateTime<Utc>>,
    stale: bool,
}

impl Freshness {
    /// By the wall clock.
    pub(super) fn of(rules: &Rules) -> Self {
        Self {
            synced: rules.last_good_sync_at,
            stale: rules.is_stale(clock::wall()),
        }
    }

    /// Of when the data is, in words.
    pub(super) fn words(self, page: &Page) -> String {
        match &self.synced {
            Some(at) => page.t1("list-data-of", "moment", page.moment(at)),
            None => page.t("list-no-data"),
        }
    }

    /// Puts a banner on a page whose data is too old to collect with.
    pub(super) fn warn(self, member: &Member, page: &mut Page) {
        if !self.stale {
            return;
        }
        let text = page.t1("list-data-old", "data", self.words(page));
        page.banners.push(Banner {
            mood: Mood::Warn,
            text,
            link: Some((member.path_to("/sync"), page.t("nav-sync"))),
        });
    }
}
