//! The guide to a demo: for people on stdout, for programs in `demo.json`.

use std::fmt;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

use serde::Serialize;

use crate::config::PublicUrl;
use crate::domain::demo::{CAST, password_of};
use crate::platform::vault::SecretKey;

/// Addresses, a key to register with, and who can sign in.
#[derive(Debug, Serialize)]
pub(super) struct Guide {
    base_url: String,
    mail_url: String,
    integration_key: String,
    logins: Vec<Login>,
}

#[derive(Debug, Serialize)]
struct Login {
    role: &'static str,
    url: String,
    email: &'static str,
    password: String,
}

impl Guide {
    pub(super) fn new(base: &PublicUrl, secret: &SecretKey, integration_key: String) -> Self {
        let logins = CAST.iter().map(|person| Login {
            role: person.role,
            url: base.link("/login"),
            email: person.email,
            password: password_of(secret, person),
        });
        Self {
            base_url: base.origin().to_owned(),
            mail_url: base.link("/demo/mail"),
            integration_key,
            logins: logins.collect(),
        }
    }

    /// Writes `demo.json`; whoever sees it sees all of it.
    ///
    /// # Errors
    /// The file system's.
    pub(super) fn write(&self, path: &Path) -> Result<(), String> {
        let unfinished = path.with_extension("json.part");
        let written = serde_json::to_vec_pretty(self)
            .map_err(std::io::Error::from)
            .and_then(|bytes| {
                let mut file = File::create(&unfinished)?;
                file.write_all(&bytes)?;
                file.write_all(b"\n")?;
                file.sync_all()?;
                fs::rename(&unfinished, path)
            });
        written.map_err(|fault| format!("{}: {fault}", path.display()))
    }
}

impl fmt::Display for Guide {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\nThe demo is ready. Everything in it is invented.\n")?;
        writeln!(f, "  Open    {}", self.base_url)?;
        writeln!(f, "  Mail    {}", self.mail_url)?;
        writeln!(f, "  Clock   {}/demo/clock", self.base_url)?;
        writeln!(f, "  ERP     {}/demo/erp", self.base_url)?;
        writeln!(f, "  Parts   {}/demo/ui\n", self.base_url)?;
        writeln!(f, "  {:<14} {:<24} password", "role", "e-mail")?;
        for login in &self.logins {
            let Login {
                role,
                email,
                password,
                ..
            } = login;
            writeln!(f, "  {role:<14} {email:<24} {password}")?;
        }
        writeln!(
            f,
            "\n  Sign in as \"unregistered\" and register a company with this integration key:\n"
        )?;
        writeln!(f, "{}\n", self.integration_key)?;
        writeln!(
            f,
            "  The keys of everybody else at the ERP are on the page ERP.\n"
        )
    }
}
