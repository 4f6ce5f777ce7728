//! What everybody in a company must know at once.

use chrono_tz::Tz;

use crate::domain::delivery::{MailFault, mail_fault};
use crate::platform::db::{Conn, DbResult};
use crate::platform::i18n::Locale;
use crate::platform::page::{Banner, Mood};
use crate::platform::values::ids::CompanyId;

/// Something that keeps notices back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Concern {
    /// The mail server cannot be reached.
    MailAway(MailFault),
}

/// What keeps the company's notices back at this moment. The mail server is every company's.
///
/// # Errors
/// The database's.
pub fn banners(conn: &mut Conn, _company: &CompanyId) -> DbResult<Vec<Concern>> {
    Ok(mail_fault(conn)?
        .map(Concern::MailAway)
        .into_iter()
        .collect())
}

impl Concern {
    /// The line on the company's pages; `settlements` is the address where more is told.
    #[must_use]
    pub fn banner(&self, locale: Locale, zone: Tz, settlements: String) -> Banner {
        match self {
            Self::MailAway(fault) => {
                let since = fault.since.with_timezone(&zone).format("%d/%m/%Y %H:%M");
                Banner {
                    mood: Mood::Bad,
                    text: locale.t1("runs-mail-away", "since", &since.to_string()),
                    link: Some((settlements, locale.t("runs-mail-away-link"))),
                }
            }
        }
    }
}
