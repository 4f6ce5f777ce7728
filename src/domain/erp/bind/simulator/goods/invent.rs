//! Invented products and what the warehouses hold of them.

use chrono::NaiveDateTime;

use super::super::random::Random;
use super::names::{FAMILIES, Family};
use super::{Category, Goods, Holding, Product, Warehouse, ean};

/// So many products in these warehouses, each given by id, name and position of its location.
/// With `cases` the first products are odd ones.
pub fn invent(
    warehouses: Vec<(u128, String, usize)>,
    products: usize,
    cases: bool,
    created: NaiveDateTime,
    random: &mut Random,
) -> Goods {
    let mut goods = Goods::default();
    let of_family: Vec<_> = FAMILIES
        .iter()
        .map(|family| path(&mut goods.categories, family, random))
        .collect();
    for at in 0..products {
        let family = at % FAMILIES.len();
        let mut product = product(&FAMILIES[family], at, created, random);
        product.categories = of_family[family];
        goods.products.push(product);
    }
    if cases {
        oddities(&mut goods.products);
    }
    goods.warehouses = warehouses
        .into_iter()
        .map(|(id, name, location)| Warehouse {
            id,
            name,
            location,
            holds: holdings(products, random),
        })
        .collect();
    goods.product_at = (0..)
        .zip(&goods.products)
        .map(|(at, p)| (p.id, at))
        .collect();
    goods
}

/// The positions of a family's categories, which are made where they are missing.
fn path(all: &mut Vec<Category>, family: &Family, random: &mut Random) -> [Option<u16>; 3] {
    let mut positions = [None; 3];
    let mut parent = None;
    for (level, name) in family.categories.iter().take(3).enumerate() {
        let known = all
            .iter()
            .position(|c| c.name == *name && c.parent == parent);
        let at = known.unwrap_or_else(|| {
            let id = random.guid();
            all.push(Category { id, name, parent });
            all.len() - 1
        });
        positions[level] = u16::try_from(at).ok();
        parent = Some(at);
    }
    positions
}

fn product(family: &Family, at: usize, created: NaiveDateTime, random: &mut Random) -> Product {
    let nth = at / FAMILIES.len();
    let variant = family.variants[nth % family.variants.len()];
    let round = nth / family.variants.len();
    let size = family.sizes[round % family.sizes.len()];
    let more = round / family.sizes.len();
    let model = if more > 0 {
        format!(", modelo {}", more + 1)
    } else {
        String::new()
    };
    let title = format!("{} {variant} {size}{model}", family.noun);
    let described = random.chance(70);
    let numbered = random.chance(94);
    let sku = ean::invented(random);
    Product {
        id: random.guid(),
        number: at as u32 + 1,
        code: format!("{}-{:04}", family.code, nth + 1).into(),
        description: described.then(|| format!("{title}. Se vende por {}.", family.unit).into()),
        title: title.into(),
        sku: numbered.then(|| sku.into()),
        unit: family.unit,
        cost: (200 + random.below(90_000)) as f64 / 100.0,
        dollars: random.chance(5),
        categories: [None; 3],
        created,
    }
}

/// A title with markup, one in two lines, two products with one number, one in no category.
fn oddities(products: &mut [Product]) {
    let [markup, lines, twin, other, loose, ..] = products else {
        return;
    };
    markup.title = "Cinta <b>extra</b> \"fuerte\" & ancha".into();
    lines.title = "Escalera\nde tijera".into();
    twin.sku = Some("7501234567893".into());
    other.sku.clone_from(&twin.sku);
    loose.categories = [None; 3];
}

fn holdings(products: usize, random: &mut Random) -> Vec<Holding> {
    let one = |product: usize| {
        let divisible = FAMILIES[product % FAMILIES.len()].divisible;
        let whole = if random.chance(8) {
            0
        } else {
            random.below(400) as i64 * 1000
        };
        let part = if divisible && whole > 0 {
            random.below(40) as i64 * 25
        } else {
            0
        };
        let (aisle, shelf) = (random.below(6) as u8, random.below(20) + 1);
        Holding {
            id: random.guid(),
            product: product as u32,
            quantity: whole + part,
            place: format!("{}-{shelf:02}", char::from(b'A' + aisle)).into(),
        }
    };
    (0..products).map(one).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

    use std::collections::HashSet;

    use super::*;

    fn two_thousand() -> Goods {
        let warehouses = vec![(1, "A".to_owned(), 0), (2, "B".to_owned(), 1)];
        invent(
            warehouses,
            2000,
            false,
            NaiveDateTime::MIN,
            &mut Random::new(7),
        )
    }

    #[test]
    fn codes_titles_and_numbers_are_distinct() {
        let goods = two_thousand();
        let count = |get: fn(&Product) -> String| {
            goods.products.iter().map(get).collect::<HashSet<_>>().len()
        };
        assert_eq!(count(|p| p.code.to_string()), 2000);
        assert_eq!(count(|p| p.title.to_string()), 2000);
        assert!(goods.products.iter().any(|p| &*p.code == "TOR-0012"));
        assert!(goods.products.iter().any(|p| p.sku.is_none()));
    }

    #[test]
    fn categories_are_shared_and_lie_within_each_other() {
        let goods = two_thousand();
        let named = |name: &str| goods.categories.iter().filter(|c| c.name == name).count();
        assert_eq!((named("Fijación"), named("Tornillería")), (1, 1));
        for product in &goods.products {
            let given: Vec<_> = product.categories.iter().flatten().collect();
            for pair in given.windows(2) {
                let narrow = &goods.categories[usize::from(*pair[1])];
                assert_eq!(narrow.parent, Some(usize::from(*pair[0])));
            }
        }
    }

    #[test]
    fn every_warehouse_holds_every_product_and_parts_only_of_what_is_divisible() {
        let goods = two_thousand();
        for warehouse in &goods.warehouses {
            assert_eq!(warehouse.holds.len(), 2000);
            assert!(warehouse.holds.iter().any(|held| held.quantity % 1000 != 0));
            for held in warehouse
                .holds
                .iter()
                .filter(|held| held.quantity % 1000 != 0)
            {
                let unit = goods.products[held.product as usize].unit;
                assert!(matches!(unit, "Metro" | "Kilogramo"), "{unit}");
            }
        }
    }
}
