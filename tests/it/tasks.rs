//! Tareas: who sees which, what a person may do with them, and that they close themselves.

use chrono::{Duration, NaiveDate};
use diesel::prelude::*;
use mostrador::access::visibility::Role;
use mostrador::domain::tasks::{self, NewTask, Scope, TaskKind};
use mostrador::platform::clock;
use mostrador::platform::db::schema::{audit_log, companies, tasks as rows};
use mostrador::platform::values::ids::{CompanyId, UserId};

use crate::support::{Browser, Reply, TestApp};

const LIST: &str = "/manager/paramo/tasks";

/// Opens a task as an area does.
pub async fn opened(
    app: &TestApp,
    company: Option<&CompanyId>,
    (kind, subject, facts): (TaskKind, &'static str, &'static str),
    assignee: Option<&UserId>,
    due_on: Option<NaiveDate>,
) {
    let (company, assignee) = (company.cloned(), assignee.cloned());
    app.db(move |conn| {
        let task = NewTask {
            scope: Scope::of(company.as_ref()),
            kind,
            subject,
            facts,
            place: "/sync",
            assignee: assignee.as_ref(),
            due_on,
        };
        tasks::open(conn, &task, clock::wall())
    })
    .await;
}

async fn id_of(app: &TestApp, subject: &'static str) -> String {
    app.db(move |conn| {
        Ok(rows::table
            .filter(rows::subject.eq(subject))
            .order(rows::id.desc())
            .select(rows::id)
            .first(conn)?)
    })
    .await
}

fn badge(reply: &Reply) -> &str {
    let after = reply.body.split("class=\"badge\"").nth(1).unwrap();
    let link = after.split("</a>").next().unwrap();
    link.split("class=\"count\">")
        .nth(1)
        .map_or("", |rest| rest.split('<').next().unwrap())
}

#[tokio::test]
async fn an_administrator_sees_what_waits_and_the_arrow_leads_there() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let yesterday = clock::wall().date_naive() - Duration::days(2);
    let key = (TaskKind::KeyExpiring, "k1", "pedro");
    opened(&app, Some(&cast.paramo), key, None, Some(yesterday)).await;
    opened(
        &app,
        Some(&cast.valle),
        (TaskKind::KeyExpiring, "k2", "olga"),
        None,
        None,
    )
    .await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let page = pedro.get(LIST).await;
    page.says("La Clave de Integración de pedro vence pronto")
        .says("Vencida")
        .says("href=\"/manager/paramo/sync\" aria-label=\"Ir a donde se hace: La Clave");
    assert!(!page.body.contains("olga"), "a foreign task");
    assert_eq!(badge(&page), "1");
    pedro
        .get("/manager/paramo")
        .await
        .says("La Clave de Integración de pedro vence pronto");
    app.finish().await;
}

#[tokio::test]
async fn who_has_one_company_sees_at_once_what_waits_there() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let key = (TaskKind::KeyExpiring, "k1", "pedro");
    opened(&app, Some(&cast.paramo), key, None, None).await;
    let own = (TaskKind::Own, "b", "Contar cajas");
    let monicas = Some(&cast.monica.id);
    opened(&app, Some(&cast.paramo), own, monicas, None).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    pedro
        .get("/manager")
        .await
        .says("La Clave de Integración de pedro vence pronto")
        .says("Contar cajas")
        .says("Responsable: Mónica Luna")
        .says("Ver todas las tareas")
        .says("href=\"/manager/paramo/sync\"")
        .says(&format!("href=\"{LIST}\""));
    let monica = app.signed_in("monica@paramo.test").await;
    let page = monica.get("/manager").await;
    page.says("Contar cajas");
    assert!(!page.body.contains("Responsable"), "it is hers");
    assert!(!page.body.contains("vence pronto"), "not hers to see");
    let olga = app.signed_in("olga@valle.test").await;
    let page = olga.get("/manager").await;
    assert!(!page.body.contains("Contar cajas"), "a foreign task");

    app.db(|conn| {
        diesel::update(companies::table)
            .set(companies::second_factor_required.eq(true))
            .execute(conn)?;
        Ok(())
    })
    .await;
    let page = pedro.get("/manager").await;
    assert_eq!(page.status, 200);
    assert!(
        !page.body.contains("Contar cajas"),
        "the factor comes first"
    );
    app.join(&cast.valle, &cast.monica, Role::Member).await;
    let page = monica.get("/manager").await;
    assert!(!page.body.contains("Contar cajas"), "of two companies");
    app.finish().await;
}

