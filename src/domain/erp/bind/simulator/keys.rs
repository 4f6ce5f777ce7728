//! The users' keys.

use chrono::Duration;
use serde::Serialize;

use super::model::{Company, User, guid};
use super::token::{self, Claims};
use super::world::World;
use crate::domain::erp::{ApiKey, KeyFault};

/// A key that may be pasted.
#[derive(Clone, Debug, Serialize)]
pub struct KeyInfo {
    /// The user, such as `laura|90001`.
    pub username: String,
    /// The user's full name.
    pub name: String,
    /// The user's job.
    pub job: String,
    /// The company's number.
    pub company_number: i64,
    /// The company's name.
    pub company_name: String,
    /// Whether the user is an administrator.
    pub administrator: bool,
    /// The key.
    pub key: String,
}

impl World {
    /// Every user's key.
    #[must_use]
    pub fn keys(&self) -> Vec<KeyInfo> {
        let of = |company: &Company| {
            let all = company.users.iter().map(|user| KeyInfo {
                username: format!("{}|{}", user.name, company.number),
                name: user.full_name.clone(),
                job: user.job.clone(),
                company_number: company.number,
                company_name: company.name.clone(),
                administrator: user.administrator,
                key: self.sign(company, user, 40),
            });
            all.collect::<Vec<_>>()
        };
        self.companies.iter().flat_map(of).collect()
    }

    /// The key of a user by name, or of the first administrator (`admin`) or the first other
    /// user (`user`) of a company.
    ///
    /// # Errors
    /// When there is no such user.
    pub fn key_for(&self, who: &str, company: i64) -> Result<ApiKey, KeyFault> {
        self.key_made(who, company, 40)
    }

    /// The same user's key, made so many days ago; it holds for 365 days.
    ///
    /// # Errors
    /// When there is no such user.
    pub fn key_made(&self, who: &str, company: i64, days_ago: i64) -> Result<ApiKey, KeyFault> {
        let company = self.companies.iter().find(|known| known.number == company);
        let company = company.ok_or(KeyFault::Empty)?;
        let user = company.user(who).ok_or(KeyFault::Empty)?;
        ApiKey::parse(&self.sign(company, &company.users[user], days_ago))
    }

    fn sign(&self, company: &Company, user: &User, days_ago: i64) -> String {
        let made = (self.born - Duration::days(days_ago)).timestamp();
        let name = format!("{}|{}", user.name, company.number);
        token::sign(&Claims::new(name, guid(user.id), made), &self.secret)
    }

    /// From now on the key is answered with 401.
    pub fn expire(&mut self, key: &str) {
        self.expired.insert(key.to_owned());
    }

    /// Company and user of a key in force, by position, and the user's name.
    pub(super) fn holder(&self, key: &str) -> Option<(usize, usize, String)> {
        if self.expired.contains(key) {
            return None;
        }
        let claims = token::verify(key, &self.secret, self.now().timestamp())?;
        let found = self.companies.iter().enumerate().find_map(|(at, company)| {
            let user = company
                .users
                .iter()
                .position(|user| guid(user.id) == claims.internal_id)?;
            Some((at, user))
        });
        found.map(|(company, user)| (company, user, claims.unique_name))
    }
}
