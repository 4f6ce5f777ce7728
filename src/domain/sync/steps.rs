//! The steps of a run, in their order.

use serde::{Deserialize, Serialize};

/// A step. Up to [`Step::Figures`] stands what collection lives on: a run that cannot read it
/// waits or fails. What comes after is read as far as the ERP and the budget allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Step {
    /// The company itself.
    Profile,
    /// The users of the ERP.
    Users,
    /// The currencies that amounts point to.
    Currencies,
    /// All clients.
    Clients,
    /// Invoices by date: the history, or those that are new.
    Recent,
    /// Invoices that are open.
    Open,
    /// Single readings of invoices that are not in the open set any more.
    Reread,
    /// What customers' rows say about their invoices, counted once at the end of a first run.
    Figures,
    /// Price lists, locations, warehouses, categories.
    Catalogues,
    /// Bank accounts.
    Accounts,
    /// Articles.
    Products,
    /// What the used warehouses hold.
    Stock,
    /// Single readings of the payments of invoices on which something was paid.
    Payments,
    /// Single readings of clients: sellers, collectors, credit.
    Terms,
}

impl Step {
    const ALL: [Self; 14] = [
        Self::Profile,
        Self::Users,
        Self::Currencies,
        Self::Clients,
        Self::Recent,
        Self::Open,
        Self::Reread,
        Self::Figures,
        Self::Catalogues,
        Self::Accounts,
        Self::Products,
        Self::Stock,
        Self::Payments,
        Self::Terms,
    ];

    /// Its stable name, which pages turn into words.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Users => "users",
            Self::Currencies => "currencies",
            Self::Clients => "clients",
            Self::Recent => "recent",
            Self::Open => "open",
            Self::Reread => "reread",
            Self::Figures => "figures",
            Self::Catalogues => "catalogues",
            Self::Accounts => "accounts",
            Self::Products => "products",
            Self::Stock => "stock",
            Self::Payments => "payments",
            Self::Terms => "terms",
        }
    }

    /// Whether it is taken after `other`.
    pub(super) fn is_behind(self, other: Self) -> bool {
        let at = |step| Self::ALL.iter().position(|one| *one == step);
        at(self) > at(other)
    }

    /// The one behind it; `None` behind the last.
    pub(super) fn next(self) -> Option<Self> {
        let at = Self::ALL.iter().position(|step| *step == self)?;
        Self::ALL.get(at + 1).copied()
    }
}

/// The codes of every step, in the order in which they are taken.
pub fn steps() -> impl Iterator<Item = &'static str> {
    Step::ALL.into_iter().map(Step::code)
}
