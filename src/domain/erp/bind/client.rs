//! The client: every question of `Connector`, put to Bind.

use std::sync::Arc;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde_json::Value;
use url::Url;

use super::budget::{CallBudget, Unlimited};
use super::call;
use super::retry::{Pause, TimerPause, wait_after};
use super::settings::BindSettings;
use super::{envelope, query, rows};
use crate::domain::erp::{
    ApiKey, Connector, Cursor, ErpClient, ErpClientDetail, ErpCompanyProfile, ErpCurrency,
    ErpError, ErpInvoice, ErpInvoiceDetail, ErpPayment, ErpUser, ErpUserProfile, InvoiceQuery,
    Page,
};
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

    async fn list<T>(
        &self,
        path: &str,
        filter: Option<&str>,
        order: Option<&str>,
        page: Option<&Cursor>,
        read: impl Fn(&Value) -> Result<T, String> + Send,
    ) -> Result<Page<T>, ErpError> {
        let mut url = self.settings.address(path);
        query::ask(&mut url, filter, order, page);
        let body = self.ask(url.clone(), Patience::Work).await?;
        envelope::page(body, &url, &self.settings, read)
    }

    /// Every page of a short list.
    async fn whole<T: Send>(
        &self,
        path: &str,
        read: fn(&Value) -> Result<T, String>,
    ) -> Result<Page<T>, ErpError> {
        let mut all = self.list(path, None, None, None, read).await?;
        while let Some(next) = all.next.take() {
            let page = self.list(path, None, None, Some(&next), read).await?;
            all.rows.extend(page.rows);
            all.rejected.extend(page.rejected);
            all.next = page.next;
        }
        Ok(all)
    }

    async fn one<T>(
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
    fn address_of(&self, path: &str, id: &str) -> Option<Url> {
        let plain = !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        plain.then(|| self.settings.address(&format!("{path}/{id}")))
    }

    /// Asks until there is an answer or the patience is at its end.
    async fn ask(&self, url: Url, patience: Patience) -> Result<Value, ErpError> {
        let began = Instant::now();
        let mut made = 0;
        loop {
            if !self.budget.take().await {
                return Err(ErpError::BudgetSpent);
            }
            made += 1;
            let limit = self.time_left(patience, began);
            let settings = &self.settings;
            let now = (self.now)();
            let call = call::get(
                &self.http,
                &self.key,
                url.clone(),
                limit,
                settings.longest_body,
                now,
            );
            let error = match call.await {
                Ok(body) => return Ok(body),
                Err(error) => error,
            };
            let Some(wait) = wait_after(&error, made, settings, rand::random::<f64>()) else {
                return Err(error);
            };
            if matches!(patience, Patience::Check) && wait >= self.time_left(patience, began) {
                return Err(error);
            }
            tracing::debug!(
                path = url.path(),
                made,
                cause = error.code(),
                "asking the ERP again"
            );
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

#[async_trait]
impl Connector for BindClient {
    async fn user_profile(&self) -> Result<ErpUserProfile, ErpError> {
        let url = self.settings.address("/api/UserProfile");
        let body = self.ask(url, Patience::Check).await?;
        rows::user_profile(&body).map_err(call::nonsense)
    }

    async fn company_profile(&self) -> Result<ErpCompanyProfile, ErpError> {
        let url = self.settings.address("/api/CompanyProfile");
        let body = self.ask(url, Patience::Check).await?;
        rows::company_profile(&body).map_err(call::nonsense)
    }

    async fn users(&self) -> Result<Page<ErpUser>, ErpError> {
        self.whole("/api/Users", rows::user).await
    }

    async fn currencies(&self) -> Result<Page<ErpCurrency>, ErpError> {
        self.whole("/api/Currencies", rows::currency).await
    }

    async fn clients(&self, page: Option<Cursor>) -> Result<Page<ErpClient>, ErpError> {
        self.list(
            "/api/Clients",
            None,
            Some(query::CLIENTS_BY),
            page.as_ref(),
            rows::client,
        )
        .await
    }

    async fn client(&self, external_id: &str) -> Result<Option<ErpClientDetail>, ErpError> {
        self.one("/api/Clients", external_id, rows::client_detail)
            .await
    }

    async fn invoices(
        &self,
        query: &InvoiceQuery,
        page: Option<Cursor>,
    ) -> Result<Page<ErpInvoice>, ErpError> {
        let filter = query::filter(query);
        let order = Some(query::INVOICES_BY);
        self.list(
            "/api/Invoices",
            filter.as_deref(),
            order,
            page.as_ref(),
            rows::invoice,
        )
        .await
    }

    async fn invoice(&self, external_id: &str) -> Result<Option<ErpInvoiceDetail>, ErpError> {
        self.one("/api/Invoices", external_id, rows::invoice_detail)
            .await
    }

    async fn payments(
        &self,
        invoice_external_id: &str,
        page: Option<Cursor>,
    ) -> Result<Page<ErpPayment>, ErpError> {
        if self
            .address_of("/api/Invoices/Payment", invoice_external_id)
            .is_none()
        {
            return Ok(Page {
                rows: Vec::new(),
                rejected: Vec::new(),
                next: None,
                total: 0,
            });
        }
        let path = &format!("/api/Invoices/Payment/{invoice_external_id}");
        self.list(path, None, None, page.as_ref(), rows::payment)
            .await
    }
}
