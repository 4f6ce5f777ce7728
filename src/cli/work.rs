//! `mostrador work`.

use tokio::sync::watch;

use crate::config::Config;
use crate::domain::delivery::{self, Mode};
use crate::services::Services;

pub(super) async fn run(config: Config, until_empty: bool) -> Result<(), String> {
    let services = Services::open(config).await?;
    let (tell, stop) = watch::channel(false);
    tokio::spawn(async move {
        super::told_to_stop().await;
        tell.send_replace(true);
    });
    let mode = if until_empty {
        Mode::UntilEmpty
    } else {
        Mode::Forever
    };
    let outcome = delivery::work(&services, mode, stop)
        .await
        .map_err(|fault| fault.to_string())?;
    let left = outcome.left;
    println!("attempts: {}", outcome.attempts);
    println!(
        "left: {} leased, {} due soon, {} for later, {} held, {} unknown, {} failed",
        left.leased, left.soon, left.later, left.held, left.unknown, left.failed
    );
    Ok(())
}
