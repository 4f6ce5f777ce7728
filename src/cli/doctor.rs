//! `mostrador doctor`: checks settings, database, mail and ERP, and says what to do.

use std::process::ExitCode;

use crate::config::Config;
use crate::platform::db;
use crate::platform::mail::smtp::Connection;
use crate::services::Services;

pub(super) async fn run() -> Result<ExitCode, String> {
    let config = match Config::from_env() {
        Ok(config) => config,
        Err(faults) => {
            println!("✗ settings\n{faults}");
            return Ok(ExitCode::FAILURE);
        }
    };
    println!("✓ settings");
    let checks = [
        ("database", database(&config).await),
        ("mail server", mail(&config).await),
        ("ERP", erp(&config).await),
    ];
    let mut well = true;
    for (name, result) in checks {
        match result {
            Ok(words) => println!("✓ {name}: {words}"),
            Err(words) => {
                well = false;
                println!("✗ {name}: {words}");
            }
        }
    }
    Ok(if well {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

async fn database(config: &Config) -> Result<String, String> {
    let pending = db::pending(&config.database)?;
    if pending > 0 {
        return Err(format!(
            "{pending} migrations are pending; run `mostrador migrate`"
        ));
    }
    Services::open(config.clone()).await?;
    Ok(format!(
        "{:?}, up to date, SECRET_KEY opens its keys",
        config.database
    ))
}

async fn mail(config: &Config) -> Result<String, String> {
    let connection = Connection::open(&config.smtp)
        .await
        .map_err(|fault| format!("{fault}; check SMTP_URL and that this machine may reach it"))?;
    connection.quit().await;
    Ok(format!(
        "{}:{} answers",
        config.smtp.host(),
        config.smtp.port()
    ))
}

async fn erp(config: &Config) -> Result<String, String> {
    let client = crate::platform::http_client::build().map_err(|fault| fault.to_string())?;
    // Without a key the ERP answers 401; any answer shows that it can be reached.
    let answer = client
        .get(config.bind_api_url.clone())
        .send()
        .await
        .map_err(|fault| {
            format!("{fault}; check BIND_API_URL and that this machine may reach it")
        })?;
    Ok(format!(
        "{} answers ({})",
        config.bind_api_url,
        answer.status()
    ))
}