#[tokio::test]
async fn a_member_sees_their_own_and_what_anyone_may_take() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let company = Some(&cast.paramo);
    opened(
        &app,
        company,
        (TaskKind::KeyFailing, "a", "clave ajena"),
        None,
        None,
    )
    .await;
    opened(&app, company, (TaskKind::Own, "b", "de todos"), None, None).await;
    opened(
        &app,
        company,
        (TaskKind::StockUnsettled, "c", "tornillos"),
        None,
        None,
    )
    .await;
    opened(
        &app,
        company,
        (TaskKind::Own, "d", "de pedro"),
        Some(&cast.pedro.id),
        None,
    )
    .await;
    opened(
        &app,
        company,
        (TaskKind::KeyExpiring, "e", "suya"),
        Some(&cast.monica.id),
        None,
    )
    .await;
    let monica = app.signed_in("monica@paramo.test").await;
    let page = monica.get(LIST).await;
    page.says("de todos").says("tornillos").says("suya");
    assert!(!page.body.contains("clave ajena") && !page.body.contains("de pedro"));
    assert_eq!(badge(&page), "3");
    for (subject, status) in [("a", 404), ("d", 404), ("b", 200)] {
        let path = format!("{LIST}/{}", id_of(&app, subject).await);
        assert_eq!(monica.get(&path).await.status, status, "{subject}");
        let done = monica.post(&format!("{path}/completion"), &[]).await.status;
        assert_eq!(done == 404, status == 404, "{subject}: {done}");
    }
    app.finish().await;
}

#[tokio::test]
async fn a_task_of_another_company_or_of_the_operator_is_not_there() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    opened(
        &app,
        Some(&cast.valle),
        (TaskKind::Own, "v", "del valle"),
        None,
        None,
    )
    .await;
    opened(&app, None, (TaskKind::Own, "o", "del operador"), None, None).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let oscar = app.signed_in("oscar@mostrador.test").await;
    for subject in ["v", "o"] {
        let id = id_of(&app, subject).await;
        for place in ["", "/completion", "/reopening"] {
            let reply = pedro.post(&format!("{LIST}/{id}{place}"), &[]).await;
            assert_eq!(reply.status, 404, "{subject}{place}");
        }
        pedro
            .post("/manager/paramo/tasks/completions", &[("id", &id)])
            .await;
    }
    let open: i64 = app
        .db(|conn| {
            Ok(rows::table
                .filter(rows::closed_at.is_null())
                .count()
                .get_result(conn)?)
        })
        .await;
    assert_eq!(open, 2, "a foreign task was closed");
    let page = oscar.get("/operator/tasks").await;
    page.says("del operador");
    assert!(!page.body.contains("del valle"));
    app.finish().await;
}

