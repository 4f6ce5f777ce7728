//! `mostrador serve`.

use std::net::TcpListener;

use tokio::sync::watch;

use crate::app;
use crate::background::Background;
use crate::config::Config;
use crate::domain::operator::setup;
use crate::platform::clock;
use crate::services::Services;

pub(super) async fn run(config: Config, with_scheduler: bool) -> Result<(), String> {
    let listener = bind(config.listen)?;
    let services = Services::open(config).await?;
    println!(
        "Mostrador listens on http://{}",
        listener.local_addr().map_err(|fault| fault.to_string())?
    );
    println!("People reach it at {}", services.config.public_url.origin());
    tell_if_nobody_runs_it(&services).await?;
    serve(listener, services, with_scheduler).await
}

/// Without an operator nobody can grant a subscription: prints a one-time link that makes one, a
/// new one at each start.
async fn tell_if_nobody_runs_it(services: &Services) -> Result<(), String> {
    let token = services
        .db
        .write(|conn| setup::renew(conn, clock::wall()))
        .await
        .map_err(|fault| fault.to_string())?;
    if let Some(token) = token {
        let path = format!("/setup/{}", token.expose());
        println!(
            "Nobody runs this installation yet. Whoever opens this link within {} hours becomes its \
             operator, once: {}",
            setup::LIFETIME.num_hours(),
            services.config.public_url.link(&path)
        );
    }
    Ok(())
}

pub(super) fn bind(address: std::net::SocketAddr) -> Result<TcpListener, String> {
    TcpListener::bind(address).map_err(|fault| format!("LISTEN_ADDR {address}: {fault}"))
}

/// Serves until the process is told to stop, then ends everything within 15 seconds.
pub(super) async fn serve(
    listener: TcpListener,
    services: Services,
    with_scheduler: bool,
) -> Result<(), String> {
    let (tell, stop) = watch::channel(false);
    let background = Background::start(&services, with_scheduler, &stop)
        .await
        .map_err(|fault| fault.to_string())?;
    let told = async move {
        super::told_to_stop().await;
        tell.send_replace(true);
    };
    app::run(listener, services, told)
        .await
        .map_err(|fault| fault.to_string())?;
    background.close().await;
    Ok(())
}
