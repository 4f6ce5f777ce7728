//! MAP 3: every setting, its variable and its default.

mod metrics_token;
mod public_url;
mod reader;

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use url::Url;

use self::reader::{Reader, addresses, between, plain};
use crate::platform::db::Location;
use crate::platform::mail::message::DkimSettings;
use crate::platform::mail::sender::Sender;
use crate::platform::mail::smtp::SmtpSettings;
use crate::platform::vault::SecretKey;

pub use self::metrics_token::MetricsToken;
pub use self::public_url::PublicUrl;

/// The settings of a process that serves or works.
#[derive(Clone, Debug)]
pub struct Config {
    /// `DATABASE_URL`: `sqlite:path` or `postgres://…`.
    pub database: Location,
    /// `LISTEN_ADDR`: default `127.0.0.1:8080`; port 0 takes any.
    pub listen: SocketAddr,
    /// `PUBLIC_URL`: the address that people type; links in mail start with it.
    pub public_url: PublicUrl,
    /// `SECRET_KEY`: 64 hexadecimal digits that wrap the data keys.
    pub secret_key: SecretKey,
    /// `SMTP_URL`: where mail is handed over.
    pub smtp: SmtpSettings,
    /// `SMTP_CONNECTIONS`: default 4.
    pub smtp_connections: usize,
    /// `MAIL_FROM`: `Name <address>` of every mail.
    pub mail_from: Sender,
    /// `DKIM_KEY_FILE` with `DKIM_SELECTOR`: signs every mail for the sender's domain; default off.
    pub dkim: Option<Arc<DkimSettings>>,
    /// `BIND_API_URL`: default `https://api.bind.com.mx`.
    pub bind_api_url: Url,
    /// `STORAGE_URL`: folder of uploads, default `file:./storage`.
    pub storage_url: String,
    /// `TRUSTED_PROXIES`: addresses whose forwarded headers count; default none.
    pub trusted_proxies: Vec<IpAddr>,
    /// `SUPPORT_CONTACT`: shown where somebody needs help.
    pub support_contact: Option<String>,
    /// `ADMIN_ROLE_PATTERN`: an ERP user is an administrator if a role contains it; default `Administrador`.
    pub admin_role_pattern: String,
    /// `SIGN_IN_ATTEMPTS`: failures per account in a quarter of an hour, default 10.
    pub sign_in_attempts: u32,
    /// `SIGN_IN_ATTEMPTS_PER_ADDRESS`: failures per network address in a quarter of an hour, default 50.
    pub sign_in_attempts_per_address: u32,
    /// `BCRYPT_COST`: default 12.
    pub bcrypt_cost: u32,
    /// `SESSION_IDLE_HOURS`: default 12.
    pub session_idle: Duration,
    /// `SESSION_DAYS`: default 14.
    pub session_longest: Duration,
    /// `METRICS_TOKEN`: opens `/metrics`, which does not exist without it.
    pub metrics_token: Option<MetricsToken>,
    /// Demo pages, the movable clock and the mail inbox are on. Only the command `demo` sets it.
    pub demo: bool,
}

/// What is missing or wrong, one line each.
#[derive(Debug, PartialEq, Eq)]
pub struct ConfigFaults(pub Vec<String>);

impl std::fmt::Display for ConfigFaults {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "The settings are not complete:")?;
        for fault in &self.0 {
            writeln!(f, "  {fault}")?;
        }
        write!(f, "See .env.example for every setting.")
    }
}

impl Config {
    /// Reads the environment of the process.
    ///
    /// # Errors
    /// Everything that is missing or wrong, at once.
    pub fn from_env() -> Result<Self, ConfigFaults> {
        Self::from_variables(&std::env::vars().collect())
    }

    /// Reads settings from given variables.
    ///
    /// # Errors
    /// Everything that is missing or wrong, at once.
    pub fn from_variables(variables: &HashMap<String, String>) -> Result<Self, ConfigFaults> {
        let mut reader = Reader {
            variables,
            faults: Vec::new(),
        };
        let database = reader.required("DATABASE_URL", Location::parse);
        let public_url = reader.required("PUBLIC_URL", PublicUrl::parse);
        let secret_key = reader.required("SECRET_KEY", SecretKey::parse);
        let smtp = reader.required("SMTP_URL", SmtpSettings::parse);
        let mail_from = reader.required("MAIL_FROM", Sender::parse);
        let names = ("DKIM_SELECTOR", "DKIM_KEY_FILE");
        let dkim = mail_from
            .as_ref()
            .and_then(|sender| reader.dkim(names, sender.domain()));
        let rest = Self::optional(&mut reader);
        match (database, public_url, secret_key, smtp, mail_from, rest) {
            (
                Some(database),
                Some(public_url),
                Some(secret_key),
                Some(smtp),
                Some(mail_from),
                Some(rest),
            ) if reader.faults.is_empty() => Ok(Self {
                dkim,
                ..rest(database, public_url, secret_key, smtp, mail_from)
            }),
            _ => Err(ConfigFaults(reader.faults)),
        }
    }