#[tokio::test]
async fn a_person_writes_gives_finishes_and_reopens() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let form = pedro.get("/manager/paramo/tasks/new").await;
    let sheet = form.body.split("name=\"sheet\" value=\"").nth(1).unwrap();
    let sheet = sheet[..36].to_owned();
    let monica = cast.monica.id.as_str();
    let fields = [
        ("sheet", sheet.as_str()),
        ("text", "Llamar a <b>Rosa</b>"),
        ("assignee", monica),
        ("due_on", "2030-02-28"),
    ];
    // A form sent twice is one task.
    assert_eq!(pedro.post(LIST, &fields).await.status, 303);
    assert_eq!(pedro.post(LIST, &fields).await.status, 303);
    let count: i64 = app
        .db(|conn| Ok(rows::table.count().get_result(conn)?))
        .await;
    assert_eq!(count, 1);
    let page = pedro.get(&format!("{LIST}?assignee={monica}")).await;
    page.says("Llamar a &#60;b&#62;Rosa")
        .says("28/02/2030")
        .says("Mónica Luna");
    pedro
        .get(&format!("{LIST}?assignee=me"))
        .await
        .says("No hay tareas con este filtro.");

    let id: String = app
        .db(|conn| Ok(rows::table.select(rows::id).first(conn)?))
        .await;
    let path = format!("{LIST}/{id}");
    let twice = [
        pedro.post(&format!("{path}/completion"), &[]).await.status,
        pedro.post(&format!("{path}/completion"), &[]).await.status,
    ];
    assert_eq!(twice, [303, 303]);
    pedro
        .get(&format!("{LIST}?state=finished"))
        .await
        .says("Finalizada por Pedro Páramo");
    pedro.post(&format!("{path}/reopening"), &[]).await;
    assert_eq!(badge(&pedro.get(LIST).await), "1");
    let plan = [("assignee", ""), ("due_on", "2031-01-01")];
    assert_eq!(pedro.post(&path, &plan).await.location(), LIST);
    pedro
        .get(LIST)
        .await
        .says("01/01/2031")
        .says("Sin responsable");
    let lines: Vec<String> = app
        .db(|conn| {
            Ok(audit_log::table
                .filter(audit_log::action.like("task.%"))
                .order(audit_log::id)
                .select(audit_log::action)
                .load(conn)?)
        })
        .await;
    let expected = [
        "task.written",
        "task.finished",
        "task.reopened",
        "task.assigned",
    ];
    assert_eq!(lines, expected);
    app.finish().await;
}

