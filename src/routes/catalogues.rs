//! Which catalogues of the ERP are used.

use crate::access::{Table, Who};
use crate::areas::console::catalogues;

/// A form with every entry of long catalogues.
const FORM: usize = 512 * 1024;

/// Which catalogues of the ERP are used.
pub(super) fn routes(table: &mut Table) {
    const PATH: &str = "/manager/{company}/settings/catalogues";
    table
        .get(PATH, Who::Manager, catalogues::edit)
        .post(PATH, Who::Manager, catalogues::update)
        .limit(PATH, FORM);
}
