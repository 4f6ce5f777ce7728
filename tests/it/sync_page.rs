//! The synchronisation page of a company.

use mostrador::access::visibility::Role;
use mostrador::domain::erp::bind::simulator::{Fault, FaultKind, Simulator};
use mostrador::platform::values::ids::CompanyId;

use crate::support::{PARAMO, TestApp, small_erp};

const SYNC: &str = "/manager/comercializadora-paramo/sync";

/// Pedro's company, registered and not yet synchronised; Mónica is a member.
async fn stage() -> (TestApp, Simulator) {
    let sim = Simulator::start("127.0.0.1:0", &small_erp()).unwrap();
    let app = TestApp::with(&[("BIND_API_URL", &sim.url())]).await;
    let pedro = app.user("Pedro Páramo", "pedro@paramo.test", false).await;
    let monica = app.user("Mónica Luna", "monica@paramo.test", false).await;
    app.user("Olga Valle", "olga@valle.test", false).await;
    app.grant(&pedro).await;
    let browser = app.signed_in("pedro@paramo.test").await;
    let key = sim.key_for("admin", PARAMO).unwrap();
    let verified = browser
        .post("/manager/register", &[("integration_key", key.expose())])
        .await;
    let finished = browser.post(verified.location(), &[]).await;
    assert_eq!(finished.status, 303, "{}", finished.body);
    let company: CompanyId = app
        .db(|conn| {
            use diesel::prelude::*;
            use mostrador::platform::db::schema::companies;
            Ok(companies::table.select(companies::id).first(conn)?)
        })
        .await;
    app.join(&company, &monica, Role::Member).await;
    (app, sim)
}

#[tokio::test]
async fn runs_are_listed_with_what_they_did() {
    let (app, _sim) = stage().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    pedro
        .get(SYNC)
        .await
        .says("Aún sin datos")
        .says("En espera")
        .says("Detener")
        .says("data-done=\"reload\"");
    app.run_jobs().await;
    let page = pedro.get(SYNC).await;
    page.says("Completa")
        .says("Inicial")
        .says("hace un momento")
        .says("de 10,000 permitidas")
        .says("Existencias")
        .says("En cada pasada")
        .says("Nada pendiente");
    assert!(!page.body.contains("data-poll"));
    let asked = pedro.post(SYNC, &[]).await;
    assert_eq!((asked.status, asked.location()), (303, SYNC));
    let again = pedro.post(SYNC, &[]).await;
    assert_eq!(again.status, 303);
    pedro
        .follow(&asked)
        .await
        .says("La sincronización comenzará");
    assert_eq!(app.run_jobs().await, 1, "asked twice, one run");
    pedro.get(SYNC).await.says("Periódica");
    app.finish().await;
}

#[tokio::test]
async fn a_run_that_fails_says_why_and_offers_another() {
    let (app, sim) = stage().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    sim.world()
        .fault(Fault::once(FaultKind::Rejected).times(99));
    app.run_jobs().await;
    for page in [SYNC, "/manager/comercializadora-paramo"] {
        pedro
            .get(page)
            .await
            .says("El ERP ya no acepta la clave de integración")
            .says("Reintentar")
            .says(
                "class=\"button primary\" href=\"/manager/comercializadora-paramo/settings/keys\"",
            );
    }
    assert_eq!(app.letters().await.len(), 1, "Pedro is told of his key");
    pedro.get("/manager").await.says("Clave con fallas");
    pedro.get(SYNC).await.says("Falló");
    sim.world().clear_faults();
    pedro.post(SYNC, &[]).await;
    app.run_jobs().await;
    pedro.get("/manager").await.says("Activa");
    app.finish().await;
}

#[tokio::test]
async fn a_run_that_failed_for_good_is_told_on_every_page_and_the_company_is_not_active() {
    let (app, sim) = stage().await;
    let home = "/manager/comercializadora-paramo";
    let pedro = app.signed_in("pedro@paramo.test").await;
    let monica = app.signed_in("monica@paramo.test").await;
    app.run_jobs().await;
    pedro.get("/manager").await.says("Activa</span>");
    sim.world().subscribe(PARAMO, false).unwrap();
    pedro.post(SYNC, &[]).await;
    app.run_jobs().await;
    for (browser, place) in [
        (&pedro, home.to_owned()),
        (&pedro, format!("{home}/settings")),
        (&monica, home.to_owned()),
    ] {
        browser
            .get(&place)
            .await
            .says("Los datos no se actualizan. El ERP indica que la suscripción")
            .says(&format!("href=\"{SYNC}\""));
    }
    for place in ["/manager", home] {
        let page = pedro.get(place).await;
        page.says("Sin actualizar</span>");
        assert!(!page.body.contains("Activa</span>"), "{}", page.body);
    }
    sim.world().subscribe(PARAMO, true).unwrap();
    pedro.post(SYNC, &[]).await;
    app.run_jobs().await;
    let page = pedro.get(home).await;
    page.says("Activa</span>");
    assert!(!page.body.contains("Los datos no se actualizan"));
    app.finish().await;
}

