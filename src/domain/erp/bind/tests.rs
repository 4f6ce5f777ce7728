//! The client against the simulator, over real HTTP on loopback.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};

use super::simulator::{Fault, FaultKind, NewClient, NewInvoice, Simulator, SimulatorConfig};
use super::{BindClient, BindSettings, CallBudget, Pause};
use crate::domain::erp::{
    Connector, Cursor, ErpError, ErpInvoice, InvoiceQuery, InvoiceStatus, Page,
};
use crate::platform::http_client;

const PARAMO: i64 = 90001;

#[derive(Default)]
struct Waits(Mutex<Vec<Duration>>);

#[async_trait]
impl Pause for Waits {
    async fn pause(&self, wait: Duration) {
        self.0.lock().unwrap().push(wait);
    }
}

struct Few(AtomicU32);

#[async_trait]
impl CallBudget for Few {
    async fn take(&self) -> bool {
        self.0.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok()
    }
}

struct Rig {
    simulator: Simulator,
    client: BindClient,
    waits: Arc<Waits>,
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 19).unwrap()
}

fn while_the_key_holds() -> DateTime<Utc> {
    DateTime::from_timestamp(1_768_800_000, 0).unwrap()
}

fn small() -> SimulatorConfig {
    SimulatorConfig { invoices_per_customer: 2, customers: 40, today: Some(today()), ..Default::default() }
}

fn rig_of(config: &SimulatorConfig, change: impl FnOnce(&mut BindSettings)) -> Rig {
    let simulator = Simulator::start("127.0.0.1:0", config).unwrap();
    let mut settings = simulator.settings().unwrap();
    change(&mut settings);
    let waits = Arc::new(Waits::default());
    let key = simulator.key_for("admin", PARAMO).unwrap();
    let client = BindClient::new(http_client::build().unwrap(), settings, key)
        .with_pause(Arc::clone(&waits) as Arc<dyn Pause>)
        .with_clock(while_the_key_holds);
    Rig { simulator, client, waits }
}

fn rig() -> Rig {
    rig_of(&small(), |_| {})
}

impl Rig {
    fn waits(&self) -> usize {
        self.waits.0.lock().unwrap().len()
    }

    fn as_user(&self, who: &str, company: i64) -> BindClient {
        let key = self.simulator.key_for(who, company).unwrap();
        let settings = self.simulator.settings().unwrap();
        BindClient::new(http_client::build().unwrap(), settings, key)
            .with_pause(Arc::clone(&self.waits) as Arc<dyn Pause>)
    }

    async fn all(&self, query: &InvoiceQuery) -> (Vec<ErpInvoice>, Vec<Page<ErpInvoice>>) {
        let mut pages = Vec::new();
        let mut next = None;
        loop {
            let page = self.client.invoices(query, next).await.unwrap();
            next = page.next.clone().map(|cursor| Cursor::from(cursor.as_str().to_owned()));
            pages.push(page);
            if next.is_none() {
                break;
            }
        }
        (pages.iter().flat_map(|page| page.rows.clone()).collect(), pages)
    }

    async fn client_named(&self, name: &str) -> String {
        let clients = self.client.clients(None).await.unwrap();
        clients.rows.into_iter().find(|client| client.name == name).unwrap().external_id
    }

    async fn invoices_of(&self, name: &str) -> (Vec<ErpInvoice>, Vec<Page<ErpInvoice>>) {
        let client_external_id = Some(self.client_named(name).await);
        self.all(&InvoiceQuery { client_external_id, ..Default::default() }).await
    }
}

#[tokio::test]
async fn a_key_tells_its_user_and_company() {
    let rig = rig();
    let profile = rig.client.user_profile().await.unwrap();
    assert_eq!((profile.company_number, profile.username.as_str()), (PARAMO, "pedro|90001"));
    assert_eq!(profile.company_name, "Comercializadora Páramo");
    assert!(profile.has_role_like("administrador"));
    let other = rig.as_user("user", 90003).user_profile().await.unwrap();
    assert_eq!(other.company_name, "Distribuidora Cerro Azul");
    assert!(!other.has_role_like("Administrador"));
    let company = rig.client.company_profile().await.unwrap();
    assert_eq!(company.tax_id, profile.tax_id);
    assert_eq!(company.address.unwrap().split(", ").count(), 6);
    let users = rig.client.users().await.unwrap();
    assert!(users.rows.iter().any(|user| user.external_id == profile.user_id));
    let codes: Vec<_> = rig.client.currencies().await.unwrap().rows.into_iter().map(|c| c.code).collect();
    assert_eq!(codes.len(), 2);
    assert!(codes.contains(&"MXN".to_owned()));
}

