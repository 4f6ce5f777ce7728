//! What monitors ask: is it up, and can it work?

use std::sync::Mutex;
use std::time::{Duration, Instant};

use actix_web::HttpResponse;
use actix_web::web::Data;
use chrono::SecondsFormat;

use crate::error::AppError;
use crate::platform::db::{self, DbResult};
use crate::platform::{clock, settings};
use crate::services::Services;

/// A verdict is kept this long, so that nobody makes the database write by asking.
const KEPT: Duration = Duration::from_secs(2);
/// The database has this long to answer.
const PATIENCE: Duration = Duration::from_secs(3);

/// The last verdict.
#[derive(Debug, Default)]
pub struct Readiness(Mutex<Option<(Instant, Result<(), String>)>>);

impl Readiness {
    fn kept(&self) -> Option<Result<(), String>> {
        let guard = self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let (at, verdict) = guard.as_ref()?;
        (at.elapsed() < KEPT).then(|| verdict.clone())
    }

    fn keep(&self, verdict: Result<(), String>) {
        let mut guard = self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        *guard = Some((Instant::now(), verdict));
    }
}

/// GET /healthz: 200 once the process answers.
pub async fn alive() -> HttpResponse {
    plain("ok\n")
}

/// GET /readyz: 200 when the database is up to date and takes a write.
///
/// # Errors
/// 503 otherwise.
pub async fn ready(
    services: Data<Services>,
    readiness: Data<Readiness>,
) -> Result<HttpResponse, AppError> {
    let verdict = match readiness.kept() {
        Some(verdict) => verdict,
        None => {
            let verdict = judge(&services).await;
            readiness.keep(verdict.clone());
            verdict
        }
    };
    verdict.map_err(AppError::Unavailable)?;
    Ok(plain("ready\n"))
}

async fn judge(services: &Services) -> Result<(), String> {
    tokio::time::timeout(PATIENCE, probe(services))
        .await
        .unwrap_or_else(|_| Err("the database does not answer in time".to_owned()))
}

async fn probe(services: &Services) -> Result<(), String> {
    let location = services.config.database.clone();
    let pending = tokio::task::spawn_blocking(move || db::pending(&location))
        .await
        .map_err(|lost| lost.to_string())??;
    if pending > 0 {
        return Err(format!("{pending} migrations are pending"));
    }
    let now = clock::wall().to_rfc3339_opts(SecondsFormat::Secs, true);
    let written: DbResult<()> = services
        .db
        .write(move |conn| settings::set(conn, "ready.checked_at", &now))
        .await;
    written.map_err(|fault| fault.to_string())
}

fn plain(text: &'static str) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body(text)
}