    #[allow(
        clippy::type_complexity,
        reason = "one closure that takes the five required settings"
    )]
    fn optional(
        reader: &mut Reader<'_>,
    ) -> Option<impl FnOnce(Location, PublicUrl, SecretKey, SmtpSettings, Sender) -> Self + use<>>
    {
        let listen = reader.or("LISTEN_ADDR", "127.0.0.1:8080", plain);
        let smtp_connections = reader.or("SMTP_CONNECTIONS", "4", between(1, 64));
        let bind_api_url = reader.or("BIND_API_URL", "https://api.bind.com.mx", plain::<Url>);
        let storage_url = reader.or("STORAGE_URL", "file:./storage", plain);
        let trusted_proxies = reader.or("TRUSTED_PROXIES", "", addresses);
        let support_contact = reader.or("SUPPORT_CONTACT", "", plain::<String>);
        let admin_role_pattern = reader.or("ADMIN_ROLE_PATTERN", "Administrador", plain::<String>);
        let sign_in_attempts = reader.or("SIGN_IN_ATTEMPTS", "10", between(1, 10_000));
        let per_address = reader.or("SIGN_IN_ATTEMPTS_PER_ADDRESS", "50", between(1, 100_000));
        let bcrypt_cost = reader.or("BCRYPT_COST", "12", between(4, 16));
        let idle_hours = reader.or("SESSION_IDLE_HOURS", "12", between(1, 24 * 30));
        let longest_days = reader.or("SESSION_DAYS", "14", between(1, 365));
        let metrics_token = reader.or("METRICS_TOKEN", "", MetricsToken::parse);
        let (listen, smtp_connections, bind_api_url) = (listen?, smtp_connections?, bind_api_url?);
        let (storage_url, trusted_proxies, support_contact) =
            (storage_url?, trusted_proxies?, support_contact?);
        let (admin_role_pattern, sign_in_attempts, per_address) =
            (admin_role_pattern?, sign_in_attempts?, per_address?);
        let (bcrypt_cost, idle_hours, longest_days) = (bcrypt_cost?, idle_hours?, longest_days?);
        let metrics_token = metrics_token?;
        Some(
            move |database, public_url, secret_key, smtp, mail_from| Self {
                database,
                listen,
                public_url,
                secret_key,
                smtp,
                smtp_connections: usize::try_from(smtp_connections).unwrap_or(4),
                mail_from,
                dkim: None,
                bind_api_url,
                storage_url,
                trusted_proxies,
                support_contact: Some(support_contact).filter(|text| !text.is_empty()),
                admin_role_pattern,
                sign_in_attempts,
                sign_in_attempts_per_address: per_address,
                bcrypt_cost,
                session_idle: Duration::from_secs(u64::from(idle_hours) * 3600),
                session_longest: Duration::from_secs(u64::from(longest_days) * 86_400),
                metrics_token,
                demo: false,
            },
        )
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    fn complete() -> HashMap<String, String> {
        [
            ("DATABASE_URL", "sqlite:mostrador.sqlite"),
            ("PUBLIC_URL", "https://mostrador.test"),
            ("SECRET_KEY", &"ab".repeat(32)),
            ("SMTP_URL", "smtp://127.0.0.1:2525"),
            ("MAIL_FROM", "Mostrador <avisos@mostrador.test>"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into()
    }

    #[test]
    fn the_five_required_settings_are_enough() {
        let config = Config::from_variables(&complete()).unwrap();
        assert_eq!(config.smtp_connections, 4);
        assert_eq!(
            config.public_url.link("/login"),
            "https://mostrador.test/login"
        );
    }

    #[test]
    fn sessions_and_passwords_are_kept_as_promised_unless_settings_say_otherwise() {
        let hours = |hours: u64| Duration::from_secs(hours * 3600);
        let mut variables = complete();
        let config = Config::from_variables(&variables).unwrap();
        assert_eq!(config.session_idle, hours(12));
        assert_eq!(config.session_longest, hours(14 * 24));
        assert_eq!(config.bcrypt_cost, 12);
        assert_eq!(config.sign_in_attempts, 10);
        assert_eq!(config.sign_in_attempts_per_address, 50);
        assert!(config.trusted_proxies.is_empty());
        for (name, value) in [("SESSION_IDLE_HOURS", "1"), ("SESSION_DAYS", "2")] {
            variables.insert(name.into(), value.into());
        }
        let config = Config::from_variables(&variables).unwrap();
        assert_eq!(config.session_idle, hours(1));
        assert_eq!(config.session_longest, hours(48));
    }

    #[test]
    fn all_faults_are_told_at_once() {
        let mut variables = complete();
        variables.remove("SMTP_URL");
        variables.insert("SECRET_KEY".into(), "short".into());
        variables.insert("LISTEN_ADDR".into(), "nowhere".into());
        variables.insert("SMTP_CONNECTIONS".into(), "0".into());
        let faults = Config::from_variables(&variables).unwrap_err().0;
        let names: Vec<_> = faults
            .iter()
            .map(|fault| fault.split([':', ' ']).next().unwrap())
            .collect();
        assert_eq!(
            names,
            ["SECRET_KEY", "SMTP_URL", "LISTEN_ADDR", "SMTP_CONNECTIONS"]
        );
    }

    #[test]
    fn secrets_do_not_print() {
        let mut variables = complete();
        variables.insert("SMTP_URL".into(), "smtp://user:hunter2@mail.test".into());
        let text = format!("{:?}", Config::from_variables(&variables).unwrap());
        assert!(!text.contains("hunter2") && !text.contains(&"ab".repeat(32)));
    }
}