#[tokio::test]
async fn a_hundred_rows_are_one_page_and_one_more_is_two() {
    let rig = rig();
    for (name, sizes) in [("Cien Facturas", vec![100]), ("Ciento Una Facturas", vec![100, 1])] {
        let (rows, pages) = rig.invoices_of(name).await;
        assert_eq!(pages.iter().map(|page| page.rows.len()).collect::<Vec<_>>(), sizes);
        assert!(pages.iter().all(|page| page.total == rows.len() as i64));
        let distinct: std::collections::HashSet<_> = rows.iter().map(|row| &row.external_id).collect();
        assert_eq!(distinct.len(), rows.len());
        assert!(rows.windows(2).all(|pair| pair[0].issued_at <= pair[1].issued_at));
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
        let rig = rig_of(&SimulatorConfig { next_link_forgets, ..small() }, |_| {});
        let since = today() - chrono::Duration::days(90);
        let query = InvoiceQuery { open_only: true, since: Some(since), ..Default::default() };
        let (rows, pages) = rig.all(&query).await;
        assert!(pages.len() > 1 && pages[0].total == rows.len() as i64);
        assert!(rows.iter().all(|row| row.status == InvoiceStatus::Open));
        assert!(rows.iter().all(|row| row.issued_at.date() >= since));
        let (every, _) = rig.all(&InvoiceQuery::default()).await;
        let expected = every.iter().filter(|r| r.status == InvoiceStatus::Open && r.issued_at.date() >= since);
        assert_eq!(rows.len(), expected.count());
    }
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
    let row = |order: &str| rows.iter().find(|row| row.purchase_order.as_deref() == Some(order)).unwrap();
    assert!(!row("SIN-TIMBRE").stamped && row("PARCIAL").stamped);
    assert_eq!(row("CANCELADA").status, InvoiceStatus::Cancelled);
    assert_eq!(row("PAGADA").status, InvoiceStatus::Paid);
    assert_eq!(row("PARCIAL").balance(), 66_667);
    assert_eq!(row("NOTA-TOTAL").balance(), 0);
    assert_eq!(row("MIXTA").balance(), 0);
    assert_eq!(row("DE-MAS").balance(), -20_000);
    assert!(rows.iter().all(|row| matches!(row.series.as_str(), "FAC" | "CRE")));
}

#[tokio::test]
async fn ages_lie_on_both_sides_of_every_band() {
    let (rows, _) = rig().invoices_of("Todas las Edades").await;
    let days: Vec<_> = rows.iter().map(|row| (today() - row.due_at.date()).num_days()).collect();
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
    assert_eq!(named("Correo Roto").email.as_deref(), Some("pagos@@roto.test"));
    assert!(named("Varios Correos").email.as_deref().unwrap().contains("; PAGOS@Varios.test ,"));
    assert!(clients.iter().filter(|client| client.tax_id == "XAXX010101000").count() > 3);
}

#[tokio::test]
async fn single_rows_carry_what_lists_do_not() {
    let rig = rig();
    let id = rig.client_named("Todos los Estados").await;
    let client = rig.client.client(&id).await.unwrap().unwrap();
    assert_eq!(client.location_name.as_deref(), Some("Matriz"));
    assert!(client.location_external_id.is_some());
    assert!(client.sales_contact.is_some() && client.credit_contact.is_some());
    let (rows, _) = rig.invoices_of("Todos los Estados").await;
    for row in rows {
        let detail = rig.client.invoice(&row.external_id).await.unwrap().unwrap();
        assert_eq!((detail.total, detail.paid, detail.credited), (row.total, row.paid, row.credited));
        assert_eq!((detail.series, detail.number, detail.status), (row.series, row.number, row.status));
        let payments = rig.client.payments(&row.external_id, None).await.unwrap().rows;
        let counted: i64 = payments.iter().filter(|p| !p.cancelled).map(|p| p.amount).sum();
        assert_eq!(counted, row.paid);
    }
    let unknown = "00000000-0000-4000-8000-000000000001";
    assert_eq!(rig.client.invoice(unknown).await.unwrap(), None);
    assert_eq!(rig.client.client("../Users").await.unwrap(), None);
}

