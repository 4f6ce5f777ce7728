//! One message: MAIL, RCPT for each recipient, DATA, the message, the terminator.

use std::sync::Arc;

use lettre::Address;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{Extension, MailBodyParameter, MailParameter};

use super::reply::Reply;
use super::text::with_crlf;
use super::{Connection, Delivery, Envelope, Outcome, RecipientAnswer, Verdict};

/// How much of a message is written at a time, in bytes.
const CHUNK: usize = 64 * 1024;

impl Connection {
    /// Hands `mime` to the server for the recipients of `envelope`, and tells what became of it.
    ///
    /// Each step takes at most the settings' time-out; the message with its final reply is one
    /// step. Refused recipients do not hinder the others. If the result says that the connection
    /// is not reusable, drop it: nothing more may be sent on it, QUIT included.
    pub async fn deliver(&mut self, envelope: &Envelope, mime: &[u8]) -> Delivery {
        let message = with_crlf(mime);
        if let Err(end) = self.sender(envelope, message.is_ascii()).await {
            return end.for_all(envelope);
        }
        let mut own = Vec::with_capacity(envelope.recipients.len());
        for address in &envelope.recipients {
            match self.recipient(address).await {
                Ok(answer) => own.push(answer),
                Err(end) => return end.delivery(envelope, own),
            }
        }
        if own.iter().all(Option::is_some) {
            let recipients = own.into_iter().flatten().collect();
            return Delivery {
                recipients,
                outcome: Outcome::NoRecipients,
                reusable: self.reset().await,
            };
        }
        let end = match self.data().await {
            Ok(()) => self.message(&message).await,
            Err(end) => end,
        };
        end.delivery(envelope, own)
    }

    async fn sender(&mut self, envelope: &Envelope, ascii: bool) -> Result<(), End> {
        let Ok(sender) = envelope.sender.parse::<Address>() else {
            let reply = Reply::Lost(format!(
                "the sender {:?} is not an address",
                envelope.sender
            ));
            return Err(End {
                verdict: Verdict::Refused,
                reply,
                reusable: true,
            });
        };
        let mut parameters = Vec::new();
        let plain =
            envelope.sender.is_ascii() && envelope.recipients.iter().all(|to| to.is_ascii());
        if !plain && self.supports(Extension::SmtpUtfEight) {
            parameters.push(MailParameter::SmtpUtfEight);
        }
        if !ascii && self.supports(Extension::EightBitMime) {
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        let command = Mail::new(Some(sender), parameters);
        match Reply::within(self.timeout, self.smtp.command(command)).await {
            Reply::Done(..) => Ok(()),
            reply => Err(End::before_the_message(reply)),
        }
    }

    /// The recipient's own answer, or `None` if it was taken and goes with the message; `Err` if
    /// the connection ended here.
    async fn recipient(&mut self, address: &str) -> Result<Option<RecipientAnswer>, End> {
        let unfit = |why: &str| {
            Ok(Some(answer(
                address,
                Verdict::Refused,
                &Reply::Lost(why.to_owned()),
                true,
            )))
        };
        let Ok(parsed) = address.parse::<Address>() else {
            return unfit("not an address");
        };
        if !address.is_ascii() && !self.supports(Extension::SmtpUtfEight) {
            return unfit("the server takes ASCII addresses only");
        }
        let command = Rcpt::new(parsed, Vec::new());
        match Reply::within(self.timeout, self.smtp.command(command)).await {
            Reply::Done(..) => Ok(None),
            reply @ Reply::Permanent(..) => {
                Ok(Some(answer(address, Verdict::Refused, &reply, true)))
            }
            reply @ Reply::Transient(..) if reply.leaves_open() => {
                Ok(Some(answer(address, Verdict::Deferred, &reply, true)))
            }
            reply => Err(End::before_the_message(reply)),
        }
    }

    async fn data(&mut self) -> Result<(), End> {
        let reply = Reply::within(self.timeout, self.smtp.command(Data)).await;
        if let Reply::Continue(..) = reply {
            return Ok(());
        }
        let mut end = End::before_the_message(reply);
        end.reusable = end.reusable && self.reset().await;
        Err(end)
    }

    /// The message in pieces, then the terminator, which lettre writes when the pieces have ended.
    async fn message(&mut self, message: &[u8]) -> End {
        self.probe.start_message();
        let probe = Arc::clone(&self.probe);
        let end = std::iter::once_with(move || {
            probe.end_message();
            &[][..]
        });
        let pieces = message.chunks(CHUNK).chain(end);
        let reply = Reply::within(self.timeout, self.smtp.message_iter(pieces)).await;
        let verdict = match &reply {
            Reply::Done(..) => Verdict::Accepted,
            Reply::Transient(..) => Verdict::Deferred,
            Reply::Permanent(..) => Verdict::Refused,
            _ if self.probe.terminator_begun() => Verdict::Unknown,
            _ => Verdict::Deferred,
        };
        End::new(verdict, reply)
    }

    /// Forgets the message begun; whether the connection is fit for the next one.
    async fn reset(&mut self) -> bool {
        matches!(
            Reply::within(self.timeout, self.smtp.command(Rset)).await,
            Reply::Done(..)
        )
    }

    fn supports(&self, extension: Extension) -> bool {
        self.smtp.server_info().supports_feature(extension)
    }
}

/// How an attempt ended, for every recipient without an answer of its own.
struct End {
    verdict: Verdict,
    reply: Reply,
    reusable: bool,
}

impl End {
    fn new(verdict: Verdict, reply: Reply) -> Self {
        let reusable = reply.leaves_open() && !matches!(reply, Reply::Continue(..));
        Self {
            verdict,
            reply,
            reusable,
        }
    }

    /// At MAIL, RCPT or DATA. A 2xx or 3xx where it makes no sense counts as a broken connection.
    fn before_the_message(reply: Reply) -> Self {
        match reply {
            Reply::Permanent(..) => Self::new(Verdict::Refused, reply),
            Reply::Transient(..) | Reply::Lost(_) => Self::new(Verdict::Deferred, reply),
            Reply::Done(..) | Reply::Continue(..) => Self {
                verdict: Verdict::Deferred,
                reply,
                reusable: false,
            },
        }
    }

    fn for_all(self, envelope: &Envelope) -> Delivery {
        self.delivery(envelope, Vec::new())
    }

    /// `own` holds the answers to the first recipients; the rest were not reached.
    fn delivery(self, envelope: &Envelope, own: Vec<Option<RecipientAnswer>>) -> Delivery {
        let own = own.into_iter().chain(std::iter::repeat_with(|| None));
        let recipients = envelope.recipients.iter().zip(own);
        let recipients = recipients
            .map(|(address, own)| {
                own.unwrap_or_else(|| answer(address, self.verdict, &self.reply, false))
            })
            .collect();
        let answer = self.reply.answer();
        let outcome = match self.verdict {
            Verdict::Accepted => Outcome::Accepted { answer },
            Verdict::Deferred => Outcome::Deferred { answer },
            Verdict::Refused => Outcome::Failed { answer },
            Verdict::Unknown => Outcome::Unknown { answer },
        };
        Delivery {
            recipients,
            outcome,
            reusable: self.reusable,
        }
    }
}

fn answer(address: &str, verdict: Verdict, reply: &Reply, own: bool) -> RecipientAnswer {
    RecipientAnswer {
        address: address.to_owned(),
        verdict,
        own,
        code: reply.code(),
        answer: reply.answer(),
    }
}
