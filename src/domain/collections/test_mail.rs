//! A notice sent to the person who sets it up: the same text, marked as a test, with a link that
//! leads back to the preview instead of a debtor's page.

use super::setup::preview::preview;
use crate::config::Config;
use crate::domain::audit::{self, Actor, Entry};
use crate::platform::clock;
use crate::platform::db::Conn;
use crate::platform::mail::outbox::{self, Letter};
use crate::platform::values::ids::{CompanyId, OutboxId};
use crate::platform::vault::{Vault, VaultError};

/// Kind of these mails in the outbox.
pub const KIND: &str = "notice_test";

/// Whose notice goes to whom.
#[derive(Clone, Copy, Debug)]
pub struct Test<'a> {
    /// The tenant.
    pub company: &'a CompanyId,
    /// The customer whose statement is shown.
    pub customer: &'a str,
    /// Path of the page behind the mail's button.
    pub page: &'a str,
    /// Address of the person who tries.
    pub to: &'a str,
}

/// Puts the test in the outbox. `None`: there is no such customer.
///
/// # Errors
/// The database's.
pub fn send(
    conn: &mut Conn,
    vault: &Vault,
    config: &Config,
    actor: &Actor,
    test: Test<'_>,
) -> Result<Option<OutboxId>, VaultError> {
    let link = config.public_url.link(test.page);
    let Some(found) = preview(conn, test.company, test.customer, &link)? else {
        return Ok(None);
    };
    let locale = found.locale;
    let letter = Letter {
        to: test.to.to_owned(),
        reply_to: found.reply_to,
        subject: locale.t1("setup-test-subject", "subject", &found.composed.subject),
        text: found.composed.text,
        html: found.composed.html,
        language: locale.tag().to_owned(),
    };
    let now = clock::wall();
    let about = (KIND, Some(test.company));
    let id = outbox::enqueue(conn, vault, config.mail_from.domain(), about, &letter, now)?;
    let subject = format!("customer:{}", test.customer);
    let entry = Entry {
        company: Some(test.company),
        action: "notice.tested",
        subject: Some(&subject),
        detail: Some(test.to),
    };
    audit::record(conn, actor, &entry, now)?;
    Ok(Some(id))
}
