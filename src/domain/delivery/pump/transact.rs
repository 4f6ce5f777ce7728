//! One durable transaction settles what came back and marks what goes out next.

use std::collections::HashSet;
use std::sync::Arc;

use tokio::time::Instant;

use super::Pump;
use crate::domain::delivery::parcel::Parcel;
use crate::domain::delivery::{mark, settle, status, unsettled};
use crate::platform::clock;
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::mail::smtp::Delivery;
use crate::platform::values::ids::{OutboxId, WorkerId};

impl Pump {
    /// Settles what came back and marks what goes out next, in one durable transaction.
    pub(super) async fn transact(&mut self) -> DbResult<bool> {
        let room = (2 * self.open).saturating_sub(self.outstanding - self.finished.len());
        let take = if Instant::now() < self.paused_until {
            0
        } else {
            room.min(self.buffer.len())
        };
        self.take_back_orphans();
        if self.finished.is_empty() && take == 0 {
            return Ok(false);
        }
        let load = Arc::new(Load {
            finished: std::mem::take(&mut self.finished),
            next: self.buffer.drain(..take).collect(),
            clear_fault: self.told_fault,
        });
        let (writing, worker) = (Arc::clone(&load), self.worker.clone());
        let written = self
            .services
            .db
            .write(move |conn| write(conn, &worker, &writing))
            .await;
        let load =
            Arc::into_inner(load).ok_or_else(|| DbError::Lost("a transaction".to_owned()))?;
        match written {
            Ok(marked) => self.hand_out(load, &marked),
            Err(fault) => {
                self.finished.splice(0..0, load.finished);
                for parcel in load.next.into_iter().rev() {
                    self.buffer.push_front(parcel);
                }
                Err(fault)
            }
        }
    }

    fn hand_out(&mut self, load: Load, marked: &HashSet<OutboxId>) -> DbResult<bool> {
        let settled = load.finished.len();
        self.told_fault &= !load.went_well();
        self.attempts += settled;
        self.outstanding = self.outstanding - settled + marked.len();
        for parcel in load
            .next
            .into_iter()
            .filter(|parcel| marked.contains(&parcel.id))
        {
            if let Err(lost) = self.to_couriers.send(parcel) {
                return Err(DbError::Lost(lost.to_string()));
            }
        }
        Ok(true)
    }
}

/// What one transaction settles and marks.
struct Load {
    finished: Vec<(Parcel, Option<Delivery>)>,
    next: Vec<Parcel>,
    /// The first mail that a server answers clears an earlier fault.
    clear_fault: bool,
}

impl Load {
    fn went_well(&self) -> bool {
        self.finished.iter().any(|(_, delivery)| delivery.is_some())
    }
}

fn write(conn: &mut Conn, worker: &WorkerId, load: &Load) -> DbResult<HashSet<OutboxId>> {
    let now = clock::wall();
    let mut waiting = Vec::new();
    for (parcel, delivery) in &load.finished {
        match delivery {
            Some(delivery) => {
                if settle::settle(conn, parcel, delivery, now)? {
                    waiting.push(&parcel.id);
                }
            }
            None => mark::not_offered(conn, parcel)?,
        }
    }
    if !waiting.is_empty() {
        unsettled::note(conn, &waiting, now)?;
    }
    if load.clear_fault && load.went_well() && status::mail_fault(conn)?.is_some() {
        status::set_mail_fault(conn, None)?;
    }
    if load.next.is_empty() {
        Ok(HashSet::new())
    } else {
        mark::mark(conn, worker, &load.next, now)
    }
}
