//! Conversations with the mail server: how many, and what they report.

use std::sync::Arc;

use tokio::time::Instant;

use super::{POLL, Pump, REAPING};
use crate::domain::delivery::courier::{self, Report};
use crate::domain::delivery::{backoff, status};
use crate::platform::mail::smtp::Unavailable;

impl Pump {
    pub(super) fn hear_reports(&mut self) {
        while let Ok(report) = self.reports.try_recv() {
            self.hear(report);
        }
    }

    pub(super) fn hear(&mut self, report: Report) {
        match report {
            Report::Opened => {
                self.opening -= 1;
                self.open += 1;
                (self.vain, self.away_since) = (0, None);
            }
            Report::Unreachable(unavailable) => {
                self.opening -= 1;
                self.pause(&unavailable);
            }
            Report::Offered(parcel, delivery) => self.finished.push((*parcel, Some(delivery))),
            Report::NotOffered(parcel) => self.finished.push((*parcel, None)),
            Report::Closed => self.open -= 1,
        }
    }

    fn pause(&mut self, unavailable: &Unavailable) {
        let now = Instant::now();
        if self.open > 0 {
            // The server answers, it only takes no further conversation.
            self.no_opening_until = now + REAPING;
            return;
        }
        if now < self.paused_until {
            return;
        }
        self.vain += 1;
        self.give_back = true;
        self.away_since.get_or_insert(now);
        let pause = backoff::pause(self.vain, rand::random::<f64>());
        self.paused_until = now + pause.to_std().unwrap_or(POLL);
        tracing::warn!(%unavailable, seconds = pause.num_seconds(), "mail server unreachable, sending pauses");
        let (services, words) = (self.services.clone(), unavailable.to_string());
        self.told_fault = true;
        tokio::spawn(async move {
            let told = services
                .db
                .write(move |conn| status::set_mail_fault(conn, Some(&words)))
                .await;
            if let Err(fault) = told {
                tracing::error!(%fault, "the mail fault could not be noted");
            }
        });
    }

    pub(super) fn open_conversations(&mut self) {
        let config = &self.services.config;
        let wanted = config
            .smtp_connections
            .min(self.buffer.len() + self.outstanding);
        if Instant::now() < self.paused_until.max(self.no_opening_until) {
            return;
        }
        // One conversation proves that the server is there before the others are opened.
        let wanted = if self.open == 0 {
            wanted.min(1)
        } else {
            wanted
        };
        while self.open + self.opening < wanted {
            self.opening += 1;
            tokio::spawn(courier::carry(
                config.smtp.clone(),
                config.mail_from.address.clone(),
                Arc::clone(&self.queue),
                self.reporter.clone(),
            ));
        }
    }

    /// Marked parcels that no conversation will take, because the server is away.
    pub(super) fn take_back_orphans(&mut self) {
        if self.open > 0 || self.opening > 0 || Instant::now() >= self.paused_until {
            return;
        }
        self.drain_queue();
    }

    pub(super) fn drain_queue(&mut self) {
        let queue = Arc::clone(&self.queue);
        if let Ok(mut queue) = queue.try_lock() {
            while let Ok(parcel) = queue.try_recv() {
                self.finished.push((parcel, None));
            }
        }
    }
}
