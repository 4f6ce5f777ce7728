//! What became of a message.

/// Who sends and who receives, as SMTP sees it. The headers of the message may say otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// Where bounces go.
    pub sender: String,
    /// One address each; at least one.
    pub recipients: Vec<String>,
}

/// What to do about one recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The server took the message for this recipient.
    Accepted,
    /// Not now: try this recipient again, with the same Message-ID.
    Deferred,
    /// Never: the recipient or the message was turned down for good.
    Refused,
    /// Nobody knows whether the server has it.
    Unknown,
}

/// What the server said about one recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecipientAnswer {
    /// As it stood in the envelope.
    pub address: String,
    /// A recipient turned down at RCPT keeps that verdict. One that was taken at RCPT shares the
    /// fate of the message: `Accepted`, `Deferred`, `Refused` ([`Outcome::Failed`]) or `Unknown`.
    pub verdict: Verdict,
    /// True if `verdict` comes from this recipient's own RCPT, so a refusal is about the address
    /// and not about the message.
    pub own: bool,
    /// The reply code behind the verdict; none where there was no reply.
    pub code: Option<u16>,
    /// The reply in words, on one line.
    pub answer: String,
}

/// What became of the message as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// 2xx after the terminator: it belongs to the server now.
    Accepted {
        /// The final reply.
        answer: String,
    },
    /// 4xx to MAIL, to DATA or to the message, or the connection broke before the terminator was
    /// begun. Nothing was delivered; sending it again is safe.
    Deferred {
        /// The reply, or how the connection broke.
        answer: String,
    },
    /// 5xx to MAIL, to DATA or to the message: sending the same again is useless.
    Failed {
        /// The reply.
        answer: String,
    },
    /// No recipient was taken at RCPT; the message never left. The recipients' own verdicts say
    /// which of them to try again.
    NoRecipients,
    /// The terminator was begun and no valid reply came: it may or may not have been delivered.
    Unknown {
        /// How the connection broke, or what came instead of a reply.
        answer: String,
    },
}

/// The result of one attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// One answer per recipient, in the envelope's order.
    pub recipients: Vec<RecipientAnswer>,
    /// The message as a whole.
    pub outcome: Outcome,
    /// Whether the connection may carry the next message. If not, drop it.
    pub reusable: bool,
}
