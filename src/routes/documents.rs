//! The company's own words on its documents.

use crate::access::{Table, Who};
use crate::areas::documents;

/// The company's own words on its documents.
pub(super) fn routes(table: &mut Table) {
    table
        .get(
            "/manager/{company}/documents",
            Who::Manager,
            documents::edit,
        )
        .post(
            "/manager/{company}/documents",
            Who::Manager,
            documents::update,
        )
        .post(
            "/manager/{company}/documents/defaults",
            Who::Manager,
            documents::restore,
        )
        .get(
            "/manager/{company}/documents/preview.pdf",
            Who::Manager,
            documents::preview,
        );
}
