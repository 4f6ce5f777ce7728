//! One call: what goes out, and what an answer means.

use std::time::Duration;

use chrono::{DateTime, Utc};
use reqwest::header::RETRY_AFTER;
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde_json::Value;
use url::Url;

use super::retry::retry_after;
use crate::domain::erp::{ApiKey, ErpError};

/// Longest part of the ERP's own words that is kept, characters.
const LONGEST_WORDS: usize = 200;

/// Within which bounds a call is made.
#[derive(Clone, Copy)]
pub(super) struct Bounds {
    /// Limit of the whole call.
    pub(super) timeout: Duration,
    /// Longest answer that is read, bytes.
    pub(super) longest_body: usize,
    /// The present, by which an expired key is told from a rejected one.
    pub(super) now: DateTime<Utc>,
}

/// Asks once and reads the whole answer.
pub(super) async fn get(
    http: &reqwest::Client,
    key: &ApiKey,
    url: Url,
    bounds: Bounds,
) -> Result<Value, ErpError> {
    let (status, body) = exchange(http.get(url), key, bounds).await?;
    match status {
        StatusCode::OK => parse(&body),
        status => Err(odd(status)),
    }
}

/// Sends an order once. It is done when the ERP says so: with 204, or with 200 or 201 and nothing
/// or JSON.
pub(super) async fn order(
    http: &reqwest::Client,
    key: &ApiKey,
    method: Method,
    url: Url,
    body: Option<&Value>,
    bounds: Bounds,
) -> Result<(), ErpError> {
    let request = http.request(method, url);
    let request = match body {
        Some(body) => request.json(body),
        None => request,
    };
    let (status, body) = exchange(request, key, bounds).await?;
    match status {
        StatusCode::NO_CONTENT => Ok(()),
        StatusCode::OK | StatusCode::CREATED if body.trim_ascii().is_empty() => Ok(()),
        StatusCode::OK | StatusCode::CREATED => parse(&body).map(|_| ()),
        status => Err(odd(status)),
    }
}

/// Status and body of an answer that is no refusal.
async fn exchange(
    request: RequestBuilder,
    key: &ApiKey,
    bounds: Bounds,
) -> Result<(StatusCode, Vec<u8>), ErpError> {
    let request = request
        .bearer_auth(key.expose())
        .header(reqwest::header::ACCEPT, "application/json")
        .timeout(bounds.timeout);
    let response = request.send().await.map_err(|error| no_answer(&error))?;
    let status = response.status();
    let now = bounds.now;
    let wait = response
        .headers()
        .get(RETRY_AFTER)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| retry_after(value, now));
    let body = read(response, bounds.longest_body).await;
    if status.is_success() {
        body.map(|body| (status, body))
    } else {
        Err(refusal(status, &body.unwrap_or_default(), wait, key, now))
    }
}

async fn read(mut response: Response, longest: usize) -> Result<Vec<u8>, ErpError> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| no_answer(&error))? {
        if body.len() + chunk.len() > longest {
            return Err(nonsense(format!("longer than {longest} bytes")));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

fn no_answer(error: &reqwest::Error) -> ErpError {
    if error.is_connect() || error.is_dns() {
        ErpError::Unreachable
    } else if error.is_timeout() {
        ErpError::TimedOut
    } else {
        ErpError::Truncated
    }
}

fn parse(body: &[u8]) -> Result<Value, ErpError> {
    serde_json::from_slice(body).map_err(|error| {
        if error.is_eof() && !body.is_empty() {
            ErpError::Truncated
        } else {
            nonsense("not JSON".to_owned())
        }
    })
}

pub(super) const fn nonsense(what: String) -> ErpError {
    ErpError::Nonsense { what }
}

fn refusal(
    status: StatusCode,
    body: &[u8],
    retry_after: Option<Duration>,
    key: &ApiKey,
    now: DateTime<Utc>,
) -> ErpError {
    let says = words(body);
    match status.as_u16() {
        401 if key.claims().expires_at.is_some_and(|at| at <= now) => ErpError::Expired,
        401 => ErpError::Rejected,
        402 => ErpError::SubscriptionInactive,
        403 if speaks_of_subscription(body) => ErpError::SubscriptionInactive,
        429 => ErpError::RateLimited { retry_after },
        status @ 500..=599 => ErpError::Server { status },
        status @ 400..=499 => ErpError::Refused { status, says },
        _ => odd(status),
    }
}

/// A status that no question and no order expects.
fn odd(status: StatusCode) -> ErpError {
    nonsense(format!("status {}", status.as_u16()))
}

fn speaks_of_subscription(body: &[u8]) -> bool {
    let text = String::from_utf8_lossy(body).to_lowercase();
    text.contains("suscripci") || text.contains("subscription")
}

/// The ERP's words in an error body: `Message`, `message`, `error`, else the text itself; one
/// line, without markup.
fn words(body: &[u8]) -> String {
    let text = match serde_json::from_slice::<Value>(body) {
        Ok(Value::Object(fields)) => ["Message", "message", "error"]
            .iter()
            .find_map(|name| fields.get(*name).and_then(Value::as_str).map(str::to_owned))
            .unwrap_or_default(),
        Ok(Value::String(text)) => text,
        _ => String::from_utf8_lossy(&body[..body.len().min(4096)]).into_owned(),
    };
    one_line(&without_markup(&text))
        .chars()
        .take(LONGEST_WORDS)
        .collect()
}

fn without_markup(text: &str) -> String {
    let mut inside = false;
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => {
                inside = false;
                plain.push(' ');
            }
            _ if !inside => plain.push(c),
            _ => {}
        }
    }
    plain
}

/// Runs of white space and control characters become one space.
pub(super) fn one_line(text: &str) -> String {
    let clean: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

    use super::*;

    #[test]
    fn the_erps_words_are_found_wherever_it_puts_them() {
        assert_eq!(words(br#"{"Message":"A","Code":"x"}"#), "A");
        assert_eq!(words(br#"{"statusCode":429,"message":"B"}"#), "B");
        assert_eq!(words(br#"{"error":"C"}"#), "C");
        assert_eq!(words(br#""D""#), "D");
        assert_eq!(words(b"plain\r\n text"), "plain text");
        assert_eq!(
            words(b"<html><b>Bad</b>\n<i>gateway</i></html>"),
            "Bad gateway"
        );
        assert_eq!(words(b"\xff\xfe").chars().count(), 2);
        assert_eq!(words("x".repeat(9000).as_bytes()).len(), LONGEST_WORDS);
    }

    #[test]
    fn each_status_has_its_cause() {
        let key = ApiKey::parse("e30.e30.e30").unwrap();
        let cause = |status: u16, body: &[u8]| {
            refusal(
                StatusCode::from_u16(status).unwrap(),
                body,
                None,
                &key,
                Utc::now(),
            )
            .code()
        };
        assert_eq!(cause(401, b"subscription key missing"), "rejected");
        assert_eq!(cause(402, b""), "subscription_inactive");
        assert_eq!(
            cause(403, "La suscripción no está activa".as_bytes()),
            "subscription_inactive"
        );
        assert_eq!(cause(403, b"no"), "refused");
        assert_eq!(cause(404, b""), "refused");
        assert_eq!(cause(429, b""), "rate_limited");
        assert_eq!(cause(503, b""), "server");
        assert_eq!(cause(302, b""), "nonsense");
        assert_eq!(cause(204, b""), "nonsense");
    }
}
