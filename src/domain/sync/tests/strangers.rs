//! Clients that a list does not show: those that invoices point to, and those that are gone.

use std::sync::Arc;

use async_trait::async_trait;
use diesel::prelude::*;

use super::stage::{PARAMO, Stage, small};
use crate::domain::erp::bind::BindClient;
use crate::domain::erp::{
    Connector, Cursor, ErpBankAccount, ErpClient, ErpClientDetail, ErpCompanyProfile, ErpCurrency,
    ErpError, ErpHook, ErpInvoice, ErpInvoiceDetail, ErpNamed, ErpPayment, ErpProduct, ErpStock,
    ErpUser, ErpUserProfile, InvoiceQuery, Page, StockChange,
};
use crate::domain::sync;
use crate::platform::db::schema::{customers, invoices};
use crate::platform::values::ids::CompanyId;

/// An ERP whose list of clients leaves some out.
struct Hides {
    erp: BindClient,
    name: &'static str,
    /// Whether it denies them also when it is asked singly, and hides their invoices.
    gone: bool,
}

#[async_trait]
impl Connector for Hides {
    async fn user_profile(&self) -> Result<ErpUserProfile, ErpError> {
        self.erp.user_profile().await
    }
    async fn company_profile(&self) -> Result<ErpCompanyProfile, ErpError> {
        self.erp.company_profile().await
    }
    async fn users(&self) -> Result<Page<ErpUser>, ErpError> {
        self.erp.users().await
    }
    async fn currencies(&self) -> Result<Page<ErpCurrency>, ErpError> {
        self.erp.currencies().await
    }
    async fn clients(&self, page: Option<Cursor>) -> Result<Page<ErpClient>, ErpError> {
        let mut page = self.erp.clients(page).await?;
        page.rows.retain(|row| row.name != self.name);
        Ok(page)
    }
    async fn client(&self, id: &str) -> Result<Option<ErpClientDetail>, ErpError> {
        let found = self.erp.client(id).await?;
        Ok(found.filter(|client| !(self.gone && client.name == self.name)))
    }
    async fn invoices(
        &self,
        query: &InvoiceQuery,
        page: Option<Cursor>,
    ) -> Result<Page<ErpInvoice>, ErpError> {
        self.erp.invoices(query, page).await
    }
    async fn invoice(&self, id: &str) -> Result<Option<ErpInvoiceDetail>, ErpError> {
        self.erp.invoice(id).await
    }
    async fn payments(&self, id: &str, page: Option<Cursor>) -> Result<Page<ErpPayment>, ErpError> {
        self.erp.payments(id, page).await
    }
    async fn price_lists(&self) -> Result<Page<ErpNamed>, ErpError> {
        self.erp.price_lists().await
    }
    async fn locations(&self) -> Result<Page<ErpNamed>, ErpError> {
        self.erp.locations().await
    }
    async fn warehouses(&self) -> Result<Page<ErpNamed>, ErpError> {
        self.erp.warehouses().await
    }
    async fn categories(&self) -> Result<Page<ErpNamed>, ErpError> {
        self.erp.categories().await
    }
    async fn bank_accounts(&self) -> Result<Page<ErpBankAccount>, ErpError> {
        self.erp.bank_accounts().await
    }
    async fn products(&self, page: Option<Cursor>) -> Result<Page<ErpProduct>, ErpError> {
        self.erp.products(page).await
    }
    async fn product(&self, id: &str) -> Result<Option<ErpProduct>, ErpError> {
        self.erp.product(id).await
    }
    async fn stock(&self, id: &str, page: Option<Cursor>) -> Result<Page<ErpStock>, ErpError> {
        self.erp.stock(id, page).await
    }
    async fn adjust_stock(&self, change: &StockChange) -> Result<(), ErpError> {
        self.erp.adjust_stock(change).await
    }
    async fn hooks(&self) -> Result<Vec<ErpHook>, ErpError> {
        self.erp.hooks().await
    }
    async fn subscribe(&self, event: &str, target_url: &str) -> Result<(), ErpError> {
        self.erp.subscribe(event, target_url).await
    }
    async fn unsubscribe(&self, hook: &ErpHook) -> Result<(), ErpError> {
        self.erp.unsubscribe(hook).await
    }
}

