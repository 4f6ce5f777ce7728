//! `mostrador tick`.

use chrono::{DateTime, Utc};

use crate::config::Config;
use crate::domain::collections::tick;
use crate::platform::clock;
use crate::services::Services;

pub(super) async fn run(config: Config, at: Option<DateTime<Utc>>) -> Result<(), String> {
    let services = Services::open(config).await?;
    if at.is_some()
        && !services
            .db
            .read(clock::is_movable)
            .await
            .map_err(|fault| fault.to_string())?
    {
        return Err(
            "--at is for seeded and demo databases; this one keeps the real time".to_owned(),
        );
    }
    let ticked = tick::tick(&services, at)
        .await
        .map_err(|fault| fault.to_string())?;
    println!(
        "schedules due: {}, steps: {}, companies waiting for fresh data: {}",
        ticked.planned, ticked.steps, ticked.waiting_for_data
    );
    Ok(())
}
