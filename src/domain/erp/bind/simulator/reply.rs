//! Requests and answers.

use actix_web::http::Method;
use serde::Serialize;
use serde_json::json;

use super::fault::FaultKind;

/// A request below `/api`.
pub struct Request<'a> {
    pub method: &'a Method,
    pub path: &'a str,
    pub query: &'a str,
    pub body: &'a [u8],
    pub bearer: Option<&'a str>,
    /// Scheme and authority under which the server was asked.
    pub origin: &'a str,
}

/// An answer.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub body: String,
    pub html: bool,
    pub retry_after: Option<u64>,
    pub slow: std::time::Duration,
    pub end: End,
}

/// How much of an answer arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Whole,
    /// The first half.
    Half,
    /// Nothing.
    Lost,
}

impl Reply {
    pub(super) fn json<T: Serialize>(status: u16, body: &T) -> Self {
        let (html, retry_after, end) = (false, None, End::Whole);
        let slow = std::time::Duration::ZERO;
        let body = serde_json::to_string(body).unwrap_or_default();
        Self {
            status,
            body,
            html,
            retry_after,
            slow,
            end,
        }
    }

    /// An order has been carried out.
    pub(super) fn done() -> Self {
        Self {
            body: String::new(),
            ..Self::json(204, &())
        }
    }

    pub(super) fn refusal(status: u16, code: &str, message: &str) -> Self {
        Self::json(status, &json!({ "Message": message, "Code": code }))
    }
}

/// The answer in place of the right one, when nothing is to be done before.
pub fn refused(kind: FaultKind) -> Option<Reply> {
    match kind {
        FaultKind::Rejected => Some(Reply::refusal(
            401,
            "Unauthorized",
            "La clave no es válida o ha expirado.",
        )),
        FaultKind::SubscriptionInactive => Some(inactive()),
        FaultKind::RateLimited { retry_after } => Some(limited(retry_after)),
        FaultKind::Server => Some(failure()),
        FaultKind::Garbage => {
            let mut reply = Reply::json(200, &());
            "<html><body>Mantenimiento</body></html>".clone_into(&mut reply.body);
            reply.html = true;
            Some(reply)
        }
        FaultKind::Redirect => Some(Reply::json(302, &())),
        FaultKind::Slow { .. }
        | FaultKind::Truncated
        | FaultKind::Lost
        | FaultKind::ServerAfter => None,
    }
}

/// The right answer after what befalls it.
pub fn marred(reply: Reply, kind: FaultKind) -> Reply {
    match kind {
        FaultKind::Slow { ms } => Reply {
            slow: std::time::Duration::from_millis(ms),
            ..reply
        },
        FaultKind::Truncated => Reply {
            end: End::Half,
            ..reply
        },
        FaultKind::Lost => Reply {
            end: End::Lost,
            ..reply
        },
        FaultKind::ServerAfter => failure(),
        _ => reply,
    }
}

fn failure() -> Reply {
    Reply::refusal(500, "Error", "Ocurrió un error.")
}

/// The company has no subscription.
pub fn inactive() -> Reply {
    let message = "La suscripción de la empresa no está activa.";
    Reply::refusal(403, "SubscriptionInactive", message)
}

/// Too many calls.
pub fn limited(retry_after: Option<u64>) -> Reply {
    let body = json!({ "statusCode": 429, "message": "Rate limit is exceeded." });
    Reply {
        retry_after,
        ..Reply::json(429, &body)
    }
}
