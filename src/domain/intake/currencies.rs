//! The currencies that the ERP's amounts point to.

use std::collections::HashMap;

use crate::domain::erp::ErpCurrency;
use crate::platform::values::Currency;

/// Bind's ids that are the same in every company (`facts/bind-erp.md` 1.4).
const KNOWN: [(&str, Currency); 2] = [
    ("b7e2c065-bd52-40ca-b508-3accdd538860", Currency::MXN),
    ("a260c860-9d2d-480a-b090-82cc9408d7f8", Currency::USD),
];

/// Currencies by their id in the ERP.
#[derive(Clone, Debug, Default)]
pub(crate) struct Currencies(HashMap<String, Currency>);

impl Currencies {
    /// Those of a company; one whose code is not of ISO 4217 is left out.
    pub(crate) fn of(rows: &[ErpCurrency]) -> Self {
        let known = KNOWN
            .iter()
            .map(|(id, currency)| ((*id).to_owned(), *currency));
        let own = rows
            .iter()
            .filter_map(|row| Some((row.external_id.clone(), Currency::parse(&row.code)?)));
        Self(known.chain(own).collect())
    }

    /// The currency with this id.
    pub(crate) fn get(&self, external_id: &str) -> Option<Currency> {
        self.0.get(external_id).copied()
    }
}
