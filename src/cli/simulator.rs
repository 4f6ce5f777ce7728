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
    /// Products of company 90001; the others have a tenth of it.
    #[arg(long, default_value_t = 200)]
    products: usize,
    /// The same seed gives the same companies on the same day.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

impl SimulatorArgs {
    fn config(&self) -> SimulatorConfig {
        SimulatorConfig {
            seed: self.seed,
            customers: self.customers,
            invoices_per_customer: self.invoices,
            products: self.products,
            ..SimulatorConfig::default()
        }
    }
}

pub(super) async fn run(args: SimulatorArgs) -> Result<(), String> {
    let simulator = Simulator::start(args.listen, &args.config())
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Typed {
        #[command(flatten)]
        args: SimulatorArgs,
    }

    fn typed(options: &[&str]) -> SimulatorConfig {
        let line = [&["simulator"][..], options].concat();
        Typed::try_parse_from(line).unwrap().args.config()
    }

    #[test]
    fn the_options_say_how_much_is_invented() {
        let config = typed(&["--customers", "7", "--invoices", "3", "--products", "50"]);
        let told = (
            config.customers,
            config.invoices_per_customer,
            config.products,
        );
        assert_eq!(told, (7, 3, 50));
        let (own, usual) = (typed(&[]), SimulatorConfig::default());
        assert_eq!(
            (own.customers, own.invoices_per_customer, own.products),
            (usual.customers, usual.invoices_per_customer, usual.products)
        );
    }
}