#[tokio::test]
async fn changes_are_seen_at_the_next_reading() {
    let rig = rig();
    let new = NewClient { name: "Recién Llegada".to_owned(), credit_days: 15, ..Default::default() };
    let client = rig.simulator.world().add_client(PARAMO, new).unwrap();
    let new = NewInvoice { client: client.clone(), total: 116.0, ..Default::default() };
    let invoice = rig.simulator.world().add_invoice(PARAMO, new).unwrap();
    let query = InvoiceQuery { client_external_id: Some(client), ..Default::default() };
    let seen = rig.client.invoices(&query, None).await.unwrap().rows.remove(0);
    assert_eq!((seen.external_id.as_str(), seen.total, seen.paid), (invoice.as_str(), 11_600, 0));
    assert_eq!((seen.due_at - seen.issued_at).num_days(), 15);

    assert!(rig.simulator.world().pay(PARAMO, &invoice, 116.01).is_err());
    rig.simulator.world().pay(PARAMO, &invoice, 16.0).unwrap();
    let seen = rig.client.invoices(&query, None).await.unwrap().rows.remove(0);
    assert_eq!((seen.paid, seen.status), (1600, InvoiceStatus::Open));
    rig.simulator.world().pay(PARAMO, &invoice, 100.0).unwrap();
    let seen = rig.client.invoices(&query, None).await.unwrap().rows.remove(0);
    assert_eq!((seen.balance(), seen.status), (0, InvoiceStatus::Paid));
    rig.simulator.world().cancel(PARAMO, &invoice).unwrap();
    let detail = rig.client.invoice(&invoice).await.unwrap().unwrap();
    assert_eq!(detail.status, InvoiceStatus::Cancelled);
}

#[tokio::test]
async fn a_fault_that_passes_is_outlived() {
    for kind in [
        FaultKind::Server,
        FaultKind::RateLimited { retry_after: None },
        FaultKind::RateLimited { retry_after: Some(3) },
        FaultKind::Truncated,
    ] {
        let rig = rig();
        rig.simulator.world().fault(Fault::once(kind).times(3));
        rig.client.clients(None).await.unwrap();
        assert_eq!((rig.waits(), rig.simulator.world().calls_to("/api/Clients")), (3, 4), "{kind:?}");
    }
}

#[tokio::test]
async fn a_fault_that_stays_is_told_after_the_last_attempt() {
    let slow = FaultKind::Slow { ms: 5000 };
    let wait = Some(Duration::from_secs(3));
    for (kind, expected) in [
        (FaultKind::Server, ErpError::Server { status: 500 }),
        (FaultKind::Truncated, ErpError::Truncated),
        (FaultKind::RateLimited { retry_after: None }, ErpError::RateLimited { retry_after: None }),
        (FaultKind::RateLimited { retry_after: Some(3) }, ErpError::RateLimited { retry_after: wait }),
        (slow, ErpError::TimedOut),
    ] {
        let rig = rig_of(&small(), |settings| {
            settings.attempts = 3;
            if kind == slow {
                settings.call_timeout = Duration::from_millis(50);
            }
        });
        rig.simulator.world().fault(Fault::once(kind).times(9));
        assert_eq!(rig.client.clients(None).await, Err(expected));
        assert_eq!((rig.waits(), rig.simulator.world().calls_to("/api/")), (2, 3), "{kind:?}");
    }
}

