//! What the people on the pages must know about the mail server.

use serde::{Deserialize, Serialize};

use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::settings;

const FAULT: &str = "mail.fault";

/// Why sending pauses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailFault {
    /// Since when, UTC.
    pub since: chrono::DateTime<chrono::Utc>,
    /// What the server or the network said.
    pub words: String,
}

/// The fault under which sending pauses now, if any.
///
/// # Errors
/// The database's.
pub fn mail_fault(conn: &mut Conn) -> DbResult<Option<MailFault>> {
    let Some(text) = settings::get(conn, FAULT)?.filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    serde_json::from_str(&text)
        .map(Some)
        .map_err(|fault| DbError::Value(fault.to_string()))
}

/// Notes a fault, keeping the moment of the first one, or that all is well again.
pub(super) fn set_mail_fault(conn: &mut Conn, words: Option<&str>) -> DbResult<()> {
    let Some(words) = words else {
        return settings::set(conn, FAULT, "");
    };
    let since = mail_fault(conn)?.map_or_else(crate::platform::clock::wall, |fault| fault.since);
    let fault = MailFault {
        since,
        words: words.to_owned(),
    };
    let text = serde_json::to_string(&fault).map_err(|fault| DbError::Value(fault.to_string()))?;
    settings::set(conn, FAULT, &text)
}
