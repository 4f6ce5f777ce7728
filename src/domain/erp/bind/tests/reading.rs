//! Rows come out as they are in the ERP, in our terms.

use super::{PARAMO, rig, today};
use crate::domain::erp::{Connector as _, InvoiceStatus};

#[tokio::test]
async fn a_key_tells_its_user_and_company() {
    let rig = rig();
    let profile = rig.client.user_profile().await.unwrap();
    assert_eq!(
        (profile.company_number, profile.username.as_str()),
        (PARAMO, "pedro|90001")
    );
    assert_eq!(profile.company_name, "Comercializadora Páramo");
    assert!(profile.has_role_like("administrador"));
    let other = rig.as_user("user", 90003).user_profile().await.unwrap();
    assert_eq!(other.company_name, "Distribuidora Cerro Azul");
    assert!(!other.has_role_like("Administrador"));
    let company = rig.client.company_profile().await.unwrap();
    assert_eq!(company.tax_id, profile.tax_id);
    assert_eq!(company.address.unwrap().split(", ").count(), 6);
    let users = rig.client.users().await.unwrap();
    assert!(
        users
            .rows
            .iter()
            .any(|user| user.external_id == profile.user_id)
    );
    let codes: Vec<_> = rig
        .client
        .currencies()
        .await
        .unwrap()
        .rows
        .into_iter()
        .map(|c| c.code)
        .collect();
    assert_eq!(codes.len(), 2);
    assert!(codes.contains(&"MXN".to_owned()));
}

#[tokio::test]
async fn odd_amounts_are_rounded_to_hundredths() {
    let (rows, _) = rig().invoices_of("Importes Raros").await;
    let mut totals: Vec<_> = rows.iter().map(|row| row.total).collect();
    totals.sort_unstable();
    assert_eq!(totals, [0, 1, 101, 1_234_567_890_123]);
}

#[tokio::test]
async fn every_state_of_an_invoice_is_told() {
    let (rows, _) = rig().invoices_of("Todos los Estados").await;
    let row = |order: &str| {
        rows.iter()
            .find(|row| row.purchase_order.as_deref() == Some(order))
            .unwrap()
    };
    assert!(!row("SIN-TIMBRE").stamped && row("PARCIAL").stamped);
    assert_eq!(row("CANCELADA").status, InvoiceStatus::Cancelled);
    assert_eq!(row("PAGADA").status, InvoiceStatus::Paid);
    assert_eq!(row("PARCIAL").balance(), 66_667);
    assert_eq!(row("NOTA-TOTAL").balance(), 0);
    assert_eq!(row("MIXTA").balance(), 0);
    assert_eq!(row("DE-MAS").balance(), -20_000);
    assert!(
        rows.iter()
            .all(|row| matches!(row.series.as_str(), "FAC" | "CRE"))
    );
}

#[tokio::test]
async fn ages_lie_on_both_sides_of_every_band() {
    let (rows, _) = rig().invoices_of("Todas las Edades").await;
    let days: Vec<_> = rows
        .iter()
        .map(|row| (today() - row.due_at.date()).num_days())
        .collect();
    for expected in [0, 1, 30, 31, 60, 61, 90, 91, -5, 7] {
        assert!(days.contains(&expected), "{expected}");
    }
    let late = rows.iter().find(|row| row.total == 23_590).unwrap();
    assert_eq!(late.due_at.to_string(), "2026-01-12 23:59:59.900");
}

#[tokio::test]
async fn names_come_in_one_line_and_addresses_as_they_are() {
    let clients = rig().client.clients(None).await.unwrap().rows;
    let named = |name: &str| clients.iter().find(|client| client.name == name).unwrap();
    named("Dos Renglones");
    named("<script>alert(1)</script>");
    assert_eq!(named("Ñandú & Ñoño").tax_id, "OÑO120726RX3");
    assert!(named("Álvarez & Báez").tax_id.starts_with("A&B"));
    assert_eq!(named("Sin Correo").email, None);
    assert_eq!(named("Correo Vacío").email, None);
    assert_eq!(
        named("Correo Roto").email.as_deref(),
        Some("pagos@@roto.test")
    );
    assert!(
        named("Varios Correos")
            .email
            .as_deref()
            .unwrap()
            .contains("; PAGOS@Varios.test ,")
    );
    assert!(
        clients
            .iter()
            .filter(|client| client.tax_id == "XAXX010101000")
            .count()
            > 3
    );
}

#[tokio::test]
async fn single_rows_carry_what_lists_do_not() {
    let rig = rig();
    let id = rig.client_named("Todos los Estados").await;
    let client = rig.client.client(&id).await.unwrap().unwrap();
    assert_eq!(client.location_name.as_deref(), Some("Ciudad de México"));
    assert!(client.location_external_id.is_some());
    assert!(client.sales_contact.is_some() && client.credit_contact.is_some());
    let (rows, _) = rig.invoices_of("Todos los Estados").await;
    let mut taken_back = 0;
    for row in rows {
        let detail = rig.client.invoice(&row.external_id).await.unwrap().unwrap();
        assert_eq!(
            (detail.total, detail.paid, detail.credited),
            (row.total, row.paid, row.credited)
        );
        assert_eq!(
            (detail.series, detail.number, detail.status),
            (row.series, row.number, row.status)
        );
        let payments = rig
            .client
            .payments(&row.external_id, None)
            .await
            .unwrap()
            .rows;
        let counted: i64 = payments
            .iter()
            .filter(|p| !p.cancelled)
            .map(|p| p.amount)
            .sum();
        assert_eq!(counted, row.paid);
        taken_back += payments.iter().filter(|p| p.cancelled).count();
    }
    assert!(taken_back > 0);
    let unknown = "00000000-0000-4000-8000-000000000001";
    assert_eq!(rig.client.invoice(unknown).await.unwrap(), None);
    assert_eq!(rig.client.client("../Users").await.unwrap(), None);
}
