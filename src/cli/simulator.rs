//! `mostrador simulator`.

use std::net::SocketAddr;

use clap::Args;

use crate::domain::erp::bind::simulator::{Simulator, SimulatorConfig};

/// How much the simulator invents, and where it listens.
#[derive(Debug, Args)]
pub(super) struct SimulatorArgs {
    /// Where it listens; port 0 is any port.
    #[arg(long, default_value = "127.0.0.1:8090")]
    listen: SocketAddr,
    /// Customers of company 90001.
    #[arg(long, default_value_t = 120)]
    customers: usize,
    /// Invoices of each of them.
    #[arg(long, default_value_t = 24)]
    invoices: usize,
    /// The same seed gives the same companies on the same day.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

pub(super) async fn run(args: SimulatorArgs) -> Result<(), String> {
    let config = SimulatorConfig {
        seed: args.seed,
        customers: args.customers,
        invoices_per_customer: args.invoices,
        ..SimulatorConfig::default()
    };
    let simulator = Simulator::start(args.listen, &config)
        .map_err(|fault| format!("{}: {fault}", args.listen))?;
    println!(
        "The ERP simulator listens: BIND_API_URL={}",
        simulator.url()
    );
    let keys = simulator.world().keys();
    for key in keys {
        let role = if key.administrator {
            "administrator"
        } else {
            "user"
        };
        println!(
            "\n{} ({}) · {} · {role}\n{}",
            key.company_name, key.company_number, key.username, key.key
        );
    }
    super::told_to_stop().await;
    simulator.stop().await;
    Ok(())
}
