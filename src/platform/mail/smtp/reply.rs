//! One reply, or the lack of one.

use std::error::Error as _;
use std::time::Duration;

use lettre::transport::smtp::{Error, response::Response};

/// The longest answer that is kept, in characters.
const LONGEST_ANSWER: usize = 500;

/// What a step of the conversation ended with.
#[derive(Debug)]
pub(super) enum Reply {
    /// 2xx.
    Done(u16, String),
    /// 3xx: the server waits for more.
    Continue(u16, String),
    /// 4xx.
    Transient(u16, String),
    /// 5xx.
    Permanent(u16, String),
    /// The connection broke, the time was up, or something came that is no reply.
    Lost(String),
}

impl Reply {
    /// Waits for `conversation` to answer, at most `limit`.
    pub(super) async fn within(
        limit: Duration,
        conversation: impl Future<Output = Result<Response, Error>>,
    ) -> Self {
        match tokio::time::timeout(limit, conversation).await {
            Ok(Ok(response)) => Self::positive(&response),
            Ok(Err(error)) => Self::from_error(&error),
            Err(_) => Self::Lost(format!("no answer within {limit:?}")),
        }
    }

    fn positive(response: &Response) -> Self {
        let code = u16::from(response.code());
        let text = one_line(&response.message().collect::<Vec<_>>().join(" "));
        if code < 300 {
            Self::Done(code, text)
        } else {
            Self::Continue(code, text)
        }
    }

    /// lettre gives the negative replies as errors whose source is the text.
    pub(super) fn from_error(error: &Error) -> Self {
        let text = error.source().map(ToString::to_string);
        match error.status().map(u16::from) {
            Some(code @ 500..) => Self::Permanent(code, one_line(&text.unwrap_or_default())),
            Some(code) => Self::Transient(code, one_line(&text.unwrap_or_default())),
            None => Self::Lost(one_line(&error.to_string())),
        }
    }

    /// The reply's code, if there was a reply.
    pub(super) fn code(&self) -> Option<u16> {
        match self {
            Self::Done(code, _)
            | Self::Continue(code, _)
            | Self::Transient(code, _)
            | Self::Permanent(code, _) => Some(*code),
            Self::Lost(_) => None,
        }
    }

    /// Code and text on one line, as it is shown to people.
    pub(super) fn answer(&self) -> String {
        match self {
            Self::Done(code, text)
            | Self::Continue(code, text)
            | Self::Transient(code, text)
            | Self::Permanent(code, text) => format!("{code} {text}").trim_end().to_owned(),
            Self::Lost(text) => text.clone(),
        }
    }

    /// Whether the conversation can go on: not after a loss, nor after 421, which closes the channel
    /// (RFC 5321, 3.8).
    pub(super) fn leaves_open(&self) -> bool {
        !matches!(self, Self::Lost(_) | Self::Transient(421, _))
    }
}

fn one_line(text: &str) -> String {
    let visible = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    visible
        .take(LONGEST_ANSWER)
        .collect::<String>()
        .trim()
        .to_owned()
}
