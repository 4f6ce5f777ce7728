//! MAP 2: every URL, by area; each file is a page of the map. Static files, `/healthz` and
//! `/readyz` are in `areas/public`.

mod catalogues;
mod console;
mod credit;
mod demo;
mod documents;
mod inventory;
mod keys;
mod mail_desk;
mod operator;
mod plans;
mod profile;
mod receivables;
mod runs;
mod session;
mod tasks;
mod team;

use crate::access::{Table, Who};
use crate::areas;

/// Every route with its handler and whom it is for.
#[must_use]
pub fn table() -> Table {
    let mut table = Table::default();
    public(&mut table);
    session::session(&mut table);
    demo::demo(&mut table);
    console::console(&mut table);
    receivables::receivables(&mut table);
    receivables::debtor(&mut table);
    runs::runs(&mut table);
    credit::credit_setup(&mut table);
    keys::routes(&mut table);
    team::routes(&mut table);
    plans::routes(&mut table);
    operator::routes(&mut table);
    tasks::routes(&mut table);
    profile::routes(&mut table);
    mail_desk::routes(&mut table);
    inventory::routes(&mut table);
    documents::routes(&mut table);
    catalogues::routes(&mut table);
    table
}

/// The front door.
fn public(table: &mut Table) {
    table.get("/", Who::Anyone, areas::public::landing);
}
