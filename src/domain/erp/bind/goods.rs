//! Bind's catalogues, products, stock and web hooks as ours. Field names are Bind's.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::fields::Fields;
use crate::domain::erp::{ErpBankAccount, ErpHook, ErpNamed, ErpProduct, ErpStock, StockChange};

type Read<T> = Result<T, String>;

/// A price list or a location.
pub(super) fn named(value: &Value) -> Read<ErpNamed> {
    under(value, None)
}

pub(super) fn warehouse(value: &Value) -> Read<ErpNamed> {
    let parent = Fields::of(value)?.opt_id("LocationID");
    under(value, parent)
}

fn under(value: &Value, parent_external_id: Option<String>) -> Read<ErpNamed> {
    let f = Fields::of(value)?;
    Ok(ErpNamed {
        external_id: f.id("ID")?,
        name: f.line("Name").ok_or("Name is missing")?,
        parent_external_id,
    })
}

/// A category under a parent. One that names its parent itself is believed.
pub(super) fn category(value: &Value) -> Read<ErpNamed> {
    let parent = Fields::of(value)?.opt_id("ParentID");
    under(value, parent)
}

/// The tree of categories as a list: what is nested in `SubCategories` follows its parent and
/// names it. Anything else stays as it is.
pub(super) fn flat(tree: Value) -> Value {
    match tree {
        Value::Array(roots) => {
            let mut all = Vec::new();
            roots.into_iter().for_each(|root| lay(root, None, &mut all));
            Value::Array(all)
        }
        other => other,
    }
}

fn lay(mut category: Value, parent: Option<&Value>, all: &mut Vec<Value>) {
    let fields = category.as_object_mut();
    let below = fields.and_then(|fields| {
        if let Some(parent) = parent {
            fields.insert("ParentID".to_owned(), parent.clone());
        }
        fields.remove("SubCategories")
    });
    let id = category.get("ID").cloned();
    all.push(category);
    if let Some(Value::Array(below)) = below {
        below
            .into_iter()
            .for_each(|child| lay(child, id.as_ref(), all));
    }
}

pub(super) fn bank_account(value: &Value) -> Read<ErpBankAccount> {
    let f = Fields::of(value)?;
    Ok(ErpBankAccount {
        external_id: f.id("ID")?,
        bank: f.line("BankName").unwrap_or_default(),
        name: f.line("Name").unwrap_or_default(),
        currency: f.line("CurrencyCode").unwrap_or_default(),
    })
}

/// A product of a list or read singly; its code stands in for a missing title.
pub(super) fn product(value: &Value) -> Read<ErpProduct> {
    let f = Fields::of(value)?;
    let code = f.line("Code").unwrap_or_default();
    let title = f.line("Title").unwrap_or_else(|| code.clone());
    if title.is_empty() {
        return Err("Title is missing".to_owned());
    }
    let categories = ["Category3ID", "Category2ID", "Category1ID"];
    Ok(ErpProduct {
        external_id: f.id("ID")?,
        code,
        sku: f.line("SKU").unwrap_or_default(),
        title,
        description: f.raw("Description").unwrap_or_default(),
        unit: f.line("Unit").unwrap_or_default(),
        currency: f.line("CurrencyCode").unwrap_or_default(),
        category_external_id: categories.iter().find_map(|name| f.opt_id(name)),
    })
}

pub(super) fn stock(value: &Value) -> Read<ErpStock> {
    let f = Fields::of(value)?;
    Ok(ErpStock {
        product_external_id: f.id("ProductID")?,
        quantity: f.quantity("CurrentInventory")?,
        place: f.line("Location").unwrap_or_default(),
    })
}

pub(super) fn hook(value: &Value) -> Read<ErpHook> {
    let f = Fields::of(value)?;
    let event = f.line("EventID").or_else(|| f.line("EventName"));
    Ok(ErpHook {
        external_id: f.id("ID")?,
        event: event.ok_or("EventID is missing")?,
        target_url: f.raw("TargetURL").ok_or("TargetURL is missing")?,
    })
}

