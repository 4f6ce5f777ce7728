//! Everything that the simulator knows, and what it answers.

use std::collections::{BTreeMap, HashMap, HashSet};

use actix_web::http::Method;
use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};

use super::calls::Called;
use super::changes::Adjustment;
use super::fault::{Fault, FaultKind, strike};
use super::hooks::Deliveries;
use super::model::Company;
use super::reply::{Reply, Request, inactive, limited, marred, refused};
use super::{SimulatorConfig, generate, orders, resources};
use crate::platform::clock;

/// Hours between the companies' local time and UTC.
const LOCAL: i64 = -6;

/// The state behind the simulator's lock.
#[derive(Debug)]
pub struct World {
    pub(super) companies: Vec<Company>,
    pub(super) random: super::random::Random,
    pub(super) forgetful: bool,
    pub(super) secret: Vec<u8>,
    pub(super) born: DateTime<Utc>,
    offset: Duration,
    faults: Vec<Fault>,
    pub(super) expired: HashSet<String>,
    daily_calls: u32,
    today: HashMap<String, (NaiveDate, u32)>,
    pub(super) calls: BTreeMap<Called, u64>,
    pub(super) adjustments: Vec<Adjustment>,
    pub(super) deliveries: Deliveries,
}

impl World {
    /// The companies of `config`.
    pub(super) fn new(config: &SimulatorConfig, deliveries: Deliveries) -> Self {
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
            adjustments: Vec::new(),
            deliveries,
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

    /// Lets answers go wrong.
    pub fn fault(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    /// Lets no further answer go wrong.
    pub fn clear_faults(&mut self) {
        self.faults.clear();
    }

    /// Answers a request.
    pub(super) fn answer(&mut self, request: &Request<'_>) -> Reply {
        let who = request.bearer.and_then(|key| self.holder(key));
        let name = who
            .as_ref()
            .map(|(_, _, name)| name.clone())
            .unwrap_or_default();
        let path = resources::pattern(request.path);
        let entry = (name.clone(), path, request.method.to_string());
        *self.calls.entry(entry).or_default() += 1;
        let number = who
            .as_ref()
            .map(|(company, ..)| self.companies[*company].number);
        let fault = strike(&mut self.faults, request, number);
        if let Some(reply) = fault.and_then(refused) {
            return reply;
        }
        let Some((company, user, _)) = who else {
            return refused(FaultKind::Rejected).unwrap_or_else(inactive);
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
        let reply = if request.method == Method::GET {
            resources::get(self, company, user, request)
        } else {
            orders::carry_out(self, company, user, request)
        };
        match fault {
            Some(kind) => marred(reply, kind),
            None => reply,
        }
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
