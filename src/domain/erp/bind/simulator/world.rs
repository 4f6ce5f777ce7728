//! Everything that the simulator knows, and what it answers.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};
use serde::Serialize;
use serde_json::json;

use super::fault::{Fault, FaultKind, strike};
use super::generate;
use super::model::{Company, User, guid};
use super::token::{self, Claims};
use super::{SimulatorConfig, resources};
use crate::domain::erp::{ApiKey, KeyFault};
use crate::platform::clock;

/// Hours between the companies' local time and UTC.
const LOCAL: i64 = -6;

/// The state behind the simulator's lock.
#[derive(Debug)]
pub struct World {
    pub(super) companies: Vec<Company>,
    pub(super) random: super::random::Random,
    pub(super) forgetful: bool,
    secret: Vec<u8>,
    born: DateTime<Utc>,
    offset: Duration,
    faults: Vec<Fault>,
    expired: HashSet<String>,
    daily_calls: u32,
    today: HashMap<String, (NaiveDate, u32)>,
    calls: BTreeMap<(String, String), u64>,
}

/// A key that may be pasted.
#[derive(Clone, Debug, Serialize)]
pub struct KeyInfo {
    /// The user, such as `laura|90001`.
    pub username: String,
    /// The company's number.
    pub company_number: i64,
    /// The company's name.
    pub company_name: String,
    /// Whether the user is an administrator.
    pub administrator: bool,
    /// The key.
    pub key: String,
}

/// Calls of one key to one kind of path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Calls {
    /// The user of the key, such as `laura|90001`; empty for unknown keys.
    pub username: String,
    /// The path, ids as `{id}`.
    pub path: String,
    /// How many.
    pub count: u64,
}

/// A request below `/api`.
pub struct Request<'a> {
    pub path: &'a str,
    pub query: &'a str,
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
    pub truncated: bool,
}

impl Reply {
    pub(super) fn json<T: Serialize>(status: u16, body: &T) -> Self {
        let (html, retry_after, truncated) = (false, None, false);
        let slow = std::time::Duration::ZERO;
        let body = serde_json::to_string(body).unwrap_or_default();
        Self {
            status,
            body,
            html,
            retry_after,
            slow,
            truncated,
        }
    }

    pub(super) fn refusal(status: u16, code: &str, message: &str) -> Self {
        Self::json(status, &json!({ "Message": message, "Code": code }))
    }
}

impl World {
    /// The companies of `config`.
    pub(super) fn new(config: &SimulatorConfig) -> Self {
        let wall = clock::wall();
        let noon =
            |day: NaiveDate| day.and_time(chrono::NaiveTime::MIN) + Duration::hours(12 - LOCAL);
        let born = config.today.map_or(wall, |day| noon(day).and_utc());
        let today = (born + Duration::hours(LOCAL)).date_naive();
        let mut random = super::random::Random::new(config.seed);
        let secret = (0..4).flat_map(|_| random.next().to_be_bytes()).collect();
        Self {
            companies: generate::companies(config, today),
            random,
            forgetful: config.next_link_forgets,
            secret,
            born,
            offset: born - wall,
            faults: Vec::new(),
            expired: HashSet::new(),
            daily_calls: config.daily_calls,
            today: HashMap::new(),
            calls: BTreeMap::new(),
        }
    }

