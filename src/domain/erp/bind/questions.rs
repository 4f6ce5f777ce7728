//! Every question and order of `Connector`, in Bind's terms.

use async_trait::async_trait;
use reqwest::Method;
use serde_json::json;

use super::call;
use super::client::{BindClient, is_plain};
use super::query::{self, Listing};
use super::{goods, rows};
use crate::domain::erp::{
    Connector, Cursor, ErpBankAccount, ErpClient, ErpClientDetail, ErpCompanyProfile, ErpCurrency,
    ErpError, ErpHook, ErpInvoice, ErpInvoiceDetail, ErpNamed, ErpPayment, ErpProduct, ErpStock,
    ErpUser, ErpUserProfile, InvoiceQuery, Page, StockChange,
};

const INVENTORY: &str = "/api/Inventory";
const HOOKS: &str = "/api/WebHookSubscriptions";

#[async_trait]
impl Connector for BindClient {
    async fn user_profile(&self) -> Result<ErpUserProfile, ErpError> {
        let body = self.check("/api/UserProfile").await?;
        rows::user_profile(&body).map_err(call::nonsense)
    }

    async fn company_profile(&self) -> Result<ErpCompanyProfile, ErpError> {
        let body = self.check("/api/CompanyProfile").await?;
        rows::company_profile(&body).map_err(call::nonsense)
    }

    async fn users(&self) -> Result<Page<ErpUser>, ErpError> {
        self.whole("/api/Users", rows::user).await
    }

    async fn currencies(&self) -> Result<Page<ErpCurrency>, ErpError> {
        self.whole("/api/Currencies", rows::currency).await
    }

    async fn clients(&self, page: Option<Cursor>) -> Result<Page<ErpClient>, ErpError> {
        let list = Listing {
            path: "/api/Clients",
            order: Some(query::CLIENTS_BY),
            ..Listing::default()
        };
        self.list(list, page.as_ref(), rows::client).await
    }

    async fn client(&self, external_id: &str) -> Result<Option<ErpClientDetail>, ErpError> {
        self.one("/api/Clients", external_id, rows::client_detail)
            .await
    }

    async fn invoices(
        &self,
        query: &InvoiceQuery,
        page: Option<Cursor>,
    ) -> Result<Page<ErpInvoice>, ErpError> {
        let filter = query::filter(query);
        let list = Listing {
            path: "/api/Invoices",
            filter: filter.as_deref(),
            order: Some(query::INVOICES_BY),
            ..Listing::default()
        };
        self.list(list, page.as_ref(), rows::invoice).await
    }

    async fn invoice(&self, external_id: &str) -> Result<Option<ErpInvoiceDetail>, ErpError> {
        self.one("/api/Invoices", external_id, rows::invoice_detail)
            .await
    }

    async fn payments(
        &self,
        invoice_external_id: &str,
        page: Option<Cursor>,
    ) -> Result<Page<ErpPayment>, ErpError> {
        if !is_plain(invoice_external_id) {
            return Ok(nothing());
        }
        let list = Listing {
            path: &format!("/api/Invoices/Payment/{invoice_external_id}"),
            ..Listing::default()
        };
        self.list(list, page.as_ref(), rows::payment).await
    }

    async fn price_lists(&self) -> Result<Page<ErpNamed>, ErpError> {
        self.whole("/api/PriceLists", goods::named).await
    }

    async fn locations(&self) -> Result<Page<ErpNamed>, ErpError> {
        self.whole("/api/Locations", goods::named).await
    }

    async fn warehouses(&self) -> Result<Page<ErpNamed>, ErpError> {
        self.whole("/api/Warehouses", goods::warehouse).await
    }

    async fn categories(&self) -> Result<Page<ErpNamed>, ErpError> {
        let tree = self.bare("/api/Categories").await?;
        self.page("/api/Categories", goods::flat(tree), goods::category)
    }

    async fn bank_accounts(&self) -> Result<Page<ErpBankAccount>, ErpError> {
        self.whole("/api/BankAccounts", goods::bank_account).await
    }

    async fn products(&self, page: Option<Cursor>) -> Result<Page<ErpProduct>, ErpError> {
        let list = Listing {
            path: "/api/Products",
            order: Some(query::PRODUCTS_BY),
            ..Listing::default()
        };
        self.list(list, page.as_ref(), goods::product).await
    }

    async fn product(&self, external_id: &str) -> Result<Option<ErpProduct>, ErpError> {
        self.one("/api/Products", external_id, goods::product).await
    }

    async fn stock(
        &self,
        warehouse_external_id: &str,
        page: Option<Cursor>,
    ) -> Result<Page<ErpStock>, ErpError> {
        let list = Listing {
            path: INVENTORY,
            order: Some(query::STOCK_BY),
            parameter: Some(("warehouseID", warehouse_external_id)),
            ..Listing::default()
        };
        self.list(list, page.as_ref(), goods::stock).await
    }

    async fn adjust_stock(&self, change: &StockChange) -> Result<(), ErpError> {
        let body = goods::adjustment(change, self.now());
        self.order(Method::POST, INVENTORY, &[], Some(&body)).await
    }

    async fn hooks(&self) -> Result<Vec<ErpHook>, ErpError> {
        Ok(self.whole(HOOKS, goods::hook).await?.rows)
    }

    async fn subscribe(&self, event: &str, target_url: &str) -> Result<(), ErpError> {
        let body = json!({ "event": event, "target_url": target_url });
        self.order(Method::POST, HOOKS, &[], Some(&body)).await
    }

    async fn unsubscribe(&self, hook: &ErpHook) -> Result<(), ErpError> {
        let id = hook.external_id.as_str();
        let query = [("id", id), ("subscriptionID", id)];
        match self.order(Method::DELETE, HOOKS, &query, None).await {
            Err(ErpError::Refused { status: 404, .. }) => Ok(()),
            result => result,
        }
    }
}

const fn nothing<T>() -> Page<T> {
    Page {
        rows: Vec::new(),
        rejected: Vec::new(),
        next: None,
        total: 0,
    }
}
