//! `mostrador seed`.

use clap::Args;

use crate::domain::seed::{Seed, seed};
use crate::platform::db::Db;

/// How much to invent.
#[derive(Debug, Args)]
pub(super) struct SeedArgs {
    /// Customers, `deudor-000001@example.test` and on.
    #[arg(long)]
    customers: u32,
    /// Overdue invoices of each.
    #[arg(long)]
    invoices: u32,
    /// Arm a schedule whose next occurrence is not later than now.
    #[arg(long)]
    due_now: bool,
}

pub(super) async fn run(args: SeedArgs) -> Result<(), String> {
    let location = super::database()?;
    crate::platform::db::migrate(&location)?;
    let db = Db::open(&location)?;
    let plan = Seed {
        customers: args.customers,
        invoices: args.invoices,
        due_now: args.due_now,
    };
    let slug = seed(&db, &plan).await.map_err(|fault| fault.to_string())?;
    println!(
        "company {slug}: {} customers, {} invoices{}",
        args.customers,
        u64::from(args.customers) * u64::from(args.invoices),
        if args.due_now {
            ", a schedule is due now"
        } else {
            ""
        }
    );
    Ok(())
}