    /// The simulator's clock.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        clock::wall() + self.offset
    }

    /// The companies' local time.
    #[must_use]
    pub fn local_now(&self) -> NaiveDateTime {
        (self.now() + Duration::hours(LOCAL)).naive_utc()
    }

    /// Sets the clock; it runs on from there.
    pub fn set_clock(&mut self, now: DateTime<Utc>) {
        self.offset = now - clock::wall();
    }

    /// Every user's key.
    #[must_use]
    pub fn keys(&self) -> Vec<KeyInfo> {
        let of = |company: &Company| {
            let all = company.users.iter().map(|user| KeyInfo {
                username: format!("{}|{}", user.name, company.number),
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
        let found = company.users.iter().find(|user| match who {
            "admin" => user.administrator,
            "user" => !user.administrator,
            name => user.name == name,
        });
        ApiKey::parse(&self.sign(company, found.ok_or(KeyFault::Empty)?, days_ago))
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

    /// Lets answers go wrong.
    pub fn fault(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    /// Lets no further answer go wrong.
    pub fn clear_faults(&mut self) {
        self.faults.clear();
    }

    /// Calls since the start or the last `clear_calls`, refused ones included.
    #[must_use]
    pub fn calls(&self) -> Vec<Calls> {
        let each = |((username, path), count): (&(String, String), &u64)| Calls {
            username: username.clone(),
            path: path.clone(),
            count: *count,
        };
        self.calls.iter().map(each).collect()
    }

    /// Calls to paths that begin with `prefix`.
    #[must_use]
    pub fn calls_to(&self, prefix: &str) -> u64 {
        self.calls
            .iter()
            .filter(|((_, path), _)| path.starts_with(prefix))
            .map(|(_, n)| n)
            .sum()
    }

    /// Counts from nothing again.
    pub fn clear_calls(&mut self) {
        self.calls.clear();
    }

    /// Answers a request.
    pub(super) fn answer(&mut self, request: &Request<'_>) -> Reply {
        let who = request.bearer.and_then(|key| self.holder(key));
        let name = who
            .as_ref()
            .map(|(_, _, name)| name.clone())
            .unwrap_or_default();
        let entry = (name.clone(), resources::pattern(request.path));
        *self.calls.entry(entry).or_default() += 1;
        let number = who
            .as_ref()
            .map(|(company, ..)| self.companies[*company].number);
        let fault = strike(&mut self.faults, request.path, number);
        if let Some(reply) = fault.and_then(refused) {
            return reply;
        }
        let Some((company, user, _)) = who else {
            return Reply::refusal(401, "Unauthorized", "La clave no es válida o ha expirado.");
        };
        if !self.companies[company].active {
            return inactive();
        }
        if !self.spend(&name) {
            let wait = 86_400
                - i64::from(chrono::Timelike::num_seconds_from_midnight(
                    &self.local_now(),
                ));
            return limited(u64::try_from(wait).ok());
        }
        let mut reply = resources::get(self, company, user, request);
        match fault {
            Some(FaultKind::Slow { ms }) => reply.slow = std::time::Duration::from_millis(ms),
            Some(FaultKind::Truncated) => reply.truncated = true,
            _ => {}
        }
        reply
    }

    /// Company and user of a key in force, by position, and the user's name.
    fn holder(&self, key: &str) -> Option<(usize, usize, String)> {
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

    fn spend(&mut self, name: &str) -> bool {
        let day = self.local_now().date();
        let spent = self.today.entry(name.to_owned()).or_insert((day, 0));
        if spent.0 != day {
            *spent = (day, 0);
        }
        spent.1 += 1;
        spent.1 <= self.daily_calls
    }
}

fn refused(kind: FaultKind) -> Option<Reply> {
    match kind {
        FaultKind::Rejected => Some(Reply::refusal(
            401,
            "Unauthorized",
            "La clave no es válida o ha expirado.",
        )),
        FaultKind::SubscriptionInactive => Some(inactive()),
        FaultKind::RateLimited { retry_after } => Some(limited(retry_after)),
        FaultKind::Server => Some(Reply::refusal(500, "Error", "Ocurrió un error.")),
        FaultKind::Garbage => {
            let mut reply = Reply::json(200, &());
            "<html><body>Mantenimiento</body></html>".clone_into(&mut reply.body);
            reply.html = true;
            Some(reply)
        }
        FaultKind::Redirect => Some(Reply::json(302, &())),
        FaultKind::Slow { .. } | FaultKind::Truncated => None,
    }
}

fn inactive() -> Reply {
    let message = "La suscripción de la empresa no está activa.";
    Reply::refusal(403, "SubscriptionInactive", message)
}

fn limited(retry_after: Option<u64>) -> Reply {
    let body = json!({ "statusCode": 429, "message": "Rate limit is exceeded." });
    Reply {
        retry_after,
        ..Reply::json(429, &body)
    }
}
