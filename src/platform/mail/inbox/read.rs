//! Taking stored messages apart.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use chrono::{DateTime, Utc};
use mail_parser::{Address, Message, MessageParser, MessagePart};
use uuid::Uuid;

use super::{InboxEntry, InboxMessage};

/// How much of a file a line of the list needs, in bytes: its headers.
const HEAD: u64 = 16 * 1024;

pub(super) fn entry(path: &Path, id: Uuid) -> io::Result<InboxEntry> {
    let mut head = Vec::new();
    File::open(path)?.take(HEAD).read_to_end(&mut head)?;
    let message = MessageParser::default()
        .parse_headers(&head)
        .unwrap_or_default();
    Ok(InboxEntry {
        id: id.to_string(),
        at: arrival(id),
        from: people(message.from()),
        to: people(message.to()),
        subject: message.subject().unwrap_or_default().to_owned(),
    })
}

pub(super) fn message(id: Uuid, raw: Vec<u8>) -> InboxMessage {
    let message = MessageParser::default().parse(&raw).unwrap_or_default();
    InboxMessage {
        id: id.to_string(),
        at: arrival(id),
        headers: headers(&message),
        subject: message.subject().unwrap_or_default().to_owned(),
        from: people(message.from()),
        to: people(message.to()),
        date: message
            .date()
            .and_then(|date| DateTime::from_timestamp(date.to_timestamp(), 0)),
        text: message
            .text_part(0)
            .filter(|part| !part.is_text_html())
            .and_then(contents),
        html: message
            .html_part(0)
            .filter(|part| part.is_text_html())
            .and_then(contents),
        raw,
    }
}

/// The id holds the time of arrival (RFC 9562, 5.7).
fn arrival(id: Uuid) -> DateTime<Utc> {
    let (seconds, nanoseconds) = id.get_timestamp().map_or((0, 0), |time| time.to_unix());
    let seconds = i64::try_from(seconds).unwrap_or_default();
    DateTime::from_timestamp(seconds, nanoseconds).unwrap_or_default()
}

fn headers(message: &Message<'_>) -> Vec<(String, String)> {
    let unfolded = |value: &str| value.split_whitespace().collect::<Vec<_>>().join(" ");
    message
        .headers_raw()
        .map(|(name, value)| (name.to_owned(), unfolded(value)))
        .collect()
}

fn people(address: Option<&Address<'_>>) -> String {
    let one = |person: &mail_parser::Addr<'_>| {
        let address = person.address().unwrap_or_default();
        person
            .name()
            .map_or_else(|| address.to_owned(), |name| format!("{name} <{address}>"))
    };
    address
        .map(|all| all.iter().map(one).collect::<Vec<_>>().join(", "))
        .unwrap_or_default()
}

fn contents(part: &MessagePart<'_>) -> Option<String> {
    part.text_contents().map(str::to_owned)
}
