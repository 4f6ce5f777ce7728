//! An ERP user's API key: a JSON Web Token (RFC 7519) that only the ERP can verify.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

/// Longest key that is read, in characters.
const LONGEST: usize = 4096;

/// A key as it was pasted, without the white space. It is never logged; sealed at rest.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiKey {
    text: String,
    claims: KeyClaims,
}

/// What a key says about itself: read, never trusted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyClaims {
    /// Name at sign-in without the company's number; empty when the key names nobody.
    pub username: String,
    /// The company's number in the ERP.
    pub company_number: Option<i64>,
    /// When the key runs out.
    pub expires_at: Option<DateTime<Utc>>,
    /// When it was made.
    pub issued_at: Option<DateTime<Utc>>,
}

/// Why a text is not a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// Nothing but white space.
    #[error("no key was given")]
    Empty,
    /// Longer than any key.
    #[error("this is too long for a key")]
    TooLong,
    /// Not three parts of base64url.
    #[error("a key has three parts")]
    NotAToken,
    /// The parts do not hold a key's claims.
    #[error("the key's claims cannot be read")]
    BadClaims,
}

impl ApiKey {
    /// Reads pasted text. White space is dropped wherever it is, and so is a leading `Bearer`.
    ///
    /// # Errors
    /// Says in which way the text is not a key.
    pub fn parse(text: &str) -> Result<Self, KeyFault> {
        let text = text.trim();
        let bare = match text.split_once(char::is_whitespace) {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("bearer") => rest,
            _ => text,
        };
        let text: String = bare.chars().filter(|c| !c.is_whitespace()).collect();
        if text.is_empty() {
            return Err(KeyFault::Empty);
        }
        if text.len() > LONGEST {
            return Err(KeyFault::TooLong);
        }
        let claims = read_claims(&text)?;
        Ok(Self { text, claims })
    }

    /// What the key says about itself.
    #[must_use]
    pub const fn claims(&self) -> &KeyClaims {
        &self.claims
    }

    /// The last four characters, the only ones that are ever shown.
    #[must_use]
    pub fn last_four(&self) -> &str {
        self.text
            .get(self.text.len().saturating_sub(4)..)
            .unwrap_or_default()
    }

    /// The whole key, to be sent to the ERP or sealed.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.text
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ApiKey(…{})", self.last_four())
    }
}

impl fmt::Display for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "…{}", self.last_four())
    }
}

fn read_claims(text: &str) -> Result<KeyClaims, KeyFault> {
    let parts: Vec<&str> = text.split('.').collect();
    let [head, body, signature] = parts[..] else {
        return Err(KeyFault::NotAToken);
    };
    let head = decode(head)?;
    let body = decode(body)?;
    decode(signature)?;
    object(&head)?;
    let claims = object(&body)?;
    let who = claims
        .get("unique_name")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let (username, number) = who.split_once('|').unwrap_or((who, ""));
    Ok(KeyClaims {
        username: username.to_owned(),
        company_number: number.parse().ok(),
        expires_at: instant(claims.get("exp")),
        issued_at: instant(claims.get("iat")),
    })
}

fn decode(part: &str) -> Result<Vec<u8>, KeyFault> {
    let bytes = URL_SAFE_NO_PAD
        .decode(part.trim_end_matches('='))
        .map_err(|_| KeyFault::NotAToken)?;
    if bytes.is_empty() {
        Err(KeyFault::NotAToken)
    } else {
        Ok(bytes)
    }
}

fn object(bytes: &[u8]) -> Result<Map<String, Value>, KeyFault> {
    serde_json::from_slice(bytes).map_err(|_| KeyFault::BadClaims)
}

fn instant(claim: Option<&Value>) -> Option<DateTime<Utc>> {
    let seconds = claim.and_then(|v| v.as_i64().or_else(|| v.as_f64().map(|f| f as i64)))?;
    DateTime::from_timestamp(seconds, 0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

    use super::*;

    fn key(claims: &str) -> String {
        let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
        format!(
            "{}.{}.{}",
            part(r#"{"alg":"HS256"}"#),
            part(claims),
            part("signature")
        )
    }

    #[test]
    fn a_key_tells_who_where_and_until_when() {
        let text = key(r#"{"unique_name":"laura|90001","exp":1800000000,"iat":1768464000}"#);
        let claims = ApiKey::parse(&text).unwrap().claims().clone();
        assert_eq!(claims.username, "laura");
        assert_eq!(claims.company_number, Some(90001));
        assert_eq!(claims.expires_at.unwrap().timestamp(), 1_800_000_000);
        assert_eq!(claims.issued_at.unwrap().timestamp(), 1_768_464_000);
    }

    #[test]
    fn claims_that_are_missing_or_odd_are_simply_unknown() {
        for body in ["{}", r#"{"unique_name":7,"exp":"soon"}"#, r#"{"exp":9e99}"#] {
            let claims = ApiKey::parse(&key(body)).unwrap().claims().clone();
            assert_eq!(claims, KeyClaims::default(), "{body}");
        }
    }

    #[test]
    fn white_space_of_a_paste_is_dropped() {
        let text = key("{}");
        let broken = format!(" Bearer  {}\r\n\t{} \u{a0}", &text[..9], &text[9..]);
        assert_eq!(ApiKey::parse(&broken).unwrap().expose(), text);
    }

    #[test]
    fn what_is_not_a_key_is_told_apart() {
        assert_eq!(ApiKey::parse(" \n "), Err(KeyFault::Empty));
        assert_eq!(ApiKey::parse("hello"), Err(KeyFault::NotAToken));
        assert_eq!(ApiKey::parse("a.b"), Err(KeyFault::NotAToken));
        assert_eq!(ApiKey::parse("e30.e30."), Err(KeyFault::NotAToken));
        assert_eq!(ApiKey::parse("e30.e30.e30.e30"), Err(KeyFault::NotAToken));
        assert_eq!(ApiKey::parse("ñ.e30.e30"), Err(KeyFault::NotAToken));
        assert_eq!(ApiKey::parse(&key("[1]")), Err(KeyFault::BadClaims));
        assert_eq!(
            ApiKey::parse(&"e".repeat(LONGEST + 1)),
            Err(KeyFault::TooLong)
        );
    }

    #[test]
    fn a_key_prints_only_its_last_four_characters() {
        let key = ApiKey::parse(&key("{}")).unwrap();
        let last = &key.expose()[key.expose().len() - 4..];
        assert_eq!(format!("{key} {key:?}"), format!("…{last} ApiKey(…{last})"));
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(text in "\\PC{0,80}") {
            let _ = ApiKey::parse(&text);
        }
    }
}
