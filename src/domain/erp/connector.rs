//! What we ask of an ERP.

use async_trait::async_trait;

use super::{
    Cursor, ErpClient, ErpClientDetail, ErpCompanyProfile, ErpCurrency, ErpError, ErpInvoice,
    ErpInvoiceDetail, ErpPayment, ErpUser, ErpUserProfile, InvoiceQuery, Page,
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
}
