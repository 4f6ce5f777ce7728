//! What a company stocks: products in categories, held in warehouses.

mod ean;
mod invent;
mod names;

use std::collections::HashMap;

use chrono::NaiveDateTime;

pub use invent::invent;

/// Everything that a company stocks.
#[derive(Debug, Default)]
pub struct Goods {
    pub categories: Vec<Category>,
    pub products: Vec<Product>,
    pub product_at: HashMap<u128, u32>,
    pub warehouses: Vec<Warehouse>,
}

/// A category; at most three levels below each other.
#[derive(Clone, Debug)]
pub struct Category {
    pub id: u128,
    pub name: &'static str,
    /// Position of the one that it is in.
    pub parent: Option<usize>,
}

/// A product.
#[derive(Clone, Debug)]
pub struct Product {
    pub id: u128,
    pub number: u32,
    pub code: Box<str>,
    pub title: Box<str>,
    pub description: Option<Box<str>>,
    pub sku: Option<Box<str>>,
    pub unit: &'static str,
    pub cost: f64,
    pub dollars: bool,
    /// Positions of its categories, the widest first.
    pub categories: [Option<u16>; 3],
    pub created: NaiveDateTime,
}

/// A warehouse. It holds something of every product, in the order of the products.
#[derive(Clone, Debug)]
pub struct Warehouse {
    pub id: u128,
    pub name: String,
    /// Position of its location.
    pub location: usize,
    pub holds: Vec<Holding>,
}

/// What a warehouse holds of a product.
#[derive(Clone, Debug)]
pub struct Holding {
    pub id: u128,
    /// Position of the product.
    pub product: u32,
    /// Thousandths of the product's unit.
    pub quantity: i64,
    pub place: Box<str>,
}

impl Goods {
    /// The product of an id, by position.
    pub fn product(&self, id: &str) -> Option<u32> {
        let id = uuid::Uuid::parse_str(id).ok()?.as_u128();
        self.product_at.get(&id).copied()
    }

    /// The warehouse of an id, by position.
    pub fn warehouse(&self, id: &str) -> Option<usize> {
        let id = uuid::Uuid::parse_str(id).ok()?.as_u128();
        self.warehouses.iter().position(|known| known.id == id)
    }

    /// What all warehouses hold of a product, thousandths.
    pub fn held(&self, product: u32) -> i64 {
        let held = |w: &Warehouse| w.holds.get(product as usize).map_or(0, |h| h.quantity);
        self.warehouses.iter().map(held).sum()
    }
}
