//! Registering a company of the simulator as its administrator would.

use std::time::{Duration, Instant};

use diesel::prelude::*;

use crate::domain::audit::Actor;
use crate::domain::users::User;
use crate::domain::{companies, integration_keys, sync};
use crate::platform::clock;
use crate::platform::db::schema::companies as companies_table;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::CompanyId;
use crate::services::Services;

/// The first synchronisation may take this long on a slow machine.
const PATIENCE: Duration = Duration::from_secs(15 * 60);
/// How often its end is looked for.
const LOOK: Duration = Duration::from_millis(200);

/// The company with this number: registered by `founder` with `key` if nobody has registered it,
/// and synchronised once.
pub(super) async fn ensure(
    services: &Services,
    founder: &User,
    (number, key): (i64, &str),
) -> Result<CompanyId, String> {
    let there = services
        .db
        .read(move |conn| of_number(conn, number))
        .await
        .map_err(|fault| fault.to_string())?;
    let company = match there {
        Some(company) => company,
        None => register(services, founder, key).await?,
    };
    synchronised(services, &company).await?;
    Ok(company)
}

fn of_number(conn: &mut Conn, number: i64) -> DbResult<Option<CompanyId>> {
    Ok(companies_table::table
        .filter(companies_table::erp_company_number.eq(number))
        .filter(companies_table::released_at.is_null())
        .select(companies_table::id)
        .first(conn)
        .optional()?)
}

async fn register(services: &Services, founder: &User, key: &str) -> Result<CompanyId, String> {
    let pending = integration_keys::verify(services, key, &founder.id)
        .await
        .map_err(|refusal| format!("the key was refused: {refusal}"))?;
    let (vault, founder) = (services.vault.clone(), founder.clone());
    let registered = services
        .db
        .write(move |conn| {
            let actor = Actor {
                user: Some(founder.id.clone()),
                name: format!("{} <{}>", founder.name, founder.email),
                ..Actor::default()
            };
            let now = clock::wall();
            companies::finalize(conn, &vault, &pending.id, &founder.id, &actor, now)
        })
        .await
        .map_err(|fault| format!("the company was not registered: {fault}"))?;
    Ok(registered.company)
}

/// Waits until the company has been synchronised once; a job that was lost or failed at an earlier
/// start is asked for again.
async fn synchronised(services: &Services, company: &CompanyId) -> Result<(), String> {
    let start = Instant::now();
    let wanted = company.clone();
    let asked: DbResult<()> = services
        .db
        .write(move |conn| {
            if first_synced(conn, &wanted)? {
                return Ok(());
            }
            sync::request(conn, &wanted, clock::wall()).map(drop)
        })
        .await;
    asked.map_err(|fault| fault.to_string())?;
    while start.elapsed() < PATIENCE {
        let wanted = company.clone();
        let (done, job) = services
            .db
            .read(move |conn| -> DbResult<_> {
                Ok((
                    first_synced(conn, &wanted)?,
                    sync::latest_job(conn, &wanted)?,
                ))
            })
            .await
            .map_err(|fault| fault.to_string())?;
        if done {
            return Ok(());
        }
        if let Some(job) = job.filter(|job| matches!(job.state.as_str(), "failed" | "cancelled")) {
            let why = job.error.unwrap_or(job.state);
            return Err(format!("the first synchronisation ended: {why}"));
        }
        tokio::time::sleep(LOOK).await;
    }
    Err("the first synchronisation takes too long".to_owned())
}

fn first_synced(conn: &mut Conn, company: &CompanyId) -> DbResult<bool> {
    let at: Option<chrono::NaiveDateTime> = companies_table::table
        .find(company)
        .select(companies_table::first_synced_at)
        .first(conn)?;
    Ok(at.is_some())
}
