//! What the ERP tells of, and the addresses that it calls.

use serde_json::Value;

use crate::config::PublicUrl;
use crate::domain::sync::hints::Noun;
use crate::platform::values::Token;

/// Where the ERP calls; the token follows.
const PLACE: &str = "/hooks/bind/";
/// No id of the ERP is longer.
const LONGEST_ID: usize = 64;

/// An event that keys are subscribed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A new client.
    AddClient,
    /// A changed client.
    EditClient,
    /// A new invoice.
    AddInvoice,
    /// A payment of an invoice.
    AddPayment,
    /// A new product.
    AddProduct,
}

impl Event {
    /// Every event.
    pub const ALL: [Self; 5] = [
        Self::AddClient,
        Self::EditClient,
        Self::AddInvoice,
        Self::AddPayment,
        Self::AddProduct,
    ];

    /// The ERP's name of it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AddClient => "Add_Client",
            Self::EditClient => "Edit_Client",
            Self::AddInvoice => "Add_Invoice",
            Self::AddPayment => "Add_Payment",
            Self::AddProduct => "Add_Product",
        }
    }

    /// Reads the ERP's name.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event| event.code() == code)
    }

    pub(super) const fn noun(self) -> Noun {
        match self {
            Self::AddClient | Self::EditClient => Noun::Customer,
            Self::AddInvoice | Self::AddPayment => Noun::Invoice,
            Self::AddProduct => Noun::Product,
        }
    }

    /// The id of the thing that is to be read again; `None`: the body does not tell it.
    pub(super) fn subject(self, body: &Value) -> Option<String> {
        let names: &[&str] = match self {
            Self::AddClient | Self::EditClient => &["ID", "ClientID"],
            Self::AddInvoice => &["ID", "InvoiceID"],
            Self::AddPayment => &["InvoiceID"],
            Self::AddProduct => &["ID", "ProductID"],
        };
        let id = names.iter().find_map(|name| body.get(name)?.as_str())?;
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        (!id.is_empty() && id.len() <= LONGEST_ID && id.chars().all(plain)).then(|| id.to_owned())
    }
}

/// The address that the ERP calls for an event. It names the event, because the body may not.
pub(super) fn address(public: &PublicUrl, token: &Token, event: Event) -> String {
    public.link(&format!("{PLACE}{}?event={}", token.expose(), event.code()))
}

/// The token in an address of ours; `None`: it is not ours.
pub(super) fn token_of(public: &PublicUrl, url: &str) -> Option<Token> {
    let rest = url.strip_prefix(&public.link(PLACE))?;
    Token::parse(rest.split('?').next().unwrap_or_default())
}