#[tokio::test]
async fn progress_names_the_step_of_all_steps() {
    use diesel::prelude::*;
    use mostrador::platform::db::schema::jobs;
    let (app, _sim) = stage().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    for (step, says) in [("profile", "Paso 1 de 14"), ("terms", "Paso 14 de 14")] {
        app.db(move |conn| {
            diesel::update(jobs::table.filter(jobs::kind.eq("first_sync")))
                .set(jobs::step.eq(step))
                .execute(conn)?;
            Ok(())
        })
        .await;
        pedro.get(SYNC).await.says(says);
    }
    app.run_jobs().await;
    app.finish().await;
}

/// The first run has read what collection lives on, or has not.
async fn works_already(app: &TestApp, works: bool) {
    use diesel::prelude::*;
    use mostrador::platform::clock;
    use mostrador::platform::db::schema::{companies, jobs, sync_runs};
    app.db(move |conn| {
        let now = clock::wall().naive_utc();
        let (job, company): (String, Option<String>) = jobs::table
            .select((jobs::id, jobs::company_id))
            .first(conn)?;
        diesel::update(companies::table)
            .set((
                companies::state.eq(if works { "ready" } else { "synchronising" }),
                companies::first_synced_at.eq(works.then_some(now)),
                companies::last_good_sync_at.eq(works.then_some(now)),
            ))
            .execute(conn)?;
        diesel::delete(sync_runs::table).execute(conn)?;
        if works {
            diesel::insert_into(sync_runs::table)
                .values((
                    sync_runs::id.eq("run"),
                    sync_runs::company_id.eq(company.unwrap()),
                    sync_runs::job_id.eq(job),
                    sync_runs::kind.eq("first_sync"),
                    sync_runs::state.eq("running"),
                    sync_runs::started_at.eq(now),
                    sync_runs::created_rows.eq(0),
                    sync_runs::changed_rows.eq(0),
                    sync_runs::unchanged_rows.eq(0),
                    sync_runs::failed_rows.eq(0),
                ))
                .execute(conn)?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_first_run_keeps_its_name_after_one_can_work() {
    let (app, _sim) = stage().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let home = "/manager/comercializadora-paramo";
    let early = "Ya puede trabajar; faltan artículos, existencias, pagos y fichas.";
    let page = pedro.get(home).await;
    page.says("<h2>Sincronización inicial</h2>");
    assert!(!page.body.contains(early));
    works_already(&app, true).await;
    let page = pedro.get(home).await;
    page.says("<h2>Sincronización inicial</h2>")
        .says("Activa")
        .says(early);
    pedro.get(&format!("{SYNC}/progress")).await.says(early);
    pedro.get(SYNC).await.says(early);
    works_already(&app, false).await;
    app.run_jobs().await;
    let page = pedro.get(home).await;
    assert!(!page.body.contains(early) && !page.body.contains("Sincronización inicial"));
    app.finish().await;
}

#[tokio::test]
async fn a_run_that_waits_can_be_stopped() {
    let (app, _sim) = stage().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let stop = format!("{SYNC}/cancellation");
    let stopped = pedro.post(&stop, &[]).await;
    pedro
        .follow(&stopped)
        .await
        .says("La sincronización se detendrá");
    pedro
        .get("/manager/comercializadora-paramo")
        .await
        .says("La sincronización fue detenida")
        .says("Reintentar");
    assert_eq!(app.run_jobs().await, 0);
    let nothing = pedro.post(&stop, &[]).await;
    pedro
        .follow(&nothing)
        .await
        .says("No hay ninguna sincronización en curso");
    app.finish().await;
}

#[tokio::test]
async fn members_look_and_others_see_nothing() {
    let (app, _sim) = stage().await;
    let monica = app.signed_in("monica@paramo.test").await;
    let page = monica.get(SYNC).await;
    page.says("En espera").says("Actualizar");
    assert!(!page.body.contains("Detener") && !page.body.contains("Sincronizar ahora"));
    for path in [SYNC.to_owned(), format!("{SYNC}/cancellation")] {
        assert_eq!(monica.post(&path, &[]).await.status, 403, "{path}");
    }
    let olga = app.signed_in("olga@valle.test").await;
    for path in [SYNC.to_owned(), format!("{SYNC}/progress")] {
        assert_eq!(olga.get(&path).await.status, 404, "{path}");
    }
    app.run_jobs().await;
    app.finish().await;
}
