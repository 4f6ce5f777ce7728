//! A mail in the hands of this process.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use crate::platform::values::ids::{CompanyId, CustomerId, OccurrenceId, OutboxId, WorkerId};

/// A claimed mail, written and ready to be offered.
#[derive(Clone, Debug)]
pub struct Parcel {
    /// The outbox row.
    pub id: OutboxId,
    /// Who claimed it.
    pub worker: WorkerId,
    /// Attempts before this one.
    pub attempts: i32,
    /// When it was first offered.
    pub first_attempt_at: Option<DateTime<Utc>>,
    /// When it was claimed.
    pub claimed_at: tokio::time::Instant,
    /// Somebody has accepted an earlier attempt; only the others are served now.
    pub partly_accepted: bool,
    /// Addresses still to be served.
    pub recipients: Vec<String>,
    /// The bytes that are sent.
    pub mime: Arc<Vec<u8>>,
    /// What a notice has beside a letter.
    pub notice: Option<NoticePart>,
}

/// The part of a parcel that only notices have.
#[derive(Clone, Debug)]
pub struct NoticePart {
    /// The tenant.
    pub company: CompanyId,
    /// The occurrence.
    pub occurrence: Option<OccurrenceId>,
    /// The debtor.
    pub customer: CustomerId,
    /// The company's civil day, which becomes the day of contact.
    pub today: NaiveDate,
    /// Hash of the token in the statement link.
    pub link_hash: String,
    /// SHA-256 of the bytes that are sent, hexadecimal.
    pub sha256: String,
    /// The same bytes with the token masked, compressed.
    pub copy: Vec<u8>,
}