#[tokio::test]
async fn a_fault_that_no_repeat_can_mend_is_told_at_once() {
    let long = FaultKind::RateLimited { retry_after: Some(3600) };
    let hour = ErpError::RateLimited { retry_after: Some(Duration::from_secs(3600)) };
    for (kind, expected) in [
        (FaultKind::Rejected, ErpError::Rejected),
        (FaultKind::SubscriptionInactive, ErpError::SubscriptionInactive),
        (FaultKind::Garbage, ErpError::Nonsense { what: "not JSON".to_owned() }),
        (long, hour),
    ] {
        let rig = rig();
        rig.simulator.world().fault(Fault::once(kind));
        assert_eq!(rig.client.clients(None).await, Err(expected));
        assert_eq!((rig.waits(), rig.simulator.world().calls_to("/api/")), (0, 1), "{kind:?}");
    }
}

#[tokio::test]
async fn faults_choose_their_path_their_company_and_their_turn() {
    let rig = rig();
    rig.simulator.world().fault(Fault::once(FaultKind::Rejected).on("/api/Invoices").after(1));
    rig.client.clients(None).await.unwrap();
    rig.client.invoices(&InvoiceQuery::default(), None).await.unwrap();
    let second = rig.client.invoices(&InvoiceQuery::default(), None).await;
    assert_eq!(second, Err(ErpError::Rejected));
    rig.client.invoices(&InvoiceQuery::default(), None).await.unwrap();
    rig.simulator.world().fault(Fault::once(FaultKind::Rejected).of(90002));
    rig.client.clients(None).await.unwrap();
    assert_eq!(rig.as_user("admin", 90002).clients(None).await, Err(ErpError::Rejected));
}

#[tokio::test]
async fn an_inactive_subscription_is_not_a_rejected_key() {
    let rig = rig();
    rig.simulator.world().subscribe(PARAMO, false).unwrap();
    assert_eq!(rig.client.user_profile().await, Err(ErpError::SubscriptionInactive));
    rig.as_user("admin", 90003).user_profile().await.unwrap();
}

#[tokio::test]
async fn an_expired_key_is_told_from_a_rejected_one() {
    let rig = rig();
    let old = rig.simulator.world().key_made("admin", PARAMO, 366).unwrap();
    let settings = rig.simulator.settings().unwrap();
    let client = BindClient::new(http_client::build().unwrap(), settings, old)
        .with_clock(while_the_key_holds);
    assert_eq!(client.user_profile().await, Err(ErpError::Expired));
    let key = rig.simulator.key_for("admin", PARAMO).unwrap();
    rig.simulator.world().expire(key.expose());
    assert_eq!(rig.client.user_profile().await, Err(ErpError::Rejected));
    let later = rig.simulator.world().now() + chrono::Duration::days(400);
    rig.simulator.world().set_clock(later);
    let other = rig.as_user("user", PARAMO).with_clock(while_the_key_holds);
    assert_eq!(other.user_profile().await, Err(ErpError::Rejected));
}

#[tokio::test]
async fn the_budget_is_asked_before_every_call() {
    let rig = rig();
    let client = rig.client.clone().with_budget(Arc::new(Few(AtomicU32::new(3))));
    client.clients(None).await.unwrap();
    rig.simulator.world().fault(Fault::once(FaultKind::Server).times(9));
    assert_eq!(client.clients(None).await, Err(ErpError::BudgetSpent));
    assert_eq!(rig.simulator.world().calls_to("/api/"), 3);
}

#[tokio::test]
async fn the_erps_own_daily_limit_asks_to_wait_until_tomorrow() {
    let rig = rig_of(&SimulatorConfig { daily_calls: 2, ..small() }, |_| {});
    for _ in 0..2 {
        rig.client.users().await.unwrap();
    }
    let third = rig.client.users().await;
    assert!(matches!(third, Err(ErpError::RateLimited { retry_after: Some(_) })), "{third:?}");
    rig.as_user("user", PARAMO).users().await.unwrap();
    let tomorrow = rig.simulator.world().now() + chrono::Duration::days(1);
    rig.simulator.world().set_clock(tomorrow);
    rig.client.users().await.unwrap();
}

