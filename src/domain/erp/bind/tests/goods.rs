//! Catalogues, products and stock.

use std::collections::HashSet;

use super::{Rig, rig, rig_of, small};
use crate::domain::erp::bind::simulator::SimulatorConfig;
use crate::domain::erp::{Connector as _, Cursor, ErpError, ErpNamed, ErpProduct, ErpStock, Page};

fn names(page: &Page<ErpNamed>) -> Vec<&str> {
    page.rows.iter().map(|row| row.name.as_str()).collect()
}

impl Rig {
    pub(super) async fn every_product(&self) -> (Vec<ErpProduct>, Vec<usize>) {
        let (mut rows, mut sizes, mut next) = (Vec::new(), Vec::new(), None);
        loop {
            let page = self.client.products(next).await.unwrap();
            sizes.push(page.rows.len());
            rows.extend(page.rows);
            next = page
                .next
                .map(|cursor| Cursor::from(cursor.as_str().to_owned()));
            if next.is_none() {
                return (rows, sizes);
            }
        }
    }

    pub(super) async fn every_stock(&self, warehouse: &str) -> Vec<ErpStock> {
        let (mut rows, mut next) = (Vec::new(), None);
        loop {
            let page = self.client.stock(warehouse, next).await.unwrap();
            rows.extend(page.rows);
            next = page.next;
            if next.is_none() {
                return rows;
            }
        }
    }
}

#[tokio::test]
async fn catalogues_are_read_whole_with_what_they_belong_to() {
    let rig = rig();
    let lists = rig.client.price_lists().await.unwrap();
    assert_eq!(lists.rows.len(), 3);
    let locations = rig.client.locations().await.unwrap();
    let mut known = names(&locations);
    known.sort_unstable();
    assert_eq!(known, ["Ciudad de México", "Monterrey"]);
    let warehouses = rig.client.warehouses().await.unwrap();
    assert_eq!(warehouses.rows.len(), 2);
    for warehouse in &warehouses.rows {
        let parent = locations
            .rows
            .iter()
            .find(|place| Some(&place.external_id) == warehouse.parent_external_id.as_ref());
        assert_eq!(warehouse.name, format!("Almacén {}", parent.unwrap().name));
    }
    let accounts = rig.client.bank_accounts().await.unwrap().rows;
    let mut codes: Vec<_> = accounts.iter().map(|a| a.currency.as_str()).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["MXN", "USD"]);
    assert!(
        accounts
            .iter()
            .all(|a| !a.bank.is_empty() && !a.name.is_empty())
    );
}

#[tokio::test]
async fn a_bare_tree_of_categories_is_a_list_in_which_parents_come_first() {
    let page = rig().client.categories().await.unwrap();
    assert_eq!((page.next, page.rejected.len()), (None, 0));
    let mut seen = HashSet::new();
    for category in &page.rows {
        if let Some(parent) = &category.parent_external_id {
            assert!(seen.contains(parent), "{}", category.name);
        }
        seen.insert(category.external_id.clone());
    }
    let named = |name: &str| page.rows.iter().find(|c| c.name == name).unwrap();
    let screws = named("Tornillos").parent_external_id.clone();
    assert_eq!(screws.as_ref(), Some(&named("Tornillería").external_id));
    assert_eq!(named("Fijación").parent_external_id, None);
}

#[tokio::test]
async fn products_come_in_pages_and_singly_the_same() {
    let config = SimulatorConfig {
        products: 201,
        ..small()
    };
    let rig = rig_of(&config, |_| {});
    let (rows, sizes) = rig.every_product().await;
    assert_eq!(sizes, [100, 100, 1]);
    let distinct: HashSet<_> = rows.iter().map(|row| &row.external_id).collect();
    assert_eq!(distinct.len(), 201);
    let known = rig.client.categories().await.unwrap().rows;
    let is_known = |id: &String| known.iter().any(|category| category.external_id == *id);
    assert!(
        rows.iter()
            .filter_map(|row| row.category_external_id.as_ref())
            .all(is_known)
    );
    assert!(rows.iter().any(|row| row.sku.is_empty()));
    assert!(rows.iter().any(|row| row.title == "Escalera de tijera"));
    let one = &rows[7];
    let again = rig.client.product(&one.external_id).await.unwrap();
    assert_eq!(again.as_ref(), Some(one));
    for unknown in ["00000000-0000-4000-8000-000000000001", "../Users", ""] {
        assert_eq!(rig.client.product(unknown).await.unwrap(), None);
    }
}

#[tokio::test]
async fn a_warehouse_tells_what_it_holds_page_by_page() {
    for next_link_forgets in [false, true] {
        let config = SimulatorConfig {
            products: 201,
            next_link_forgets,
            ..small()
        };
        let rig = rig_of(&config, |_| {});
        let warehouses = rig.client.warehouses().await.unwrap().rows;
        let mut held = Vec::new();
        for warehouse in &warehouses {
            let rows = rig.every_stock(&warehouse.external_id).await;
            let distinct: HashSet<_> = rows.iter().map(|row| &row.product_external_id).collect();
            assert_eq!((rows.len(), distinct.len()), (201, 201));
            assert!(rows.iter().any(|row| row.quantity % 1000 != 0));
            assert!(rows.iter().all(|row| !row.place.is_empty()));
            held.push(rows);
        }
        assert_ne!(held[0], held[1]);
    }
}

#[tokio::test]
async fn a_warehouse_that_is_not_there_is_refused() {
    let rig = rig();
    for unknown in ["", "x", "00000000-0000-4000-8000-000000000001"] {
        let answer = rig.client.stock(unknown, None).await;
        assert!(
            matches!(answer, Err(ErpError::Refused { status: 404, .. })),
            "{unknown}: {answer:?}"
        );
    }
    let foreign = rig.as_user("admin", 90002).warehouses().await.unwrap().rows;
    let answer = rig.client.stock(&foreign[0].external_id, None).await;
    assert!(matches!(answer, Err(ErpError::Refused { status: 404, .. })));
}

#[tokio::test]
async fn clients_differ_in_price_list_seller_collector_and_location() {
    let rig = rig();
    let clients = rig.client.clients(None).await.unwrap().rows;
    let (mut lists, mut sellers) = (HashSet::new(), HashSet::new());
    let (mut collectors, mut locations) = (HashSet::new(), HashSet::new());
    for client in clients.iter().take(30) {
        let detail = rig
            .client
            .client(&client.external_id)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(detail.location_external_id, client.location_external_id);
        lists.insert(detail.price_list_external_id);
        sellers.insert(detail.sales_contact);
        collectors.insert(detail.credit_contact);
        locations.insert(detail.location_name);
    }
    assert_eq!((lists.len(), locations.len()), (3, 2));
    assert!(sellers.contains(&None) && sellers.len() == 4);
    assert!(collectors.contains(&None) && collectors.len() == 4);
}
