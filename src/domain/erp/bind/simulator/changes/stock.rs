//! Products come, and stock is changed by hand.

use serde::{Deserialize, Serialize};

use super::super::goods::{Holding, Product};
use super::super::model::guid;
use super::super::world::World;
use super::NoChange;

/// A new product, of which nothing is there yet.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewProduct {
    /// The company's own code.
    pub code: String,
    /// Name.
    pub title: String,
    /// Stock-keeping unit.
    pub sku: Option<String>,
}

/// A change of stock.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct StockMove {
    /// The warehouse's id.
    pub warehouse: String,
    /// The product's id.
    pub product: String,
    /// How much more there is, units; negative: less.
    pub quantity: f64,
    /// Remarks.
    pub comments: String,
}

/// A change of stock that has been made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Adjustment {
    /// Who made it, such as `mario|90001`; empty when nobody was named.
    pub username: String,
    /// The company's number.
    pub company_number: i64,
    /// The warehouse's id.
    pub warehouse: String,
    /// The product's id.
    pub product: String,
    /// How much more there is, thousandths of the unit.
    pub delta: i64,
    /// Remarks.
    pub comments: String,
    /// Whether it came through the interface with a key, not by hand in the ERP.
    pub by_key: bool,
}

impl World {
    /// Adds a product and gives its id.
    ///
    /// # Errors
    /// When there is no such company.
    pub fn add_product(&mut self, company: i64, new: NewProduct) -> Result<String, NoChange> {
        let (id, created) = (self.random.guid(), self.local_now());
        let mut random = self.random.clone();
        let company = self.company(company)?;
        let at = company.goods.products.len() as u32;
        company.goods.products.push(Product {
            id,
            number: at + 1,
            code: new.code.into(),
            title: new.title.into(),
            description: None,
            sku: new.sku.map(Into::into),
            unit: "Pieza",
            cost: 1.0,
            dollars: false,
            categories: [None; 3],
            created,
        });
        company.goods.product_at.insert(id, at);
        for warehouse in &mut company.goods.warehouses {
            warehouse.holds.push(Holding {
                id: random.guid(),
                product: at,
                quantity: 0,
                place: "".into(),
            });
        }
        company.touch();
        self.random = random;
        Ok(guid(id))
    }

    /// Changes stock by hand.
    ///
    /// # Errors
    /// When there is no such company, warehouse or product, or the quantity is not allowed.
    pub fn adjust_stock(&mut self, company: i64, change: &StockMove) -> Result<(), NoChange> {
        self.adjust(company, change, "", false)
    }

    /// Every change of stock since the start or the last `clear_adjustments`, oldest first.
    #[must_use]
    pub fn adjustments(&self) -> &[Adjustment] {
        &self.adjustments
    }

    /// Forgets which changes of stock were made; the stock stays.
    pub fn clear_adjustments(&mut self) {
        self.adjustments.clear();
    }

    /// Changes stock in the name of a user, and notes it.
    pub(in super::super) fn adjust(
        &mut self,
        company_number: i64,
        change: &StockMove,
        username: &str,
        by_key: bool,
    ) -> Result<(), NoChange> {
        let delta = (change.quantity * 1000.0).round();
        if !delta.is_finite() || delta == 0.0 || delta.abs() > 1e15 {
            return Err(NoChange::BadAmount);
        }
        let delta = delta as i64;
        let company = self.company(company_number)?;
        let goods = &mut company.goods;
        let product = goods.product(&change.product).ok_or(NoChange::NoRow)?;
        let warehouse = goods.warehouse(&change.warehouse).ok_or(NoChange::NoRow)?;
        let holds = &mut goods.warehouses[warehouse].holds;
        let held = holds.get_mut(product as usize).ok_or(NoChange::NoRow)?;
        held.quantity = held.quantity.saturating_add(delta);
        company.touch();
        self.adjustments.push(Adjustment {
            username: username.to_owned(),
            company_number,
            warehouse: change.warehouse.to_lowercase(),
            product: change.product.to_lowercase(),
            delta,
            comments: change.comments.clone(),
            by_key,
        });
        Ok(())
    }
}
