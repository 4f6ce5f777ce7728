//! What we ask of an ERP.

use async_trait::async_trait;

use super::{
    Cursor, ErpBankAccount, ErpClient, ErpClientDetail, ErpCompanyProfile, ErpCurrency, ErpError,
    ErpHook, ErpInvoice, ErpInvoiceDetail, ErpNamed, ErpPayment, ErpProduct, ErpStock, ErpUser,
    ErpUserProfile, InvoiceQuery, Page, StockChange,
};

/// One ERP user's view of one company, through that user's key.
///
/// Every verb may wait and try again within its patience; an error that comes out is final for
/// this attempt of the caller.
#[async_trait]
pub trait Connector: Send + Sync {
    /// Whose key this is. A key check: short patience.
    async fn user_profile(&self) -> Result<ErpUserProfile, ErpError>;

    /// The company behind the key. A key check: short patience.
    async fn company_profile(&self) -> Result<ErpCompanyProfile, ErpError>;

    /// Every user of the company.
    async fn users(&self) -> Result<Page<ErpUser>, ErpError>;

    /// Every currency that the company uses.
    async fn currencies(&self) -> Result<Page<ErpCurrency>, ErpError>;

    /// One page of clients; `page` is the `next` of the page before.
    async fn clients(&self, page: Option<Cursor>) -> Result<Page<ErpClient>, ErpError>;

    /// One client with its credit terms; `None` when the ERP knows no such client.
    async fn client(&self, external_id: &str) -> Result<Option<ErpClientDetail>, ErpError>;

    /// One page of the invoices that `query` asks for, oldest first; `page` is the `next` of the
    /// page before, and `query` stays the same over all pages.
    async fn invoices(
        &self,
        query: &InvoiceQuery,
        page: Option<Cursor>,
    ) -> Result<Page<ErpInvoice>, ErpError>;

    /// One invoice; `None` when the ERP knows no such invoice.
    async fn invoice(&self, external_id: &str) -> Result<Option<ErpInvoiceDetail>, ErpError>;

    /// One page of the payments applied to an invoice, cancelled ones included.
    async fn payments(
        &self,
        invoice_external_id: &str,
        page: Option<Cursor>,
    ) -> Result<Page<ErpPayment>, ErpError>;

    /// Every price list.
    async fn price_lists(&self) -> Result<Page<ErpNamed>, ErpError>;

    /// Every location (branch) of the company.
    async fn locations(&self) -> Result<Page<ErpNamed>, ErpError>;

    /// Every warehouse; its parent is a location.
    async fn warehouses(&self) -> Result<Page<ErpNamed>, ErpError>;

    /// Every category of articles.
    async fn categories(&self) -> Result<Page<ErpNamed>, ErpError>;

    /// Every bank account.
    async fn bank_accounts(&self) -> Result<Page<ErpBankAccount>, ErpError>;

    /// One page of products; `page` is the `next` of the page before.
    async fn products(&self, page: Option<Cursor>) -> Result<Page<ErpProduct>, ErpError>;

    /// One product; `None` when the ERP knows no such product.
    async fn product(&self, external_id: &str) -> Result<Option<ErpProduct>, ErpError>;

    /// One page of what a warehouse holds.
    async fn stock(
        &self,
        warehouse_external_id: &str,
        page: Option<Cursor>,
    ) -> Result<Page<ErpStock>, ErpError>;

    /// Changes stock by hand. Once the order may have reached the ERP it is never sent again:
    /// after an [`ErpError::is_uncertain`] nobody knows whether it was carried out; after every
    /// other error it was not.
    async fn adjust_stock(&self, change: &StockChange) -> Result<(), ErpError>;

    /// The web hooks of this key's user.
    async fn hooks(&self) -> Result<Vec<ErpHook>, ErpError>;

    /// Subscribes this key's user to an event. Like every order it is sent once; one that is
    /// repeated by the caller may subscribe twice.
    async fn subscribe(&self, event: &str, target_url: &str) -> Result<(), ErpError>;

    /// Ends a subscription; one that is gone already is no error.
    async fn unsubscribe(&self, hook: &ErpHook) -> Result<(), ErpError>;
}
