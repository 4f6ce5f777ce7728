//! Building messages: text and HTML in one, as the bytes that SMTP carries (RFC 5322, RFC 2046).

mod dkim;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use lettre::address::{Address, Envelope};
use lettre::message::header::{
    ContentTransferEncoding, ContentType, From as FromHeader, HeaderName, HeaderValue, ReplyTo, To,
};
use lettre::message::{Mailbox as LettreMailbox, Mailboxes, Message, MultiPart, SinglePart};
use sha2::{Digest as _, Sha256};

pub use dkim::DkimSettings;

/// A person or a company with an e-mail address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailbox {
    /// What mail programs show. Line breaks in it become spaces.
    pub name: Option<String>,
    /// The address alone.
    pub address: String,
}

impl Mailbox {
    /// With a name.
    #[must_use]
    pub fn named(name: &str, address: &str) -> Self {
        Self {
            name: Some(name.to_owned()),
            address: address.to_owned(),
        }
    }

    /// Without a name.
    #[must_use]
    pub fn bare(address: &str) -> Self {
        Self {
            name: None,
            address: address.to_owned(),
        }
    }
}

/// A message to be built. No field can add a header or end one: control characters in subject and
/// names become spaces.
#[derive(Clone, Debug)]
pub struct Outgoing {
    /// The header From.
    pub from: Mailbox,
    /// The header To; at least one.
    pub to: Vec<Mailbox>,
    /// Where answers go, if not to `from`.
    pub reply_to: Option<Mailbox>,
    /// One line of any Unicode text.
    pub subject: String,
    /// The plain text; lines of any length.
    pub text: String,
    /// The HTML document; lines of any length.
    pub html: String,
    /// `<id@domain>`, ASCII. The same one gives the same bytes for the same content, if unsigned.
    pub message_id: String,
    /// The header Date; whole seconds.
    pub date: DateTime<Utc>,
    /// The language of the text, such as `es` (RFC 3282).
    pub language: String,
    /// An https address that unsubscribes by one POST (RFC 8058); for optional mail only.
    pub list_unsubscribe: Option<String>,
}

/// Why a message cannot be built.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MessageError {
    /// One of the addresses is none.
    #[error("{0:?} is not an address")]
    Address(String),
    /// Nobody is addressed.
    #[error("there is no recipient")]
    NoRecipient,
    /// Not `<id@domain>`.
    #[error("{0:?} is not a Message-ID")]
    MessageId(String),
    /// A language tag, a list address or a name that no header can carry.
    #[error("{0}")]
    Header(String),
}

impl Outgoing {
    /// The message with CRLF line ends, ASCII only, no line beyond 998 bytes; signed if `dkim` is
    /// given.
    ///
    /// # Errors
    ///
    /// An address, the Message-ID, the language or the list address has not its form.
    pub fn into_mime(self, dkim: Option<&DkimSettings>) -> Result<Vec<u8>, MessageError> {
        let signed_headers = self.list_unsubscribe.is_some();
        let mut message = self.assemble()?;
        if let Some(dkim) = dkim {
            dkim.sign(&mut message, signed_headers);
        }
        Ok(message.formatted())
    }

    fn assemble(self) -> Result<Message, MessageError> {
        check_message_id(&self.message_id)?;
        let from = mailbox(&self.from)?;
        let to = self.to.iter().map(mailbox).collect::<Result<Vec<_>, _>>()?;
        let recipients: Vec<Address> = to.iter().map(|to| to.email.clone()).collect();
        let envelope = Envelope::new(Some(from.email.clone()), recipients)
            .map_err(|_| MessageError::NoRecipient)?;
        let mut builder = Message::builder()
            .envelope(envelope)
            .header(FromHeader::from(Mailboxes::from(from)))
            .header(To::from(Mailboxes::from_iter(to)))
            .subject(one_line(&self.subject))
            .date(self.date.into())
            .raw_header(language(&self.language)?)
            .raw_header(raw("Auto-Submitted", "auto-generated".to_owned()));
        if let Some(reply_to) = &self.reply_to {
            builder = builder.header(ReplyTo::from(Mailboxes::from(mailbox(reply_to)?)));
        }
        if let Some(url) = &self.list_unsubscribe {
            builder = builder.raw_header(list_unsubscribe(url)?).raw_header(raw(
                "List-Unsubscribe-Post",
                "List-Unsubscribe=One-Click".to_owned(),
            ));
        }
        let body = MultiPart::alternative()
            .boundary(boundary(&self.message_id))
            .singlepart(part(ContentType::TEXT_PLAIN, self.text))
            .singlepart(part(ContentType::TEXT_HTML, self.html));
        builder
            .message_id(Some(self.message_id))
            .multipart(body)
            .map_err(|error| MessageError::Header(error.to_string()))
    }
}

fn part(kind: ContentType, body: String) -> SinglePart {
    SinglePart::builder()
        .header(kind)
        .header(ContentTransferEncoding::QuotedPrintable)
        .body(body)
}

/// `=_` never occurs in quoted-printable text (RFC 2045, 6.7), so no body can hold the boundary.
fn boundary(message_id: &str) -> String {
    format!(
        "=_{}",
        hex::encode(&Sha256::digest(message_id.as_bytes())[..12])
    )
}

fn mailbox(mailbox: &Mailbox) -> Result<LettreMailbox, MessageError> {
    let address = mailbox.address.parse::<Address>();
    let address = address.map_err(|_| MessageError::Address(mailbox.address.clone()))?;
    let name = mailbox
        .name
        .as_deref()
        .map(one_line)
        .filter(|name| !name.is_empty());
    Ok(LettreMailbox::new(name, address))
}

/// Without control characters, so that it stays inside its header.
fn one_line(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    text.trim().to_owned()
}

fn check_message_id(id: &str) -> Result<(), MessageError> {
    let inside = id.strip_prefix('<').and_then(|id| id.strip_suffix('>'));
    let valid = inside
        .and_then(|id| id.split_once('@'))
        .is_some_and(|(left, right)| {
            let fits = |part: &str| {
                !part.is_empty()
                    && part
                        .bytes()
                        .all(|b| b.is_ascii_graphic() && !b"<>@\"\\".contains(&b))
            };
            fits(left) && fits(right)
        });
    if valid && id.len() <= 250 {
        Ok(())
    } else {
        Err(MessageError::MessageId(id.to_owned()))
    }
}

fn language(tag: &str) -> Result<HeaderValue, MessageError> {
    if tag.is_empty() || !tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
        return Err(MessageError::Header(format!(
            "{tag:?} is not a language tag"
        )));
    }
    Ok(raw("Content-Language", tag.to_owned()))
}

fn list_unsubscribe(url: &str) -> Result<HeaderValue, MessageError> {
    let fits = url.len() <= 900
        && url
            .bytes()
            .all(|b| b.is_ascii_graphic() && !b"<>,".contains(&b));
    if !fits || url::Url::parse(url).is_err() {
        return Err(MessageError::Header(format!(
            "{url:?} is not an address to unsubscribe at"
        )));
    }
    Ok(raw("List-Unsubscribe", format!("<{url}>")))
}

fn raw(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}