async fn run(stage: &Stage, gone: bool) {
    let job = stage.claim().await.unwrap();
    let erp = stage.client(&job).await;
    let hides = Hides {
        erp,
        name: "Todas las Edades",
        gone,
    };
    assert_eq!(stage.run_with(job, Arc::new(hides)).await.state, "done");
}

/// Invoices of the hidden client, and whether it is marked as gone; none: we do not hold it.
async fn held(stage: &Stage, company: &CompanyId) -> Option<(i64, bool)> {
    let company = company.clone();
    stage
        .with(move |conn| {
            let row: Option<(String, Option<chrono::NaiveDateTime>)> = customers::table
                .filter(customers::company_id.eq(&company))
                .filter(customers::name.eq("Todas las Edades"))
                .select((customers::id, customers::removed_at))
                .first(conn)
                .optional()?;
            let Some((id, removed)) = row else {
                return Ok(None);
            };
            let mine = invoices::table.filter(invoices::customer_id.eq(id));
            Ok(Some((mine.count().get_result(conn)?, removed.is_some())))
        })
        .await
}

#[tokio::test]
async fn the_client_of_an_invoice_is_read_singly_when_the_list_did_not_show_it() {
    let (stage, registered) = Stage::with_company(&small()).await;
    run(&stage, false).await;
    assert_eq!(held(&stage, &registered.company).await, Some((11, false)));
}

#[tokio::test]
async fn invoices_of_a_client_that_the_erp_denies_are_noted_and_come_later() {
    let (stage, registered) = Stage::with_company(&small()).await;
    let company = &registered.company;
    run(&stage, true).await;
    assert_eq!(held(&stage, company).await, None);
    let first = stage.last_run(company).await;
    assert!(first.failed_rows >= 11);
    let id = company.clone();
    let notes = stage.with(move |conn| sync::notes_of(conn, &id, 100)).await;
    let lost = notes
        .iter()
        .filter(|note| note.reason == "unknown_client")
        .count();
    assert_eq!(i64::try_from(lost).unwrap(), first.failed_rows);

    let healed = stage.sync(company).await;
    assert_eq!(healed.failed_rows, 0);
    assert_eq!(held(&stage, company).await, Some((11, false)));
    let id = company.clone();
    let notes = stage.with(move |conn| sync::notes_of(conn, &id, 100)).await;
    assert!(notes.iter().all(|note| note.reason != "unknown_client"));
}

#[tokio::test]
async fn a_customer_is_gone_only_when_the_erp_says_so_and_may_come_back() {
    let (stage, registered) = Stage::with_company(&small()).await;
    let company = &registered.company;
    stage.run().await;
    assert_eq!(held(&stage, company).await, Some((11, false)));
    stage.request(company).await;
    run(&stage, false).await;
    assert_eq!(
        held(&stage, company).await,
        Some((11, false)),
        "not listed is not gone"
    );
    stage.request(company).await;
    run(&stage, true).await;
    assert_eq!(held(&stage, company).await, Some((11, true)));
    stage.sync(company).await;
    assert_eq!(held(&stage, company).await, Some((11, false)));
}

#[tokio::test]
async fn another_company_does_not_notice() {
    let (stage, _) = Stage::with_company(&small()).await;
    stage.grant(&stage.pedro).await;
    let sierra = stage.register(super::stage::SIERRA).await.company;
    stage.sim.world().fault(
        crate::domain::erp::bind::simulator::Fault::once(
            crate::domain::erp::bind::simulator::FaultKind::Server,
        )
        .times(99)
        .of(PARAMO),
    );
    stage.run().await;
    stage.run().await;
    let job = stage.job(sierra).await;
    assert_eq!((job.state.as_str(), job.error), ("done", None));
}
