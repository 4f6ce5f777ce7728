//! One SMTP conversation: takes parcels from the shared queue and reports what the server said.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Mutex, mpsc};

use super::parcel::Parcel;
use crate::platform::mail::smtp::{Connection, Delivery, Envelope, SmtpSettings, Unavailable};

/// A conversation with nothing to say for this long is closed.
const IDLE: Duration = Duration::from_secs(5);

/// What a courier reports.
pub(super) enum Report {
    /// A conversation is open.
    Opened,
    /// The server could not be reached; no mail was offered.
    Unreachable(Unavailable),
    /// A mail was offered.
    Offered(Box<Parcel>, Delivery),
    /// A mail was taken from the queue and not offered, because the server was gone.
    NotOffered(Box<Parcel>),
    /// The conversation ended.
    Closed,
}

/// Parcels that are marked and wait for a free conversation.
pub(super) type Queue = Arc<Mutex<mpsc::UnboundedReceiver<Parcel>>>;

/// Opens a conversation and carries parcels until it ends.
pub(super) async fn carry(
    settings: SmtpSettings,
    sender: String,
    queue: Queue,
    reports: mpsc::UnboundedSender<Report>,
) {
    let last = match Connection::open(&settings).await {
        Ok(connection) => {
            tell(&reports, Report::Opened);
            converse(connection, &settings, &sender, &queue, &reports).await;
            Report::Closed
        }
        Err(unavailable) => Report::Unreachable(unavailable),
    };
    tell(&reports, last);
}

async fn converse(
    mut connection: Connection,
    settings: &SmtpSettings,
    sender: &str,
    queue: &Queue,
    reports: &mpsc::UnboundedSender<Report>,
) {
    while let Some(parcel) = next(queue).await {
        if connection.is_stale() {
            match Connection::open(settings).await {
                Ok(fresh) => connection = fresh,
                Err(unavailable) => {
                    tracing::warn!(%unavailable, "the mail server went away");
                    tell(reports, Report::NotOffered(Box::new(parcel)));
                    return;
                }
            }
        }
        let envelope = Envelope {
            sender: sender.to_owned(),
            recipients: parcel.recipients.clone(),
        };
        let delivery = connection.deliver(&envelope, &parcel.mime).await;
        let reusable = delivery.reusable;
        tell(reports, Report::Offered(Box::new(parcel), delivery));
        if !reusable {
            return;
        }
    }
    connection.quit().await;
}

async fn next(queue: &Queue) -> Option<Parcel> {
    let waiting = async { queue.lock().await.recv().await };
    tokio::time::timeout(IDLE, waiting)
        .await
        .unwrap_or_default()
}

fn tell(reports: &mpsc::UnboundedSender<Report>, report: Report) {
    if reports.send(report).is_err() {
        tracing::debug!("the pump has ended");
    }
}
