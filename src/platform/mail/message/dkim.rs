//! Signing messages (RFC 6376).

use base64::{Engine as _, engine::general_purpose::STANDARD};
use ed25519_dalek::SigningKey;
use lettre::message::Message;
use lettre::message::dkim::{
    DkimCanonicalization, DkimCanonicalizationType, DkimConfig, DkimSigningAlgorithm,
    DkimSigningKey,
};
use lettre::message::header::HeaderName;
use rsa::pkcs1::DecodeRsaPrivateKey as _;
use rsa::pkcs8::EncodePublicKey as _;
use rsa::{RsaPrivateKey, RsaPublicKey};

/// The headers under every signature.
const SIGNED: [&str; 8] = [
    "From",
    "To",
    "Reply-To",
    "Subject",
    "Date",
    "Message-ID",
    "MIME-Version",
    "Content-Type",
];
/// Those that a signature must cover besides, where they are (RFC 8058, 4).
const SIGNED_LIST: [&str; 2] = ["List-Unsubscribe", "List-Unsubscribe-Post"];

/// Domain, selector and private key. `Debug` hides the key.
pub struct DkimSettings {
    selector: String,
    domain: String,
    public: String,
    plain: DkimConfig,
    list: DkimConfig,
}

impl DkimSettings {
    /// `key` is an RSA key as PKCS #1 PEM (`BEGIN RSA PRIVATE KEY`), or the 32 bytes of an Ed25519
    /// key in base64 (RFC 8463). Its public half belongs in the DNS at
    /// `selector._domainkey.domain`.
    ///
    /// # Errors
    ///
    /// The key has neither form, or a name is no domain name. The key is not repeated.
    pub fn new(selector: &str, domain: &str, key: &str) -> Result<Self, String> {
        for name in [selector, domain] {
            if name.is_empty()
                || !name
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
            {
                return Err(format!("{name:?} is not a domain name"));
            }
        }
        let all: Vec<&'static str> = SIGNED.into_iter().chain(SIGNED_LIST).collect();
        Ok(Self {
            selector: selector.to_owned(),
            domain: domain.to_owned(),
            plain: config(selector, domain, key, &SIGNED)?,
            list: config(selector, domain, key, &all)?,
            public: public_half(key)?,
        })
    }

    /// Name and text of the TXT record under which receivers find the public half.
    #[must_use]
    pub fn record(&self) -> (String, String) {
        let name = format!("{}._domainkey.{}", self.selector, self.domain);
        (name, self.public.clone())
    }

    /// Adds the header DKIM-Signature.
    pub(super) fn sign(&self, message: &mut Message, has_list_headers: bool) {
        message.sign(if has_list_headers {
            &self.list
        } else {
            &self.plain
        });
    }
}

fn config(
    selector: &str,
    domain: &str,
    key: &str,
    headers: &[&'static str],
) -> Result<DkimConfig, String> {
    let relaxed = DkimCanonicalization {
        header: DkimCanonicalizationType::Relaxed,
        body: DkimCanonicalizationType::Relaxed,
    };
    let headers = headers
        .iter()
        .map(|name| HeaderName::new_from_ascii_str(name))
        .collect();
    Ok(DkimConfig::new(
        selector.to_owned(),
        domain.to_owned(),
        signing_key(key)?,
        headers,
        relaxed,
    ))
}

/// The text of the DNS record for a private key (RFC 6376, 3.6.1; RFC 8463).
fn public_half(key: &str) -> Result<String, String> {
    let key = key.trim();
    let (kind, public) = if key.starts_with("-----BEGIN") {
        let key = RsaPrivateKey::from_pkcs1_pem(key).map_err(|fault| fault.to_string())?;
        let public = RsaPublicKey::from(&key).to_public_key_der();
        let public = public.map_err(|fault| fault.to_string())?;
        ("rsa", STANDARD.encode(public.as_bytes()))
    } else {
        let bytes = STANDARD.decode(key).map_err(|fault| fault.to_string())?;
        let bytes: [u8; 32] = bytes.try_into().map_err(|_| "not 32 bytes".to_owned())?;
        let public = SigningKey::from_bytes(&bytes).verifying_key();
        ("ed25519", STANDARD.encode(public.as_bytes()))
    };
    Ok(format!("v=DKIM1; k={kind}; p={public}"))
}

fn signing_key(key: &str) -> Result<DkimSigningKey, String> {
    let key = key.trim();
    let algorithm = match key.starts_with("-----BEGIN") {
        true => DkimSigningAlgorithm::Rsa,
        false => DkimSigningAlgorithm::Ed25519,
    };
    DkimSigningKey::new(key, algorithm).map_err(|error| {
        format!("the DKIM key is neither PKCS #1 PEM (openssl rsa -traditional) nor 32 bytes in base64: {error}")
    })
}

impl std::fmt::Debug for DkimSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DkimSettings")
            .field("selector", &self.selector)
            .field("domain", &self.domain)
            .finish_non_exhaustive()
    }
}