/// The body of an adjustment of stock; `date` is the company's local time.
pub(super) fn adjustment(change: &StockChange, now: DateTime<Utc>) -> Value {
    let date = now.with_timezone(&change.zone);
    json!({
        "ProductID": change.product_external_id,
        "WarehouseID": change.warehouse_external_id,
        "AdjustQty": change.delta as f64 / 1000.0,
        "Date": date.format("%Y-%m-%dT%H:%M:%S").to_string(),
        "Comments": change.comments,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

    use super::*;

    #[test]
    fn the_narrowest_category_is_told() {
        let none = "00000000-0000-0000-0000-000000000000";
        for (ids, expected) in [
            ([json!("a1"), json!("b2"), json!("c3")], Some("c3")),
            ([json!("a1"), json!("B2"), json!(null)], Some("b2")),
            ([json!("a1"), json!(none), json!("")], Some("a1")),
            ([json!(null), json!(null), json!(null)], None),
        ] {
            let [first, second, third] = ids;
            let row = json!({
                "ID": "p", "Title": "Taladro", "Category1ID": first, "Category2ID": second,
                "Category3ID": third,
            });
            assert_eq!(
                product(&row).unwrap().category_external_id.as_deref(),
                expected
            );
        }
    }

    #[test]
    fn a_product_needs_an_id_and_a_title_or_a_code() {
        let row = product(&json!({ "ID": "P", "Title": "Pala\n 1", "SKU": 750 })).unwrap();
        assert_eq!((row.title.as_str(), row.sku.as_str()), ("Pala 1", "750"));
        let row = product(&json!({ "ID": "p", "Code": "TOR-0001" })).unwrap();
        assert_eq!(row.title, "TOR-0001");
        assert!(product(&json!({ "ID": "p", "Title": " " })).is_err());
        assert!(product(&json!({ "Title": "Pala" })).is_err());
    }

    #[test]
    fn a_quantity_that_is_none_is_not_taken_for_zero() {
        let row = |held: Value| stock(&json!({ "ProductID": "p", "CurrentInventory": held }));
        assert_eq!(row(json!(2.0005)).unwrap().quantity, 2001);
        assert_eq!(row(json!(-1)).unwrap().quantity, -1000);
        for held in [json!(null), json!("3"), json!(1e20)] {
            assert!(row(held).unwrap_err().contains("CurrentInventory"));
        }
    }

    #[test]
    fn a_tree_of_categories_becomes_a_list_with_parents() {
        let tree = json!([
            { "ID": "a", "Name": "A", "SubCategories": [
                { "ID": "b", "Name": "B", "SubCategories": [{ "ID": "c", "Name": "C" }] },
            ] },
            { "ID": "d", "Name": "D", "ParentID": "a", "SubCategories": null },
            7,
        ]);
        let Value::Array(rows) = flat(tree) else {
            panic!("no list")
        };
        let read: Vec<_> = rows.iter().filter_map(|row| category(row).ok()).collect();
        let parents: Vec<_> = read
            .iter()
            .map(|c| (c.external_id.as_str(), c.parent_external_id.as_deref()))
            .collect();
        let expected = [
            ("a", None),
            ("b", Some("a")),
            ("c", Some("b")),
            ("d", Some("a")),
        ];
        assert_eq!(parents, expected);
        assert_eq!(rows.len(), 5, "what cannot be read is kept to be told");
    }

    #[test]
    fn an_adjustment_has_a_sign_and_thousandths() {
        let change = StockChange {
            warehouse_external_id: "w".to_owned(),
            product_external_id: "p".to_owned(),
            delta: -1250,
            comments: "c".to_owned(),
            zone: chrono_tz::America::Tijuana,
        };
        let now = "2026-01-20T05:30:00Z".parse().unwrap();
        let body = adjustment(&change, now);
        assert_eq!(body["Date"], json!("2026-01-19T21:30:00"), "in Tijuana");
        assert_eq!(body["AdjustQty"], json!(-1.25));
        assert_eq!(body["WarehouseID"], json!("w"));
    }
}
