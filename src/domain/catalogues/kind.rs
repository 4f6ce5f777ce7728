//! The kinds of catalogues.

use crate::platform::i18n::Locale;

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CatalogueKind {
    /// A list of prices.
    PriceList,
    /// A place that holds stock.
    Warehouse,
    /// A branch of the company.
    Location,
    /// A group of articles.
    Category,
    /// A person who sells; known by name only.
    Seller,
    /// A person who collects; known by name only.
    Collector,
}

impl CatalogueKind {
    /// Every kind, in the order in which people see them.
    pub const ALL: [Self; 6] = [
        Self::PriceList,
        Self::Warehouse,
        Self::Location,
        Self::Category,
        Self::Seller,
        Self::Collector,
    ];

    /// How the database calls it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::PriceList => "price_list",
            Self::Warehouse => "warehouse",
            Self::Location => "location",
            Self::Category => "category",
            Self::Seller => "seller",
            Self::Collector => "collector",
        }
    }

    /// The list's name.
    #[must_use]
    pub fn words(self, locale: Locale) -> String {
        match self {
            Self::PriceList => locale.t("catalogues-price-lists"),
            Self::Warehouse => locale.t("catalogues-warehouses"),
            Self::Location => locale.t("catalogues-locations"),
            Self::Category => locale.t("catalogues-categories"),
            Self::Seller => locale.t("catalogues-sellers"),
            Self::Collector => locale.t("catalogues-collectors"),
        }
    }
}
