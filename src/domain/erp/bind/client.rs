//! The client: one key, and how a question or an order is put to Bind.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use reqwest::Method;
use serde_json::Value;
use url::Url;

use super::budget::{CallBudget, Unlimited};
use super::call::{self, Bounds};
use super::envelope;
use super::query::{self, Listing};
use super::retry::{Pause, TimerPause, may_repeat, wait_after};
use super::settings::BindSettings;
use crate::domain::erp::{ApiKey, Cursor, ErpError, Page};
use crate::platform::clock;

/// One key's access to Bind.
#[derive(Clone)]
pub struct BindClient {
    http: reqwest::Client,
    settings: BindSettings,
    key: ApiKey,
    budget: Arc<dyn CallBudget>,
    pause: Arc<dyn Pause>,
    now: fn() -> DateTime<Utc>,
}

/// How long one question may take in all.
#[derive(Clone, Copy)]
enum Patience {
    /// A person waits.
    Check,
    /// A job waits.
    Work,
}

impl BindClient {
    /// A client without a limit of calls. `http` is shared by all; see `platform::http_client`.
    #[must_use]
    pub fn new(http: reqwest::Client, settings: BindSettings, key: ApiKey) -> Self {
        Self {
            http,
            settings,
            key,
            budget: Arc::new(Unlimited),
            pause: Arc::new(TimerPause),
            now: clock::wall,
        }
    }

    /// Takes every call from `budget`.
    #[must_use]
    pub fn with_budget(self, budget: Arc<dyn CallBudget>) -> Self {
        Self { budget, ..self }
    }

    /// Makes at most so many attempts of a call.
    #[must_use]
    pub fn with_attempts(mut self, attempts: u32) -> Self {
        self.settings.attempts = attempts;
        self
    }

    /// Waits by `pause` between calls.
    #[must_use]
    pub fn with_pause(self, pause: Arc<dyn Pause>) -> Self {
        Self { pause, ..self }
    }

    /// Tells an expired key from a rejected one by `now`.
    #[must_use]
    pub fn with_clock(self, now: fn() -> DateTime<Utc>) -> Self {
        Self { now, ..self }
    }

    /// One page of a list.
    pub(super) async fn list<T>(
        &self,
        list: Listing<'_>,
        page: Option<&Cursor>,
        read: impl Fn(&Value) -> Result<T, String> + Send,
    ) -> Result<Page<T>, ErpError> {
        let mut url = self.settings.address(list.path);
        query::ask(&mut url, &list, page);
        let body = self.ask(url.clone(), Patience::Work).await?;
        envelope::page(body, &url, &self.settings, read)
    }

    /// Every page of a short list.
    pub(super) async fn whole<T: Send>(
        &self,
        path: &str,
        read: fn(&Value) -> Result<T, String>,
    ) -> Result<Page<T>, ErpError> {
        let list = Listing {
            path,
            ..Listing::default()
        };
        let mut all = self.list(list, None, read).await?;
        while let Some(next) = all.next.take() {
            let page = self.list(list, Some(&next), read).await?;
            all.rows.extend(page.rows);
            all.rejected.extend(page.rejected);
            all.next = page.next;
        }
        Ok(all)
    }

    /// One row by its id.
    pub(super) async fn one<T>(
        &self,
        path: &str,
        id: &str,
        read: impl Fn(&Value) -> Result<T, String> + Send,
    ) -> Result<Option<T>, ErpError> {
        let Some(url) = self.address_of(path, id) else {
            return Ok(None);
        };
        match self.ask(url, Patience::Work).await {
            Ok(Value::Null) | Err(ErpError::Refused { status: 404, .. }) => Ok(None),
            Ok(body) => read(&body).map(Some).map_err(call::nonsense),
            Err(error) => Err(error),
        }
    }

    /// `None` for an id that could not stand in a path.
    pub(super) fn address_of(&self, path: &str, id: &str) -> Option<Url> {
        is_plain(id).then(|| self.settings.address(&format!("{path}/{id}")))
    }

    /// A question that has an address of its own, for a person who waits.
    pub(super) async fn check(&self, path: &str) -> Result<Value, ErpError> {
        self.ask(self.settings.address(path), Patience::Check).await
    }

    /// The whole answer of a list without pages.
    pub(super) async fn bare(&self, path: &str) -> Result<Value, ErpError> {
        self.ask(self.settings.address(path), Patience::Work).await
    }

    /// Reads an answer as a list of this address.
    pub(super) fn page<T>(
        &self,
        path: &str,
        body: Value,
        read: impl Fn(&Value) -> Result<T, String>,
    ) -> Result<Page<T>, ErpError> {
        envelope::page(body, &self.settings.address(path), &self.settings, read)
    }

    /// Sends an order until the ERP has it: never again once it may have arrived.
    pub(super) async fn order(
        &self,
        method: Method,
        path: &str,
        query: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Result<(), ErpError> {
        let mut url = self.settings.address(path);
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        let path = url.path().to_owned();
        let send = |bounds| {
            let (method, url) = (method.clone(), url.clone());
            call::order(&self.http, &self.key, method, url, body, bounds)
        };
        self.insist(&path, Patience::Work, may_repeat, send).await
    }

    /// The present, by this client's clock.
    pub(super) fn now(&self) -> DateTime<Utc> {
        (self.now)()
    }

    /// Asks until there is an answer or the patience is at its end.
    async fn ask(&self, url: Url, patience: Patience) -> Result<Value, ErpError> {
        let path = url.path().to_owned();
        let get = |bounds| call::get(&self.http, &self.key, url.clone(), bounds);
        self.insist(&path, patience, |_| true, get).await
    }

    /// Makes calls until one succeeds, the error is not worth another one or none is allowed
    /// after it.
    async fn insist<T, F>(
        &self,
        path: &str,
        patience: Patience,
        may_repeat: fn(&ErpError) -> bool,
        call: impl Fn(Bounds) -> F + Send + Sync,
    ) -> Result<T, ErpError>
    where
        F: Future<Output = Result<T, ErpError>> + Send,
        T: Send,
    {
        let began = Instant::now();
        let mut made = 0;
        loop {
            if !self.budget.take().await {
                return Err(ErpError::BudgetSpent);
            }
            made += 1;
            let bounds = Bounds {
                timeout: self.time_left(patience, began),
                longest_body: self.settings.longest_body,
                now: self.now(),
            };
            let error = match call(bounds).await {
                Ok(answer) => return Ok(answer),
                Err(error) => error,
            };
            let again = may_repeat(&error)
                .then(|| wait_after(&error, made, &self.settings, rand::random::<f64>()))
                .flatten();
            let Some(wait) = again else {
                return Err(error);
            };
            if matches!(patience, Patience::Check) && wait >= self.time_left(patience, began) {
                return Err(error);
            }
            tracing::debug!(path, made, cause = error.code(), "asking the ERP again");
            self.pause.pause(wait).await;
        }
    }

    fn time_left(&self, patience: Patience, began: Instant) -> Duration {
        match patience {
            Patience::Check => self.settings.check_timeout.saturating_sub(began.elapsed()),
            Patience::Work => self.settings.call_timeout,
        }
    }
}

/// Whether an id could stand in a path.
pub(super) fn is_plain(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}
