//! Cycles: what became of every customer.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use chrono::{Duration, Utc};
use diesel::prelude::*;
use mostrador::access::visibility::Role;
use mostrador::domain::collections::tick::tick;
use mostrador::domain::delivery::{self, Mode};
use mostrador::domain::seed::{self, Seed};
use mostrador::platform::db::schema::{companies, customers, invoices, notices, occurrences};
use mostrador::platform::mail::smtp_server::{Handler, Received, SmtpServer, Verdict};
use mostrador::platform::values::ids::CompanyId;

use crate::support::{Browser, TestApp};

/// Address of the invented company's collection pages.
pub const CREDIT: &str = "/manager/comercializadora-paramo/credit";

/// A mail server that does to an address what it is told, once each, and else takes everything.
#[derive(Default)]
pub struct Post {
    at_rcpt: Mutex<HashMap<String, VecDeque<Verdict>>>,
    at_end: Mutex<HashMap<String, VecDeque<Verdict>>>,
    received: Mutex<Vec<Received>>,
}

impl Post {
    /// Answers this at RCPT.
    pub fn at_rcpt(&self, number: u32, verdict: Verdict) {
        put(&self.at_rcpt, number, verdict);
    }

    /// Answers this to the whole message.
    pub fn at_end(&self, number: u32, verdict: Verdict) {
        put(&self.at_end, number, verdict);
    }

    /// Everything that was handed over, also where the answer was no.
    pub fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }
}

fn put(script: &Mutex<HashMap<String, VecDeque<Verdict>>>, number: u32, verdict: Verdict) {
    let mut script = script.lock().unwrap();
    script
        .entry(address(number))
        .or_default()
        .push_back(verdict);
}

fn take(script: &Mutex<HashMap<String, VecDeque<Verdict>>>, address: &str) -> Verdict {
    let mut script = script.lock().unwrap();
    let next = script.get_mut(address).and_then(VecDeque::pop_front);
    next.unwrap_or(Verdict::Ok)
}

/// The address of an invented customer.
pub fn address(number: u32) -> String {
    format!("deudor-{number:06}@example.test")
}

#[async_trait]
impl Handler for Post {
    async fn rcpt(&self, recipient: &str) -> Verdict {
        take(&self.at_rcpt, recipient)
    }

    async fn accepted(&self, message: Received) -> Verdict {
        let first = message.recipients[0].clone();
        self.received.lock().unwrap().push(message);
        take(&self.at_end, &first)
    }
}

/// The invented company with a due schedule, the cast, and a mail server. Pedro administers it,
/// Mónica is a member, Olga is a stranger.
pub struct Stage {
    pub app: TestApp,
    pub post: Arc<Post>,
    _server: SmtpServer,
}

impl Stage {
    pub async fn with(debtors: u32) -> Self {
        let post = Arc::new(Post::default());
        let server = SmtpServer::start("127.0.0.1:0".parse().unwrap(), post.clone())
            .await
            .unwrap();
        let url = format!("smtp://{}", server.address());
        let app = TestApp::with(&[("SMTP_URL", &url)]).await;
        let plan = Seed {
            customers: debtors,
            invoices: 2,
            due_now: true,
        };
        seed::seed(&app.services.db, &plan).await.unwrap();
        let cast = app.cast().await;
        let company = app
            .db(|conn| {
                Ok(companies::table
                    .filter(companies::slug.eq("comercializadora-paramo"))
                    .select(companies::id)
                    .first::<CompanyId>(conn)?)
            })
            .await;
        app.join(&company, &cast.pedro, Role::Admin).await;
        app.join(&company, &cast.monica, Role::Member).await;
        Self {
            app,
            post,
            _server: server,
        }
    }

    /// One tick of the engine.
    pub async fn tick(&self) {
        tick(&self.app.services, None).await.unwrap();
    }

    /// Delivers everything, and closes what is done.
    pub async fn deliver(&self) {
        let (_stop, stopped) = tokio::sync::watch::channel(false);
        delivery::work(&self.app.services, Mode::UntilEmpty, stopped)
            .await
            .unwrap();
        self.tick().await;
    }

