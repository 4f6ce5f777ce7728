//! Keys of the simulator: JSON Web Tokens (RFC 7519) with HMAC-SHA256 and Bind's claims.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

const ISSUER: &str = "Minnt_Solutions_SA_DE_CV";
const AUDIENCE: &str = "Bind_ERP_API_Users";

/// The claims of Bind's keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// User and company number, `laura|90001`.
    pub unique_name: String,
    /// The user's id.
    #[serde(rename = "InternalID")]
    pub internal_id: String,
    /// Not before, seconds since 1970.
    pub nbf: i64,
    /// Until, seconds since 1970.
    pub exp: i64,
    /// Made at, seconds since 1970.
    pub iat: i64,
    /// Who made it.
    pub iss: String,
    /// For whom it was made.
    pub aud: String,
}

impl Claims {
    /// Claims for a year from `made`.
    pub fn new(unique_name: String, internal_id: String, made: i64) -> Self {
        let exp = made + 365 * 24 * 60 * 60;
        let (iss, aud) = (ISSUER.to_owned(), AUDIENCE.to_owned());
        Self {
            unique_name,
            internal_id,
            nbf: made,
            exp,
            iat: made,
            iss,
            aud,
        }
    }
}

/// The key of these claims.
pub fn sign(claims: &Claims, secret: &[u8]) -> String {
    let body = serde_json::to_vec(claims).unwrap_or_default();
    let head = URL_SAFE_NO_PAD.encode(r#"{"alg":"HS256","typ":"JWT"}"#);
    let signed = format!("{head}.{}", URL_SAFE_NO_PAD.encode(body));
    let signature = mac(&signed, secret)
        .map(|mac| URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
        .unwrap_or_default();
    format!("{signed}.{signature}")
}

/// The claims of a key, if it is ours and in force at `now`.
pub fn verify(key: &str, secret: &[u8], now: i64) -> Option<Claims> {
    let (signed, signature) = key.rsplit_once('.')?;
    let (_, body) = signed.split_once('.')?;
    mac(signed, secret)?
        .verify_slice(&URL_SAFE_NO_PAD.decode(signature).ok()?)
        .ok()?;
    let claims: Claims = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(body).ok()?).ok()?;
    let ours = claims.iss == ISSUER && claims.aud == AUDIENCE;
    (ours && claims.nbf <= now && now < claims.exp).then_some(claims)
}

fn mac(signed: &str, secret: &[u8]) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).ok()?;
    mac.update(signed.as_bytes());
    Some(mac)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

    use super::*;

    #[test]
    fn a_key_holds_for_its_secret_and_its_time_only() {
        let claims = Claims::new("laura|90001".to_owned(), "x".to_owned(), 1000);
        let key = sign(&claims, b"secret");
        assert_eq!(verify(&key, b"secret", 1000), Some(claims.clone()));
        assert_eq!(verify(&key, b"other", 1000), None);
        assert_eq!(verify(&key, b"secret", 999), None);
        assert_eq!(verify(&key, b"secret", claims.exp), None);
        let forged = key.replacen('.', ".e", 1);
        assert_eq!(verify(&forged, b"secret", 1000), None);
    }
}