/// Opens tasks that people wrote down, due on this day if on any.
async fn written(
    app: &TestApp,
    company: &CompanyId,
    texts: Vec<String>,
    due_on: Option<NaiveDate>,
) {
    let company = company.clone();
    app.db(move |conn| {
        for text in &texts {
            let task = NewTask {
                scope: Scope::Company(&company),
                kind: TaskKind::Own,
                subject: text,
                facts: text,
                place: "",
                assignee: None,
                due_on,
            };
            tasks::open(conn, &task, clock::wall())?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_overdue_ones_are_found_among_many() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let day = |days: i64| Some(clock::wall().date_naive() + Duration::days(days));
    let texts = |what: &str, many: usize| -> Vec<String> {
        (100..100 + many).map(|n| format!("{what} {n}")).collect()
    };
    written(&app, &cast.paramo, texts("Tarde", 31), day(-2)).await;
    written(&app, &cast.paramo, texts("Luego", 31), day(9)).await;
    written(&app, &cast.paramo, texts("Alguna vez", 2), None).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let overdue = format!("{LIST}?state=overdue");
    let page = pedro.get(LIST).await;
    page.says("31 tareas están vencidas")
        .says(&format!("<a href=\"{overdue}\">Ver las vencidas</a>"));
    assert!(!page.body.contains("Tarde 1"), "the newest come first");
    let page = pedro.get(&overdue).await;
    page.says("Tarde 130").says("Tarde 101");
    for other in ["Tarde 100", "Luego", "Alguna vez", "Ver las vencidas"] {
        assert!(!page.body.contains(other), "{other}");
    }
    let next = page.body.split("rel=\"next\" href=\"").nth(1).unwrap();
    let next = next.split('"').next().unwrap();
    let next = next.replace("&#38;", "&").replace("&amp;", "&");
    let last = pedro.get(&next).await;
    last.says("Tarde 100");
    assert!(!last.body.contains("Tarde 101") && !last.body.contains("Luego"));
    let finish = format!("{LIST}/completions?state=overdue");
    let reply = pedro.post(&finish, &[]).await;
    assert_eq!(reply.location(), overdue, "back to the same list");
    app.finish().await;
}

#[tokio::test]
async fn home_tells_first_what_presses_and_leads_to_a_task_that_has_no_place() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let late = Some(clock::wall().date_naive() - Duration::days(2));
    let key = (TaskKind::KeyExpiring, "k1", "pedro");
    opened(&app, Some(&cast.paramo), key, None, None).await;
    written(&app, &cast.paramo, vec!["Tarde".to_owned()], late).await;
    let later: Vec<String> = (1..=6).map(|n| format!("Luego {n}")).collect();
    written(&app, &cast.paramo, later, None).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let page = pedro.get("/manager/paramo").await;
    let place = |text: &str| page.body.find(text).expect(text);
    let order = [
        place("<p>Tarde</p>"),
        place("La Clave de Integración de pedro"),
        place("<p>Luego 6</p>"),
        place("<p>Luego 4</p>"),
    ];
    assert!(order.is_sorted(), "{order:?}");
    assert!(!page.body.contains("Luego 3"));
    let id = id_of(&app, "Luego 6").await;
    page.says(&format!("<a href=\"{LIST}/{id}\">Ver tarea</a>"))
        .says("<a href=\"/manager/paramo/sync\">Ir a donde se hace</a>");
    app.finish().await;
}

#[tokio::test]
async fn a_task_is_given_to_nobody_from_outside_and_needs_a_text_and_a_day() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    opened(
        &app,
        Some(&cast.paramo),
        (TaskKind::Own, "t", "algo"),
        None,
        None,
    )
    .await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let olga = cast.olga.id.as_str();
    let path = format!("{LIST}/{}", id_of(&app, "t").await);
    for (address, fields, says) in [
        (
            path.as_str(),
            vec![("assignee", olga)],
            "no pertenece a la empresa",
        ),
        (
            path.as_str(),
            vec![("due_on", "mañana")],
            "Elija una fecha válida.",
        ),
        (
            path.as_str(),
            vec![("due_on", "9999-01-01")],
            "Elija una fecha válida.",
        ),
        (LIST, vec![("text", "  ")], "Escriba qué hay que hacer."),
        (
            LIST,
            vec![("text", "x"), ("assignee", olga)],
            "no pertenece a la empresa",
        ),
    ] {
        let reply = pedro.post(address, &fields).await;
        assert_eq!(reply.status, 422, "{fields:?}");
        reply.says(says);
    }
    app.finish().await;
}

#[tokio::test]
async fn several_are_finished_at_once_and_pages_turn() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let company = cast.paramo.clone();
    app.db(move |conn| {
        for number in 0..65 {
            let subject = format!("n{number:02}");
            let task = NewTask {
                scope: Scope::Company(&company),
                kind: TaskKind::Own,
                subject: &subject,
                facts: &format!("tarea {number:02}"),
                place: "",
                assignee: None,
                due_on: None,
            };
            tasks::open(conn, &task, clock::wall())?;
        }
        Ok(())
    })
    .await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let mut path = LIST.to_owned();
    let mut seen = Vec::new();
    loop {
        let page = pedro.get(&path).await;
        let numbers = page
            .body
            .split("\">tarea ")
            .skip(1)
            .map(|rest| rest[..2].to_owned());
        seen.extend(numbers);
        match page.body.split("rel=\"next\" href=\"").nth(1) {
            Some(rest) => path = rest.split('"').next().unwrap().replace("&#38;", "&"),
            None => break,
        }
    }
    let expected: Vec<String> = (0..65).rev().map(|n| format!("{n:02}")).collect();
    assert_eq!(seen, expected);
    let ids: Vec<String> = app
        .db(|conn| Ok(rows::table.select(rows::id).limit(20).load(conn)?))
        .await;
    let fields: Vec<(&str, &str)> = ids.iter().map(|id| ("id", id.as_str())).collect();
    let reply = pedro
        .post("/manager/paramo/tasks/completions", &fields)
        .await;
    pedro.follow(&reply).await.says("20 tareas finalizadas.");
    assert_eq!(badge(&pedro.get(LIST).await), "45");
    app.finish().await;
}

#[tokio::test]
async fn who_has_closed_a_task_is_asked_again_only_when_there_is_news() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let about = (TaskKind::SyncFailed, "sync", "server");
    let now = clock::wall();
    let remind = |since: chrono::DateTime<chrono::Utc>| {
        let company = cast.paramo.clone();
        app.db(move |conn| {
            let task = NewTask {
                scope: Scope::Company(&company),
                kind: about.0,
                subject: about.1,
                facts: about.2,
                place: "/sync",
                assignee: None,
                due_on: None,
            };
            tasks::remind(conn, &task, since, clock::wall())?;
            let waiting = rows::table.filter(rows::closed_at.is_null());
            Ok(waiting.count().get_result::<i64>(conn)?)
        })
    };
    assert_eq!(remind(now - Duration::hours(2)).await, 1);
    let id = id_of(&app, "sync").await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let done = pedro.post(&format!("{LIST}/{id}/completion"), &[]).await;
    assert_eq!(done.status, 303);
    assert_eq!(remind(now - Duration::hours(1)).await, 0, "nothing new");
    let later = clock::wall() + Duration::minutes(1);
    assert_eq!(remind(later).await, 1, "it has happened again");
    app.finish().await;
}

