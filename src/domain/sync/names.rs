//! The short lists: catalogues and bank accounts.

use super::course::{Course, Written, count, with_rejected};
use super::settle::Stop;
use super::{Counts, cadence};
use crate::domain::bank_accounts;
use crate::domain::catalogues::{self, CatalogueKind};
use crate::domain::erp::{Connector, ErpError, ErpNamed, Page};

/// The catalogues of the ERP and the codes of their lists.
const CATALOGUES: [(CatalogueKind, &str); 4] = [
    (CatalogueKind::PriceList, "price_lists"),
    (CatalogueKind::Location, "locations"),
    (CatalogueKind::Warehouse, "warehouses"),
    (CatalogueKind::Category, "categories"),
];

impl Course {
    /// All of them are asked for before anything is written, so that the total is known.
    pub(super) async fn catalogues(&mut self) -> Result<(), Stop> {
        let mut lists = Vec::new();
        for (kind, list) in CATALOGUES {
            if self.place.enough {
                break;
            }
            let answer = ask(&*self.means.erp, kind).await;
            if let Some(page) = self.optional(list, "", answer).await? {
                lists.push((kind, list, page));
            }
        }
        let company = self.means.company.clone();
        let rows = lists.iter().map(|(.., page)| count(page)).sum();
        self.write((rows, rows), None, move |conn, now| {
            let mut written = Written::default();
            for (kind, list, page) in &lists {
                let shown = (page.rows.as_slice(), page.rejected.is_empty());
                written.counts += catalogues::save(conn, &company, *kind, shown, now)?;
                written = with_rejected(written, list, &page.rejected);
                cadence::record(conn, &company, list, (page.total, 1), now)?;
            }
            Ok(written)
        })
        .await
    }

    pub(super) async fn accounts(&mut self) -> Result<(), Stop> {
        const LIST: &str = "bank_accounts";
        if self.place.enough {
            return Ok(());
        }
        let answer = self.means.erp.bank_accounts().await;
        let Some(page) = self.optional(LIST, "", answer).await? else {
            return Ok(());
        };
        let company = self.means.company.clone();
        self.write((count(&page), page.total), None, move |conn, now| {
            let shown = (page.rows.as_slice(), page.rejected.is_empty());
            let counts: Counts = bank_accounts::save(conn, &company, shown, now)?;
            cadence::record(conn, &company, LIST, (page.total, 1), now)?;
            Ok(with_rejected(counts.into(), LIST, &page.rejected))
        })
        .await
    }
}

async fn ask(erp: &dyn Connector, kind: CatalogueKind) -> Result<Page<ErpNamed>, ErpError> {
    match kind {
        CatalogueKind::PriceList => erp.price_lists().await,
        CatalogueKind::Location => erp.locations().await,
        CatalogueKind::Warehouse => erp.warehouses().await,
        _ => erp.categories().await,
    }
}
