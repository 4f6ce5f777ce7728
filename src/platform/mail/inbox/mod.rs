//! The demo's mailbox: a folder with one `.eml` file per message.
//!
//! All calls block on the file system, except the [`Handler`].

mod read;
#[cfg(test)]
mod tests;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::smtp_server::{Handler, Received, Verdict};

/// A folder of messages. Cheap to clone; clones share the folder.
#[derive(Clone, Debug)]
pub struct Inbox {
    folder: PathBuf,
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboxEntry {
    /// What [`Inbox::open_message`] takes.
    pub id: String,
    /// When it arrived, to the millisecond.
    pub at: DateTime<Utc>,
    /// From the header, as `Name <address>`.
    pub from: String,
    /// From the header, separated by commas.
    pub to: String,
    /// From the header, decoded.
    pub subject: String,
}

/// A message taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboxMessage {
    /// As asked for.
    pub id: String,
    /// When it arrived, to the millisecond.
    pub at: DateTime<Utc>,
    /// Every header in its order; values as sent, unfolded. `Return-Path` and `Delivered-To` at
    /// the top are the envelope's.
    pub headers: Vec<(String, String)>,
    /// Decoded.
    pub subject: String,
    /// As `Name <address>`.
    pub from: String,
    /// Separated by commas.
    pub to: String,
    /// From the header Date.
    pub date: Option<DateTime<Utc>>,
    /// The plain text, if there is one.
    pub text: Option<String>,
    /// The HTML document, if there is one. As untrusted as its sender.
    pub html: Option<String>,
    /// The file as it is.
    pub raw: Vec<u8>,
}

impl Inbox {
    /// Uses `folder`, and makes it if it is missing.
    ///
    /// # Errors
    ///
    /// It cannot be made.
    pub fn open(folder: impl AsRef<Path>) -> io::Result<Self> {
        fs::create_dir_all(&folder)?;
        Ok(Self {
            folder: folder.as_ref().to_owned(),
        })
    }

    /// Keeps a message, and gives its id. Nobody sees half a message: it appears by rename.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn store(&self, message: &Received) -> io::Result<String> {
        let id = Uuid::now_v7().to_string();
        let mut bytes = Vec::with_capacity(message.bytes.len() + 256);
        bytes.extend_from_slice(format!("Return-Path: <{}>\r\n", message.sender).as_bytes());
        for recipient in &message.recipients {
            bytes.extend_from_slice(format!("Delivered-To: {recipient}\r\n").as_bytes());
        }
        bytes.extend_from_slice(&message.bytes);
        let unfinished = self.folder.join(format!("{id}.part"));
        fs::write(&unfinished, bytes)?;
        fs::rename(unfinished, self.folder.join(format!("{id}.eml")))?;
        Ok(id)
    }

    /// All messages, newest first.
    ///
    /// # Errors
    ///
    /// The folder or a file in it cannot be read.
    pub fn list(&self) -> io::Result<Vec<InboxEntry>> {
        let mut ids = Vec::new();
        for file in fs::read_dir(&self.folder)? {
            let name = file?.file_name();
            ids.extend(
                name.to_str()
                    .and_then(|name| name.strip_suffix(".eml"))
                    .and_then(parse_id),
            );
        }
        ids.sort_unstable_by(|a, b| b.cmp(a));
        ids.into_iter()
            .map(|id| read::entry(&self.path(id), id))
            .collect()
    }

    /// The message with this id; none if there is none, or if it is no id of ours.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn open_message(&self, id: &str) -> io::Result<Option<InboxMessage>> {
        let Some(id) = parse_id(id) else {
            return Ok(None);
        };
        match fs::read(self.path(id)) {
            Ok(raw) => Ok(Some(read::message(id, raw))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn path(&self, id: Uuid) -> PathBuf {
        self.folder.join(format!("{id}.eml"))
    }
}

/// Ids are UUIDs in their usual form and nothing else, so no id leads out of the folder.
fn parse_id(text: &str) -> Option<Uuid> {
    Uuid::parse_str(text).map_or(None, |id| (id.to_string() == text).then_some(id))
}

/// Takes every message and keeps it.
#[async_trait]
impl Handler for Inbox {
    async fn accepted(&self, message: Received) -> Verdict {
        let inbox = self.clone();
        match tokio::task::spawn_blocking(move || inbox.store(&message)).await {
            Ok(Ok(_)) => Verdict::Ok,
            Ok(Err(error)) => {
                tracing::error!(%error, "a message could not be kept");
                Verdict::reply(451, "4.3.0 The message could not be kept")
            }
            Err(error) => {
                tracing::error!(%error, "a message could not be kept");
                Verdict::reply(451, "4.3.0 The message could not be kept")
            }
        }
    }
}
