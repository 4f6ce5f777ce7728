//! Signing out.

use crate::access::Anyone;
use crate::areas::{Answer, see_other};
use crate::domain::audit::{self, Entry};
use crate::platform::clock;
use crate::platform::db::DbResult;

/// POST /logout: the session ends on the server and in the browser.
///
/// # Errors
/// The database's.
pub async fn create(visitor: Anyone) -> Answer {
    if visitor.user().is_some() {
        let actor = visitor.actor();
        let noted: DbResult<()> = visitor
            .db()
            .write(move |conn| {
                let entry = Entry {
                    company: None,
                    action: "session.ended",
                    subject: None,
                    detail: None,
                };
                audit::record(conn, &actor, &entry, clock::wall())
            })
            .await;
        noted?;
    }
    visitor.sign_out();
    see_other("/login")
}