    /// Changes a customer by number.
    pub async fn rename(&self, number: u32, name: &'static str) {
        self.app
            .db(move |conn| {
                diesel::update(customers::table.filter(customers::number.eq(number.to_string())))
                    .set(customers::name.eq(name))
                    .execute(conn)?;
                Ok(())
            })
            .await;
    }

    pub async fn pedro(&self) -> Browser {
        self.app.signed_in("pedro@paramo.test").await
    }

    /// Id of the only occurrence.
    pub async fn cycle(&self) -> String {
        self.app
            .db(|conn| Ok(occurrences::table.select(occurrences::id).first(conn)?))
            .await
    }

    /// Id of a customer's notice.
    pub async fn notice(&self, number: u32) -> String {
        self.app
            .db(move |conn| {
                Ok(notices::table
                    .inner_join(customers::table)
                    .filter(customers::number.eq(number.to_string()))
                    .select(notices::id)
                    .first(conn)?)
            })
            .await
    }

    async fn hold(&self, number: u32) {
        let until = (Utc::now() + Duration::days(20)).date_naive();
        self.app
            .db(move |conn| {
                diesel::update(customers::table.filter(customers::number.eq(number.to_string())))
                    .set((
                        customers::held_until.eq(until),
                        customers::held_by.eq("Pedro Páramo"),
                    ))
                    .execute(conn)?;
                Ok(())
            })
            .await;
    }

    async fn settle_invoices(&self, number: u32) {
        self.app
            .db(move |conn| {
                let id: String = customers::table
                    .filter(customers::number.eq(number.to_string()))
                    .select(customers::id)
                    .first(conn)?;
                diesel::update(invoices::table.filter(invoices::customer_id.eq(id)))
                    .set((invoices::balance.eq(0), invoices::paid.eq(invoices::total)))
                    .execute(conn)?;
                Ok(())
            })
            .await;
    }
}

#[tokio::test]
async fn every_customer_has_a_line_with_a_reason() {
    let stage = Stage::with(4).await;
    stage.hold(2).await;
    stage.settle_invoices(3).await;
    stage
        .post
        .at_end(4, Verdict::reply(554, "5.7.1 Not wanted here"));
    stage.tick().await;
    stage.deliver().await;
    let pedro = stage.pedro().await;
    let index = pedro.get(&format!("{CREDIT}/cycles")).await;
    index.says("Quincenal").says("Terminado");
    let cycle = stage.cycle().await;
    index.says(&format!("{CREDIT}/cycles/{cycle}"));
    let show = pedro.get(&format!("{CREDIT}/cycles/{cycle}")).await;
    assert_eq!(show.status, 200);
    let until = (Utc::now() + Duration::days(20)).format("%d/%m/%Y");
    show.says("deudor-000001@example.test")
        .says(&format!("En pausa hasta el {until} · Pedro Páramo"))
        .says("Sin saldo por cobrar")
        .says("5.7.1 Not wanted here")
        .says("Próximo aviso")
        .says(&format!("En pausa hasta el {until}</td>"));
    let english = stage.app.browser().speaking("en");
    english
        .sign_in("pedro@paramo.test", crate::support::PASSWORD)
        .await;
    english
        .get(&format!("{CREDIT}/cycles/{cycle}"))
        .await
        .says(&format!("until {until} · Pedro Páramo"))
        .says("Failed");
    let only = pedro
        .get(&format!("{CREDIT}/cycles/{cycle}?state=skipped"))
        .await;
    only.says("Deudor 000002").says("Deudor 000003");
    assert!(!only.body.contains("Deudor 000001"));
    let found = pedro
        .get(&format!("{CREDIT}/cycles/{cycle}?q=DEUDOR-000004@"))
        .await;
    found.says("Deudor 000004");
    assert!(!found.body.contains("Deudor 000001"));
    stage.app.finish().await;
}

