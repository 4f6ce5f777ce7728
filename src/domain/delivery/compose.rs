//! Writing the bytes of a mail.

use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::facts::Candidate;
use super::mask::mask;
use super::parcel::{NoticePart, Parcel};
use crate::domain::collections::compose::{self, Composed, Letterhead};
use crate::domain::statements::Debtor;
use crate::platform::clock;
use crate::platform::i18n::Locale;
use crate::platform::mail::message::{Mailbox, Outgoing};
use crate::platform::mail::outbox::Letter;
use crate::platform::values::Token;
use crate::platform::values::ids::WorkerId;
use crate::services::Services;

/// Level of compression for archived copies: fast, still a quarter of the size.
const LEVEL: i32 = 1;

/// Writes a notice: statement, text, bytes, and the copy that is kept.
pub(super) fn notice(
    services: &Services,
    worker: &WorkerId,
    letterhead: &Letterhead,
    candidate: &Candidate,
) -> Result<Parcel, String> {
    let token = Token::generate();
    let link = services
        .config
        .public_url
        .link(&format!("/s/{}", token.expose()));
    let debtor = &candidate.debtor;
    let locale = debtor
        .language
        .as_deref()
        .and_then(Locale::parse)
        .unwrap_or(letterhead.locale);
    let on_paper = Debtor {
        name: debtor.name.clone(),
        legal_name: debtor.legal_name.clone(),
        tax_id: debtor.tax_id.clone(),
        number: debtor.number.clone(),
    };
    let statement = compose::statement(letterhead, on_paper, &candidate.open, candidate.today);
    let composed = compose::compose(letterhead, &statement, locale, &link)
        .map_err(|fault| fault.to_string())?;
    let to = candidate
        .to
        .iter()
        .map(|address| Mailbox::bare(address))
        .collect();
    let mime = outgoing(
        services,
        letterhead,
        composed,
        locale,
        to,
        &candidate.row.message_id,
    )?;
    let (copy, found) = mask(&mime, token.expose());
    if found == 0 {
        return Err("the link is not in the mail".to_owned());
    }
    let copy = zstd::bulk::compress(&copy, LEVEL).map_err(|fault| fault.to_string())?;
    Ok(Parcel {
        id: candidate.row.id.clone(),
        worker: worker.clone(),
        attempts: candidate.row.attempts,
        first_attempt_at: candidate.row.first_attempt_at.map(|at| at.and_utc()),
        partly_accepted: candidate.partly_accepted,
        claimed_at: tokio::time::Instant::now(),
        recipients: candidate.to.clone(),
        notice: Some(NoticePart {
            company: candidate.company.clone(),
            occurrence: candidate.row.occurrence_id.clone(),
            customer: debtor.id.clone(),
            today: candidate.today,
            link_hash: token.hash(),
            sha256: hex::encode(Sha256::digest(&mime)),
            copy,
        }),
        mime: Arc::new(mime),
    })
}

fn outgoing(
    services: &Services,
    letterhead: &Letterhead,
    composed: Composed,
    locale: Locale,
    to: Vec<Mailbox>,
    message_id: &str,
) -> Result<Vec<u8>, String> {
    let sender = &services.config.mail_from;
    Outgoing {
        // The company speaks; the address is the installation's.
        from: Mailbox::named(&letterhead.creditor.name, &sender.address),
        to,
        reply_to: letterhead.settings.reply_to.as_deref().map(Mailbox::bare),
        subject: composed.subject,
        text: composed.text,
        html: composed.html,
        message_id: message_id.to_owned(),
        date: clock::wall(),
        language: locale.tag().to_owned(),
        list_unsubscribe: None,
    }
    .into_mime(services.config.dkim.as_deref())
    .map_err(|fault| fault.to_string())
}

/// Writes a letter.
pub(super) fn letter(
    services: &Services,
    message_id: &str,
    letter: &Letter,
) -> Result<Vec<u8>, String> {
    let sender = &services.config.mail_from;
    Outgoing {
        from: Mailbox::named(&sender.name, &sender.address),
        to: vec![Mailbox::bare(&letter.to)],
        reply_to: letter.reply_to.as_deref().map(Mailbox::bare),
        subject: letter.subject.clone(),
        text: letter.text.clone(),
        html: letter.html.clone(),
        message_id: message_id.to_owned(),
        date: clock::wall(),
        language: letter.language.clone(),
        list_unsubscribe: None,
    }
    .into_mime(services.config.dkim.as_deref())
    .map_err(|fault| fault.to_string())
}
