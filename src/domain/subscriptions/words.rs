//! Extensions and add-ons in words.

use super::{Addon, Extension};
use crate::platform::i18n::Locale;

impl Addon {
    /// Its name on a page.
    #[must_use]
    pub fn words(self, locale: Locale) -> String {
        match self {
            Self::Collections => locale.t("plans-addon-collections"),
        }
    }
}

impl Extension {
    /// Its name on a page.
    #[must_use]
    pub fn words(self, locale: Locale) -> String {
        match self {
            Self::Collections => locale.t("plans-ext-collections"),
            Self::Agents => locale.t("plans-ext-agents"),
            Self::CustomerCentre => locale.t("plans-ext-centre"),
            Self::Persons => locale.t("plans-ext-persons"),
            Self::Inventory => locale.t("plans-ext-inventory"),
            Self::Documents => locale.t("plans-ext-documents"),
            Self::Imports => locale.t("plans-ext-imports"),
        }
    }

    /// What it does, in one sentence.
    #[must_use]
    pub fn about(self, locale: Locale) -> String {
        match self {
            Self::Collections => locale.t("plans-ext-collections-about"),
            Self::Agents => locale.t("plans-ext-agents-about"),
            Self::CustomerCentre => locale.t("plans-ext-centre-about"),
            Self::Persons => locale.t("plans-ext-persons-about"),
            Self::Inventory => locale.t("plans-ext-inventory-about"),
            Self::Documents => locale.t("plans-ext-documents-about"),
            Self::Imports => locale.t("plans-ext-imports-about"),
        }
    }

    /// For whom it is.
    #[must_use]
    pub fn for_whom(self, locale: Locale) -> String {
        match self {
            Self::Collections => locale.t("plans-ext-collections-who"),
            Self::Agents => locale.t("plans-ext-agents-who"),
            Self::CustomerCentre => locale.t("plans-ext-centre-who"),
            Self::Persons => locale.t("plans-ext-persons-who"),
            Self::Inventory => locale.t("plans-ext-inventory-who"),
            Self::Documents => locale.t("plans-ext-documents-who"),
            Self::Imports => locale.t("plans-ext-imports-who"),
        }
    }

    /// Three things that one gains.
    #[must_use]
    pub fn gains(self, locale: Locale) -> [String; 3] {
        match self {
            Self::Collections => [
                locale.t("setup-offer-1"),
                locale.t("setup-offer-2"),
                locale.t("setup-offer-3"),
            ],
            Self::Agents => [
                locale.t("plans-ext-agents-1"),
                locale.t("plans-ext-agents-2"),
                locale.t("plans-ext-agents-3"),
            ],
            Self::CustomerCentre => [
                locale.t("plans-ext-centre-1"),
                locale.t("plans-ext-centre-2"),
                locale.t("plans-ext-centre-3"),
            ],
            Self::Persons => [
                locale.t("plans-ext-persons-1"),
                locale.t("plans-ext-persons-2"),
                locale.t("plans-ext-persons-3"),
            ],
            Self::Inventory => [
                locale.t("plans-ext-inventory-1"),
                locale.t("plans-ext-inventory-2"),
                locale.t("plans-ext-inventory-3"),
            ],
            Self::Documents => [
                locale.t("plans-ext-documents-1"),
                locale.t("plans-ext-documents-2"),
                locale.t("plans-ext-documents-3"),
            ],
            Self::Imports => [
                locale.t("plans-ext-imports-1"),
                locale.t("plans-ext-imports-2"),
                locale.t("plans-ext-imports-3"),
            ],
        }
    }

    /// What stops when it is taken away.
    #[must_use]
    pub fn stops(self, locale: Locale) -> String {
        match self {
            Self::Collections => locale.t("plans-ext-collections-stops"),
            Self::Inventory => locale.t("plans-ext-inventory-stops"),
            Self::Documents => locale.t("plans-ext-documents-stops"),
            Self::Agents | Self::CustomerCentre | Self::Persons | Self::Imports => String::new(),
        }
    }
}