#[tokio::test]
async fn what_closed_itself_stays_closed() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    opened(
        &app,
        Some(&cast.paramo),
        (TaskKind::SyncFailed, "sync", "server"),
        None,
        None,
    )
    .await;
    let company = cast.paramo.clone();
    app.db(move |conn| {
        let scope = Scope::Company(&company);
        tasks::close(conn, scope, TaskKind::SyncFailed, "sync", clock::wall())
    })
    .await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    pedro
        .get(&format!("{LIST}?state=all"))
        .await
        .says("Se cerró sola");
    let id = id_of(&app, "sync").await;
    let reply = pedro.post(&format!("{LIST}/{id}/reopening"), &[]).await;
    pedro.follow(&reply).await.says("no se puede reabrir");
    app.finish().await;
}

#[tokio::test]
async fn a_member_who_gives_a_task_away_goes_on_seeing_it() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let about = (TaskKind::Own, "g", "Contar cajas");
    opened(&app, Some(&cast.paramo), about, Some(&cast.monica.id), None).await;
    let path = format!("{LIST}/{}", id_of(&app, "g").await);
    let monica = app.signed_in("monica@paramo.test").await;
    assert_eq!(badge(&monica.get(LIST).await), "1");
    let given = [("assignee", cast.pedro.id.as_str())];
    let reply = monica.post(&path, &given).await;
    let list = monica.follow(&reply).await;
    list.says("Contar cajas").says("Pedro Páramo");
    assert_eq!(badge(&list), "", "it does not wait for her");
    let home = monica.get("/manager").await;
    assert!(
        !home.body.contains("Contar cajas"),
        "it does not wait for her"
    );
    monica
        .get(&format!("{LIST}?assignee=given"))
        .await
        .says("Contar cajas");
    let pedro = app.signed_in("pedro@paramo.test").await;
    pedro.get(&path).await.says("Dada por Mónica Luna");
    pedro
        .get(&format!("{LIST}?assignee=given"))
        .await
        .says("No hay tareas con este filtro.");
    // He only sets a day: it is still hers to follow.
    let day = [given[0], ("due_on", "2030-02-28")];
    assert_eq!(pedro.post(&path, &day).await.status, 303);
    monica.get(&path).await.says("2030-02-28");
    // He gives it to nobody: anyone may take it, and it is not hers any more.
    pedro.post(&path, &[("assignee", "")]).await;
    assert_eq!(badge(&monica.get(LIST).await), "1");
    pedro.post(&path, &given).await;
    assert_eq!(monica.get(&path).await.status, 404, "he gave it, not she");
    app.finish().await;
}

#[tokio::test]
async fn what_a_member_writes_for_another_stays_in_sight() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let monica = app.signed_in("monica@paramo.test").await;
    let fields = [
        ("text", "Llamar a Rosa"),
        ("assignee", cast.pedro.id.as_str()),
    ];
    let reply = monica.post(LIST, &fields).await;
    monica.follow(&reply).await.says("Llamar a Rosa");
    app.finish().await;
}

async fn writes_down(browser: &Browser, text: &str) -> u16 {
    browser.post(LIST, &[("text", text)]).await.status
}

#[tokio::test]
async fn twenty_who_write_at_once_all_get_through() {
    let app = TestApp::start().await;
    app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let texts: Vec<String> = (10..30).map(|nth| format!("Contar caja {nth}")).collect();
    let writing = texts.iter().map(|text| writes_down(&pedro, text));
    let statuses = futures_util::future::join_all(writing).await;
    assert_eq!(statuses, [303; 20]);
    let kept: Vec<String> = app
        .db(|conn| {
            Ok(rows::table
                .order(rows::facts)
                .select(rows::facts)
                .load(conn)?)
        })
        .await;
    assert_eq!(kept, texts);
    app.finish().await;
}
