//! What Prometheus reads: counts of jobs, mail and requests. Nothing in it names anybody.

use std::sync::atomic::AtomicU64;
use std::time::Instant;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{AUTHORIZATION, WWW_AUTHENTICATE};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;

use crate::areas::Answer;
use crate::domain::operator::{self, Figures};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::services::Services;

const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
/// Upper bounds of a request's duration, seconds.
const DURATIONS: [f64; 10] = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];
/// Upper bounds of the age of a company's data, seconds: an hour, three, a day, a week.
const AGES: [f64; 4] = [3_600.0, 10_800.0, 86_400.0, 604_800.0];

/// Requests that this process has answered.
#[derive(Clone, Debug)]
pub struct Requests {
    answered: Family<Route, Counter>,
    took: Family<Group, Histogram, fn() -> Histogram>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    group: &'static str,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Group {
    group: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Kind {
    kind: String,
    state: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct State {
    state: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Queue {
    queue: &'static str,
}

/// Counts a request and how long its answer took.
///
/// # Errors
/// Those of the service behind it.
pub async fn measure<B: MessageBody>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let (start, requests) = (Instant::now(), req.app_data::<Data<Requests>>().cloned());
    let answer = next.call(req).await;
    if let Some(requests) = requests {
        let (group, status) = match &answer {
            Ok(response) => (
                group(response.request().match_pattern().as_deref()),
                response.status(),
            ),
            Err(fault) => ("other", fault.as_response_error().status_code()),
        };
        requests.note(group, status, start);
    }
    answer
}

impl Default for Requests {
    fn default() -> Self {
        Self {
            answered: Family::default(),
            took: Family::new_with_constructor(durations),
        }
    }
}

impl Requests {
    fn note(&self, group: &'static str, status: StatusCode, start: Instant) {
        let status = status.as_u16();
        self.answered.get_or_create(&Route { group, status }).inc();
        let took = start.elapsed().as_secs_f64();
        self.took.get_or_create(&Group { group }).observe(took);
    }
}

fn durations() -> Histogram {
    Histogram::new(DURATIONS)
}

/// The part of the product that a route's pattern belongs to.
fn group(pattern: Option<&str>) -> &'static str {
    let mut parts = pattern.unwrap_or_default().split('/').skip(1);
    match (parts.next().unwrap_or_default(), parts.nth(1)) {
        ("manager", Some("credit")) => "credit",
        ("manager", Some("inventory")) => "inventory",
        ("manager", _) => "console",
        ("login" | "logout" | "password" | "language" | "profile", _) => "session",
        ("s", _) => "debtor",
        ("static" | "logo", _) => "files",
        ("operator" | "setup", _) => "operator",
        ("healthz" | "readyz" | "metrics", _) => "monitors",
        ("hooks", _) => "hooks",
        _ => "other",
    }
}

/// GET /metrics
///
/// # Errors
/// 404 while `METRICS_TOKEN` is not set; the database's.
pub async fn show(req: HttpRequest, services: Data<Services>, requests: Data<Requests>) -> Answer {
    let token = services.config.metrics_token.as_ref();
    let token = token.ok_or(AppError::NotFound)?;
    let carried = req.headers().get(AUTHORIZATION);
    let carried = carried
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "));
    if !carried.is_some_and(|text| token.fits(text)) {
        return Ok(HttpResponse::Unauthorized()
            .append_header((WWW_AUTHENTICATE, "Bearer"))
            .content_type("text/plain; charset=utf-8")
            .body("METRICS_TOKEN expected\n"));
    }
    let now = clock::wall();
    let figures: DbResult<Figures> = services
        .db
        .read(move |conn| operator::figures(conn, now))
        .await;
    let text = written(&figures?, &requests, now)
        .map_err(|fault| AppError::Internal(fault.to_string()))?;
    Ok(HttpResponse::Ok().content_type(CONTENT_TYPE).body(text))
}

fn written(
    figures: &Figures,
    requests: &Requests,
    now: DateTime<Utc>,
) -> Result<String, std::fmt::Error> {
    let mut registry = Registry::with_prefix("mostrador");
    registry.register(
        "build",
        "The running version",
        Info::new([("version", env!("CARGO_PKG_VERSION"))]),
    );
    queues(&mut registry, figures, now);
    let workers = Gauge::<i64>::default();
    workers.set(figures.workers);
    registry.register("workers", "Workers that deliver or run jobs", workers);
    let calls = Gauge::<i64>::default();
    calls.set(figures.erp_calls);
    registry.register("erp_calls_today", "Calls to ERPs today, UTC", calls);
    let (never, ages) = (Gauge::<i64>::default(), Histogram::new(AGES));
    for at in &figures.synced_at {
        match at {
            Some(at) => ages.observe(seconds(now, *at)),
            None => {
                never.inc();
            }
        }
    }
    registry.register("sync_age_seconds", "Age of each company's data", ages);
    registry.register("companies_never_synced", "Companies without data", never);
    registry.register(
        "http_requests",
        "Requests by part of the product and status",
        requests.answered.clone(),
    );
    registry.register(
        "http_request_seconds",
        "How long answers took",
        requests.took.clone(),
    );
    let mut text = String::new();
    encode(&mut text, &registry)?;
    Ok(text)
}

fn queues(registry: &mut Registry, figures: &Figures, now: DateTime<Utc>) {
    let jobs = Family::<Kind, Gauge>::default();
    for (kind, state, count) in &figures.jobs {
        let (kind, state) = (kind.clone(), state.clone());
        jobs.get_or_create(&Kind { kind, state }).set(*count);
    }
    registry.register("jobs", "Long jobs by kind and state", jobs);
    let outbox = Family::<State, Gauge>::default();
    for (state, count) in &figures.outbox {
        let state = state.clone();
        outbox.get_or_create(&State { state }).set(*count);
    }
    registry.register("outbox", "Mails by state", outbox);
    let oldest = Family::<Queue, Gauge<f64, AtomicU64>>::default();
    for (queue, since) in [
        ("outbox", figures.mail_due_since),
        ("jobs", figures.job_due_since),
    ] {
        let age = since.map_or(0.0, |since| seconds(now, since));
        oldest.get_or_create(&Queue { queue }).set(age);
    }
    registry.register(
        "oldest_due_seconds",
        "How long the oldest due row of a queue has waited",
        oldest,
    );
}

fn seconds(now: DateTime<Utc>, since: DateTime<Utc>) -> f64 {
    (now - since).as_seconds_f64().max(0.0)
}

#[cfg(test)]
mod tests {
    use super::group;

    #[test]
    fn patterns_are_grouped_by_the_part_of_the_product() {
        for (pattern, expected) in [
            ("/manager", "console"),
            ("/manager/{company}", "console"),
            ("/manager/{company}/credit", "credit"),
            ("/manager/{company}/credit/cycles/{id}", "credit"),
            ("/manager/{company}/settings/audit", "console"),
            ("/s/{token}/statement.pdf", "debtor"),
            ("/operator/jobs", "operator"),
            ("/password/reset/{token}", "session"),
            ("/", "other"),
        ] {
            assert_eq!(group(Some(pattern)), expected, "{pattern}");
        }
        assert_eq!(group(None), "other");
    }
}
