//! Warehouses, categories, products and stock.

use serde_json::{Value as Json, json};

use super::super::goods::{Holding, Product, Warehouse};
use super::super::model::{Company, DOLLAR, PESO, guid};
use super::super::odata::{Kind, Value};
use super::super::rows::Column;

use Kind::{Bool as B, Date as D, Guid as G, Number as N, Text as T};

/// `/api/Warehouses`.
pub const WAREHOUSES: &[Column<Warehouse>] = &[
    ("ID", G, |_, w| Value::Guid(w.id)),
    ("Name", T, |_, w| Value::text(&w.name)),
    ("LocationID", G, |c, w| {
        let location = c.locations.get(w.location);
        location.map_or(Value::Null, |l| Value::Guid(l.id))
    }),
    ("AvailableInOtherLoc", B, |_, w| {
        Value::Bool(w.location == 0)
    }),
];

/// `/api/Products`, and the beginning of `/api/Products/{id}`.
pub const PRODUCTS: &[Column<Product>] = &[
    ("ID", G, |_, p| Value::Guid(p.id)),
    ("Code", T, |_, p| Value::text(&p.code)),
    ("Title", T, |_, p| Value::text(&p.title)),
    ("Description", T, |_, p| {
        Value::opt_text(p.description.as_deref())
    }),
    ("CreationDate", D, |_, p| Value::Date(p.created)),
    ("Cost", N, |_, p| Value::Double(p.cost)),
    ("SKU", T, |_, p| Value::opt_text(p.sku.as_deref())),
    ("Comments", T, |_, _| Value::Null),
    ("CostType", N, |_, _| Value::Int(1)),
    ("CostTypeText", T, |_, _| Value::text("Promedio")),
    ("Category1ID", G, |c, p| category(c, p, 0)),
    ("Category2ID", G, |c, p| category(c, p, 1)),
    ("Category3ID", G, |c, p| category(c, p, 2)),
    ("CurrentInventory", N, |c, p| {
        units(c.goods.held(p.number - 1))
    }),
    ("ChargeVAT", B, |_, _| Value::Bool(true)),
    ("Number", N, |_, p| Value::Int(p.number.into())),
    ("PricingType", N, |_, _| Value::Int(0)),
    ("PricingTypeText", T, |_, _| Value::text("Margen")),
    ("ImageUrl", T, |_, _| Value::Null),
    ("Unit", T, |_, p| Value::text(p.unit)),
    ("CurrencyID", G, |_, p| {
        Value::Guid(if p.dollars { DOLLAR } else { PESO })
    }),
    ("CurrencyCode", T, |_, p| {
        Value::text(if p.dollars { "USD" } else { "MXN" })
    }),
    ("PurchaseType", N, |_, _| Value::Int(0)),
    ("PurchaseTypeText", T, |_, _| Value::text("Compra")),
    ("IEPSRate", N, |_, _| Value::Double(0.0)),
    ("Type", N, |_, _| Value::Int(0)),
    ("TypeText", T, |_, _| Value::text("Producto")),
    ("ProductionAuto", B, |_, _| Value::Bool(false)),
    ("Volume", N, |_, _| Value::Double(0.0)),
    ("Weight", N, |_, _| Value::Double(0.0)),
];

/// `/api/Inventory`.
pub const INVENTORY: &[Column<Holding>] = &[
    ("ID", G, |_, h| Value::Guid(h.id)),
    ("ProductID", G, |c, h| {
        product(c, h).map_or(Value::Null, |p| Value::Guid(p.id))
    }),
    ("Code", T, |c, h| {
        Value::opt_text(product(c, h).map(|p| &*p.code))
    }),
    ("SKU", T, |c, h| {
        Value::opt_text(product(c, h).and_then(|p| p.sku.as_deref()))
    }),
    ("Title", T, |c, h| {
        Value::opt_text(product(c, h).map(|p| &*p.title))
    }),
    ("Location", T, |_, h| Value::text(&h.place)),
    ("CurrentInventory", N, |_, h| units(h.quantity)),
    ("ClientOrdered", N, |_, _| Value::Double(0.0)),
    ("ProvidedOrdered", N, |_, _| Value::Double(0.0)),
    ("Balance", N, |_, h| units(h.quantity)),
    ("Value", N, |c, h| {
        let cost = product(c, h).map_or(0.0, |p| p.cost);
        Value::Double((h.quantity as f64 * cost / 10.0).round() / 100.0)
    }),
    ("Visible", B, |_, _| Value::Bool(true)),
];

fn units<'a>(thousandths: i64) -> Value<'a> {
    Value::Double(thousandths as f64 / 1000.0)
}

fn product<'a>(company: &'a Company, held: &Holding) -> Option<&'a Product> {
    company.goods.products.get(held.product as usize)
}

fn category<'a>(company: &'a Company, product: &'a Product, level: usize) -> Value<'a> {
    let at = product.categories[level].map(usize::from);
    let category = at.and_then(|at| company.goods.categories.get(at));
    category.map_or(Value::Null, |category| Value::Guid(category.id))
}

/// `/api/Categories`: a bare list of the widest ones, the others within them.
pub fn categories(company: &Company) -> Json {
    below(company, None)
}

fn below(company: &Company, parent: Option<usize>) -> Json {
    let all = &company.goods.categories;
    let inside = |(at, _): &(usize, _)| all[*at].parent == parent;
    let shown = all.iter().enumerate().filter(inside).map(|(at, category)| {
        json!({
            "ID": guid(category.id),
            "Name": category.name,
            "SubCategories": below(company, Some(at)),
        })
    });
    shown.collect()
}

/// What only `/api/Products/{id}` tells: prices, and what each warehouse holds.
pub fn product_extras(company: &Company, at: u32) -> Json {
    let product = &company.goods.products[at as usize];
    let currency = if product.dollars { "USD" } else { "MXN" };
    let prices = company.price_lists.iter().zip([1.4, 1.25, 1.15]);
    let prices = prices.map(|(list, margin)| {
        let price = (product.cost * margin * 100.0).round() / 100.0;
        json!({ "Name": list.name, "Margin": margin, "Price": price, "CurrencyCode": currency,
            "Type": 0 })
    });
    let held = company.goods.warehouses.iter().map(|warehouse| {
        let holding = &warehouse.holds[at as usize];
        json!({ "WarehouseName": warehouse.name, "Min": 0.0, "Max": 0.0,
            "Location": &*holding.place, "Visible": true,
            "Inventory": holding.quantity as f64 / 1000.0 })
    });
    json!({
        "Prices": { "Items": prices.collect::<Vec<_>>() },
        "Inventories": held.collect::<Vec<_>>(),
        "AlternativeUnits": [],
    })
}