#[tokio::test]
async fn a_key_check_ends_with_its_own_time() {
    let rig = rig_of(&small(), |settings| settings.check_timeout = Duration::from_millis(80));
    rig.simulator.world().fault(Fault::once(FaultKind::Slow { ms: 5000 }).times(9));
    assert_eq!(rig.client.user_profile().await, Err(ErpError::TimedOut));
    rig.simulator.world().clear_faults();
    rig.simulator.world().fault(Fault::once(FaultKind::Server));
    assert_eq!(rig.client.user_profile().await, Err(ErpError::Server { status: 500 }));
    assert_eq!(rig.waits(), 0);
}

#[tokio::test]
async fn a_body_beyond_the_bound_is_not_read() {
    let rig = rig_of(&small(), |settings| settings.longest_body = 1000);
    let answer = rig.client.clients(None).await;
    assert_eq!(answer, Err(ErpError::Nonsense { what: "longer than 1000 bytes".to_owned() }));
}

#[tokio::test]
async fn nobody_there_is_unreachable() {
    let rig = rig();
    let mut settings = rig.simulator.settings().unwrap();
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    settings.base.set_port(Some(free)).unwrap();
    let key = rig.simulator.key_for("admin", PARAMO).unwrap();
    let client = BindClient::new(http_client::build().unwrap(), settings, key)
        .with_pause(Arc::clone(&rig.waits) as Arc<dyn Pause>);
    assert_eq!(client.clients(None).await, Err(ErpError::Unreachable));
    assert_eq!(rig.waits(), 4);
}

#[tokio::test]
async fn a_bad_question_is_answered_with_the_erps_words() {
    let rig = rig();
    let query = InvoiceQuery { client_external_id: Some("x".to_owned()), ..Default::default() };
    let answer = rig.client.invoices(&query, None).await;
    let Err(ErpError::Refused { status: 400, says }) = answer else { panic!("{answer:?}") };
    assert_eq!(says, "guid'x' is not a literal");
}

#[tokio::test]
async fn the_control_path_moves_the_simulator() {
    let rig = rig();
    let http = http_client::build().unwrap();
    let at = |path: &str| format!("{}/control{path}", rig.simulator.url());
    let new = serde_json::json!({ "name": "Por HTTP", "email": "a@http.test" });
    let made = http.post(at("/companies/90001/clients")).json(&new).send().await.unwrap();
    let id = made.json::<serde_json::Value>().await.unwrap()["ID"].as_str().unwrap().to_owned();
    assert_eq!(rig.client.client(&id).await.unwrap().unwrap().name, "Por HTTP");
    let fault = serde_json::json!({ "kind": "rate_limited", "retry_after": 3600, "prefix": "/api/Users" });
    let set = http.post(at("/faults")).json(&fault).send().await.unwrap();
    assert_eq!(set.status(), 204);
    assert!(matches!(rig.client.users().await, Err(ErpError::RateLimited { .. })));
    let clock = serde_json::json!({ "now": "2026-03-01T12:00:00Z" });
    http.put(at("/clock")).json(&clock).send().await.unwrap();
    assert_eq!(rig.simulator.world().now().date_naive().to_string(), "2026-03-01");
    let calls: serde_json::Value = http.get(at("/calls")).send().await.unwrap().json().await.unwrap();
    assert_eq!(calls[0]["path"], "/api/Clients/{id}");
    let keys: serde_json::Value = http.get(at("/keys")).send().await.unwrap().json().await.unwrap();
    assert_eq!(keys.as_array().unwrap().len(), 7);
    let none = http.post(at("/companies/7/invoices")).json(&serde_json::json!({})).send().await.unwrap();
    assert_eq!(none.status(), 404);
}

#[tokio::test]
async fn the_same_seed_and_day_give_the_same_companies() {
    let (one, two) = (rig(), rig());
    let query = InvoiceQuery::default();
    let first = one.client.invoices(&query, None).await.unwrap();
    assert_eq!(first, two.client.invoices(&query, None).await.unwrap());
    let other = rig_of(&SimulatorConfig { seed: 2, ..small() }, |_| {});
    assert_ne!(first.rows, other.client.invoices(&query, None).await.unwrap().rows);
}
