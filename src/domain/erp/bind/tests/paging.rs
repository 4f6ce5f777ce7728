//! Lists over several pages.

use super::{rig, rig_of, small, today};
use crate::domain::erp::bind::simulator::SimulatorConfig;
use crate::domain::erp::{Connector as _, InvoiceQuery, InvoiceStatus};

#[tokio::test]
async fn a_hundred_rows_are_one_page_and_one_more_is_two() {
    let rig = rig();
    for (name, sizes) in [
        ("Cien Facturas", vec![100]),
        ("Ciento Una Facturas", vec![100, 1]),
    ] {
        let (rows, pages) = rig.invoices_of(name).await;
        assert_eq!(
            pages.iter().map(|page| page.rows.len()).collect::<Vec<_>>(),
            sizes
        );
        assert!(pages.iter().all(|page| page.total == rows.len() as i64));
        let distinct: std::collections::HashSet<_> =
            rows.iter().map(|row| &row.external_id).collect();
        assert_eq!(distinct.len(), rows.len());
        assert!(
            rows.windows(2)
                .all(|pair| pair[0].issued_at <= pair[1].issued_at)
        );
    }
}

#[tokio::test]
async fn clients_are_paged_in_their_order() {
    let rig = rig();
    for (company, expected) in [(90002, 101), (90003, 100)] {
        let client = rig.as_user("admin", company);
        let first = client.clients(None).await.unwrap();
        let mut numbers: Vec<_> = first.rows.iter().map(|row| row.number.unwrap()).collect();
        assert_eq!(first.next.is_some(), expected > 100);
        if first.next.is_some() {
            let second = client.clients(first.next).await.unwrap();
            assert_eq!(second.next, None);
            numbers.extend(second.rows.iter().map(|row| row.number.unwrap()));
        }
        assert_eq!(numbers, (1001..1001 + expected).collect::<Vec<_>>());
    }
}

#[tokio::test]
async fn the_filter_holds_over_all_pages_even_if_the_link_forgets_it() {
    for next_link_forgets in [false, true] {
        let rig = rig_of(
            &SimulatorConfig {
                next_link_forgets,
                ..small()
            },
            |_| {},
        );
        let since = today() - chrono::Duration::days(90);
        let query = InvoiceQuery {
            open_only: true,
            since: Some(since),
            ..Default::default()
        };
        let (rows, pages) = rig.all(&query).await;
        assert!(pages.len() > 1 && pages[0].total == rows.len() as i64);
        assert!(rows.iter().all(|row| row.status == InvoiceStatus::Open));
        assert!(rows.iter().all(|row| row.issued_at.date() >= since));
        let (every, _) = rig.all(&InvoiceQuery::default()).await;
        let expected = every
            .iter()
            .filter(|r| r.status == InvoiceStatus::Open && r.issued_at.date() >= since);
        assert_eq!(rows.len(), expected.count());
    }
}