#[tokio::test]
async fn pages_turn_in_both_directions() {
    let stage = Stage::with(120).await;
    stage.tick().await;
    stage.deliver().await;
    let pedro = stage.pedro().await;
    let here = format!("{CREDIT}/cycles/{}", stage.cycle().await);
    let first = pedro.get(&here).await;
    first.says("Deudor 000050");
    assert!(!first.body.contains("Deudor 000051") && !first.body.contains("rel=\"prev\""));
    let second = pedro.get(&link(&first.body, "next")).await;
    second.says("Deudor 000051").says("Deudor 000100");
    let third = pedro.get(&link(&second.body, "next")).await;
    third.says("Deudor 000120");
    assert!(!third.body.contains("rel=\"next\""));
    let back = pedro.get(&link(&third.body, "prev")).await;
    back.says("Deudor 000051").says("Deudor 000100");
    assert!(!back.body.contains("Deudor 000101"));
    stage.app.finish().await;
}

fn link(body: &str, rel: &str) -> String {
    let (_, rest) = body.split_once(&format!("rel=\"{rel}\" href=\"")).unwrap();
    let (href, _) = rest.split_once('"').unwrap();
    href.replace("&#38;", "&").replace("&amp;", "&")
}

#[tokio::test]
async fn a_running_cycle_shows_how_far_it_is() {
    let stage = Stage::with(3).await;
    stage.tick().await;
    stage.tick().await;
    let pedro = stage.pedro().await;
    let progress = format!("{CREDIT}/cycles/{}/progress", stage.cycle().await);
    pedro
        .get(&format!("{CREDIT}/cycles"))
        .await
        .says("En curso")
        .says(&format!("data-poll=\"{progress}\""));
    let running = pedro.get(&progress).await;
    running.says("value=\"0\" max=\"3\"").says("data-poll");
    stage.deliver().await;
    let done = pedro.get(&progress).await;
    done.says("value=\"3\" max=\"3\"");
    assert!(!done.body.contains("data-poll"));
    stage.app.finish().await;
}

#[tokio::test]
async fn names_are_text_on_pages_and_in_files() {
    let stage = Stage::with(2).await;
    stage.rename(1, "<script>alert(1)</script>").await;
    stage.rename(2, "=cmd|' /C calc'!A0").await;
    stage.tick().await;
    stage.deliver().await;
    let pedro = stage.pedro().await;
    let here = format!("{CREDIT}/cycles/{}", stage.cycle().await);
    let notice = format!("{CREDIT}/notices/{}", stage.notice(1).await);
    for path in [&here, &notice] {
        let reply = pedro.get(path).await;
        assert!(!reply.body.contains("<script>alert"), "{path}");
        reply.says("alert(1)");
    }
    let file = pedro.get(&format!("{here}/notices.csv")).await;
    assert!(file.header("content-type").starts_with("text/csv"));
    assert!(
        file.header("content-disposition")
            .contains("attachment; filename=\"avisos-")
    );
    file.says("\u{feff}Número,Cliente,Resultado");
    file.says(",'=cmd|' /C calc'!A0,Enviado,");
    assert_eq!(file.body.lines().count(), 3);
    stage.app.finish().await;
}

#[tokio::test]
async fn strangers_find_nothing() {
    let stage = Stage::with(1).await;
    stage.tick().await;
    stage.deliver().await;
    let olga = stage.app.signed_in("olga@valle.test").await;
    let (cycle, notice) = (stage.cycle().await, stage.notice(1).await);
    let places = [
        format!("cycles/{cycle}"),
        format!("cycles/{cycle}/progress"),
        format!("cycles/{cycle}/notices.csv"),
        format!("notices/{notice}"),
        format!("notices/{notice}/mail"),
        format!("notices/{notice}/mail.eml"),
    ];
    for place in &places {
        for company in ["comercializadora-paramo", "valle"] {
            let path = format!("/manager/{company}/credit/{place}");
            assert_eq!(olga.get(&path).await.status, 404, "{path}");
        }
    }
    let list = olga.get("/manager/valle/credit/cycles").await;
    list.says("Aún no hay ciclos");
    let monica = stage.app.signed_in("monica@paramo.test").await;
    for place in &places {
        assert_eq!(
            monica.get(&format!("{CREDIT}/{place}")).await.status,
            200,
            "{place}"
        );
    }
    stage.app.finish().await;
}
