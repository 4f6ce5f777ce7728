//! Equipo de Trabajo and Usuarios y permisos.

use diesel::prelude::*;
use mostrador::access::visibility::Role;
use mostrador::domain::audit::Actor;
use mostrador::domain::memberships::{self, Changed, Left, Removed};
use mostrador::platform::clock;
use mostrador::platform::db::schema::{
    audit_log, companies, invitations, memberships as rows, tasks, users,
};
use mostrador::platform::values::ids::TaskId;

use crate::support::TestApp;

const TEAM: &str = "/manager/paramo/settings/team";

async fn actions(app: &TestApp, prefix: &'static str) -> Vec<String> {
    app.db(move |conn| {
        Ok(audit_log::table
            .filter(audit_log::action.like(format!("{prefix}%")))
            .order(audit_log::id)
            .select(audit_log::action)
            .load(conn)?)
    })
    .await
}

#[tokio::test]
async fn eight_warehouse_workers_are_invited_at_once() {
    let app = TestApp::start().await;
    app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    pedro
        .get(TEAM)
        .await
        .says("Equipo de Trabajo")
        .says("Enviar Invitación")
        .says("Mónica Luna")
        .says("monica@paramo.test")
        .says("Administrador");
    let addresses: Vec<String> = (1..=8)
        .map(|number| format!("almacenista0{number}@paramo.test"))
        .collect();
    let typed = addresses[..4].join(", ") + "\r\n" + &addresses[4..].join("\r\n");
    let reply = pedro
        .post(TEAM, &[("email", &typed), ("role", "member")])
        .await;
    assert_eq!(
        (reply.status, reply.location()),
        (303, TEAM),
        "{}",
        reply.body
    );
    let page = pedro.follow(&reply).await;
    page.says("8 invitaciones enviadas").says("Pendiente");
    let letters = app.letters().await;
    let to: Vec<&str> = letters.iter().map(|letter| letter.to.as_str()).collect();
    assert_eq!(to, addresses);
    assert!(letters[0].text.contains("Pedro Páramo (pedro@paramo.test)"));
    assert!(
        letters[0]
            .text
            .contains(&format!("{}/invitations/", app.base))
    );
    assert_eq!(letters[0].reply_to.as_deref(), Some("pedro@paramo.test"));
    assert_eq!(actions(&app, "invitation.").await.len(), 8);
    app.finish().await;
}

#[tokio::test]
async fn one_bad_address_sends_nothing_and_everything_typed_stays() {
    let app = TestApp::start().await;
    app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    for (typed, words) in [
        ("", "Escriba al menos un correo"),
        ("nuevo@paramo.test, pedro", "«pedro» no es un correo"),
        (
            "nuevo@paramo.test\npedro@paramo.test",
            "es su propio correo",
        ),
        (
            "nuevo@paramo.test MONICA@paramo.test",
            "monica@paramo.test ya forma parte",
        ),
    ] {
        let reply = pedro
            .post(TEAM, &[("email", typed), ("role", "admin")])
            .await;
        assert_eq!(reply.status, 422, "{typed}");
        reply.says(words).says("value=\"admin\" checked");
        if !typed.is_empty() {
            reply.says("nuevo@paramo.test");
        }
    }
    let many: Vec<String> = (0..51)
        .map(|number| format!("a{number}@paramo.test"))
        .collect();
    let reply = pedro.post(TEAM, &[("email", &many.join(","))]).await;
    assert_eq!(reply.status, 422);
    reply.says("como máximo a 50 personas");
    let sent: i64 = app
        .db(|conn| Ok(invitations::table.count().get_result(conn)?))
        .await;
    assert_eq!(sent, 0);
    assert!(app.letters().await.is_empty());
    app.finish().await;
}

#[tokio::test]
async fn a_double_click_makes_one_invitation_and_one_mail() {
    let app = TestApp::start().await;
    app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let fields = [("email", "juan@paramo.test"), ("role", "member")];
    pedro.post(TEAM, &fields).await;
    let again = pedro.post(TEAM, &fields).await;
    pedro.follow(&again).await.says("salió hace un momento");
    assert_eq!(app.letters().await.len(), 1);
    app.finish().await;
}

#[tokio::test]
async fn roles_change_and_the_session_key_with_them() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let monica = app.signed_in("monica@paramo.test").await;
    assert_eq!(monica.get(TEAM).await.status, 403);
    let place = format!("{TEAM}/members/{}", cast.monica.id);
    pedro
        .get(&place)
        .await
        .says("Cambiar rol")
        .says("monica@paramo.test");
    let reply = pedro
        .post(&format!("{place}/role"), &[("role", "admin")])
        .await;
    pedro
        .follow(&reply)
        .await
        .says("Mónica Luna ahora tiene el rol Administrador");
    assert!(
        !monica.is_signed_in().await,
        "a new role begins with a new session"
    );
    let monica = app.signed_in("monica@paramo.test").await;
    assert_eq!(monica.get(TEAM).await.status, 200);
    let odd = pedro
        .post(&format!("{place}/role"), &[("role", "owner")])
        .await;
    assert_eq!(odd.status, 422);
    assert_eq!(
        actions(&app, "membership.").await,
        ["membership.role_changed"]
    );
    app.finish().await;
}

#[tokio::test]
async fn a_removed_member_is_out_and_what_they_wrote_stays() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let (company, assignee) = (cast.paramo.clone(), cast.monica.id.clone());
    app.db(move |conn| {
        diesel::insert_into(tasks::table)
            .values((
                tasks::id.eq(TaskId::new()),
                tasks::scope.eq(company.as_str()),
                tasks::kind.eq("own"),
                tasks::subject.eq("x"),
                tasks::facts.eq("x"),
                tasks::place.eq("/manager"),
                tasks::assignee_id.eq(assignee),
                tasks::created_at.eq(clock::wall().naive_utc()),
            ))
            .execute(conn)?;
        Ok(())
    })
    .await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let monica = app.signed_in("monica@paramo.test").await;
    let place = format!("{TEAM}/members/{}/removal", cast.monica.id);
    pedro
        .get(&place)
        .await
        .says("¿Quitar a Mónica Luna del equipo?")
        .says("se conserva con su nombre");
    assert_eq!(
        monica.get("/manager/paramo").await.status,
        200,
        "looking removes nobody"
    );
    let reply = pedro.post(&place, &[]).await;
    let page = pedro.follow(&reply).await;
    page.says("Mónica Luna ya no forma parte del equipo");
    assert!(!page.body.contains("monica@paramo.test"));
    assert!(!monica.is_signed_in().await);
    let monica = app.signed_in("monica@paramo.test").await;
    assert_eq!(monica.get("/manager/paramo").await.status, 404);
    assert_eq!(pedro.post(&place, &[]).await.status, 404);
    let (account, free): (i64, i64) = app
        .db(|conn| {
            let account = users::table.filter(users::email.eq("monica@paramo.test"));
            let free = tasks::table.filter(tasks::assignee_id.is_null());
            Ok((
                account.count().get_result(conn)?,
                free.count().get_result(conn)?,
            ))
        })
        .await;
    assert_eq!((account, free), (1, 1));
    app.finish().await;
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let own = format!("{TEAM}/members/{}", cast.pedro.id);
    for (path, fields) in [
        (format!("{own}/role"), &[("role", "member")][..]),
        (format!("{own}/removal"), &[][..]),
    ] {
        let reply = pedro.post(&path, fields).await;
        assert_eq!(reply.status, 422);
        reply.says("Es la única persona que administra la empresa");
    }
    let barred = "disabled>Quitar del equipo</button>";
    for path in [own.clone(), format!("{own}/removal")] {
        let page = pedro.get(&path).await;
        page.says(barred)
            .says("Es la única persona que administra la empresa");
        for way in ["href", "action"] {
            let there = format!("{way}=\"{own}/removal\"");
            assert!(!page.body.contains(&there), "{path}");
        }
    }
    let radio = "value=\"member\" disabled";
    let page = pedro.get(&own).await;
    page.says(radio)
        .says("id=\"f-role-hint\">Es la única persona que administra la empresa");
    assert!(!page.body.contains("Cambiar rol"), "nothing to save");
    assert_eq!(pedro.get(TEAM).await.status, 200);
    app.join(&cast.paramo, &cast.nadie, Role::Admin).await;
    let page = pedro.get(&own).await;
    page.says("Cambiar rol");
    assert!(!page.body.contains(radio), "there is another one");
    for path in [own.clone(), format!("{own}/removal")] {
        let page = pedro.get(&path).await;
        page.says(&format!("{own}/removal\""));
        assert!(!page.body.contains(barred), "{path}");
    }
    app.finish().await;
}

#[tokio::test]
async fn of_two_administrators_who_leave_at_once_one_stays() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.db(|conn| {
        diesel::update(rows::table)
            .set(rows::role.eq("admin"))
            .execute(conn)?;
        Ok(())
    })
    .await;
    let leave = |user: String| {
        let (db, company) = (app.services.db.clone(), cast.paramo.clone());
        tokio::spawn(async move {
            let removed: mostrador::platform::db::DbResult<Removed> = db
                .write(move |conn| {
                    let (nobody, now) = (Actor::system(), clock::wall());
                    memberships::remove(conn, &company, &user, None, &nobody, now)
                })
                .await;
            matches!(removed.unwrap(), Removed::Done(_))
        })
    };
    let (one, other) = (
        leave(cast.pedro.id.to_string()),
        leave(cast.monica.id.to_string()),
    );
    assert!(one.await.unwrap() ^ other.await.unwrap());
    app.finish().await;
}

#[tokio::test]
async fn a_disabled_administrator_does_not_count() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.join(&cast.paramo, &cast.olga, Role::Admin).await;
    let olga = cast.olga.id.clone();
    app.db(move |conn| {
        diesel::update(users::table.find(&olga))
            .set(users::disabled_at.eq(clock::wall().naive_utc()))
            .execute(conn)?;
        Ok(())
    })
    .await;
    let (company, pedro) = (cast.paramo.clone(), cast.pedro.id.to_string());
    let changed = app
        .db(move |conn| {
            let (actor, now) = (Actor::system(), clock::wall());
            memberships::change_role(conn, &company, &pedro, Role::Member, None, &actor, now)
        })
        .await;
    assert!(matches!(changed, Changed::LastAdmin(_)));
    app.finish().await;
}

#[tokio::test]
async fn a_member_leaves_even_if_nobody_administers_the_company_now() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let (pedro, monica) = (cast.pedro.id.clone(), cast.monica.id.clone());
    let left = app
        .db(move |conn| {
            let now = clock::wall();
            diesel::update(users::table.find(&pedro))
                .set(users::disabled_at.eq(now.naive_utc()))
                .execute(conn)?;
            memberships::leave(conn, &monica, "paramo", &Actor::system(), now)
        })
        .await;
    assert_eq!(left, Left::Done);
    app.finish().await;
}

#[tokio::test]
async fn another_companys_people_and_invitations_are_not_there() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let olga = app.signed_in("olga@valle.test").await;
    olga.post(
        "/manager/valle/settings/team",
        &[("email", "hugo@valle.test")],
    )
    .await;
    app.letters().await;
    let id: String = app
        .db(|conn| Ok(invitations::table.select(invitations::id).first(conn)?))
        .await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    assert!(!pedro.get(TEAM).await.body.contains("hugo@valle.test"));
    for path in [
        format!("{TEAM}/invitations/{id}/resend"),
        format!("{TEAM}/invitations/{id}/revocation"),
        format!("{TEAM}/members/{}/role", cast.olga.id),
        format!("{TEAM}/members/{}/removal", cast.olga.id),
    ] {
        assert_eq!(
            pedro.post(&path, &[("role", "member")]).await.status,
            404,
            "{path}"
        );
    }
    let foreign = format!("{TEAM}/members/{}", cast.olga.id);
    assert_eq!(pedro.get(&foreign).await.status, 404);
    app.finish().await;
}

#[tokio::test]
async fn the_second_factor_can_be_demanded_of_administrators() {
    const USERS: &str = "/manager/paramo/settings/users";
    let app = TestApp::start().await;
    app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    pedro
        .get(USERS)
        .await
        .says("Usuarios y permisos")
        .says("Cobranza: configurar, activar, enviar y decidir")
        .says("Sin activar")
        .says("Agentes");
    let place = "/manager/paramo/settings/users/second-factor";
    let reply = pedro.post(place, &[("on", "true")]).await;
    assert_eq!(reply.location(), USERS);
    // Now it is asked of Pedro himself, who has none.
    assert_eq!(
        pedro.follow(&reply).await.location(),
        "/profile/second-factor"
    );
    let demanded: Vec<(String, bool)> = app
        .db(|conn| {
            diesel::update(users::table.filter(users::email.eq("pedro@paramo.test")))
                .set(users::totp_confirmed_at.eq(clock::wall().naive_utc()))
                .execute(conn)?;
            diesel::update(rows::table.filter(rows::role.eq("member")))
                .set(rows::role.eq("admin"))
                .execute(conn)?;
            Ok(companies::table
                .order(companies::slug)
                .select((companies::slug, companies::second_factor_required))
                .load(conn)?)
        })
        .await;
    assert_eq!(
        demanded,
        [("paramo".to_owned(), true), ("valle".to_owned(), false)]
    );
    pedro
        .get(USERS)
        .await
        .says("A 1 administrador le falta activarlo")
        .says("Activado")
        .says("Sin activar");
    app.finish().await;
}

#[tokio::test]
async fn a_password_that_somebody_else_set_is_changed_first() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let monica = cast.monica.id.clone();
    app.db(move |conn| {
        diesel::update(users::table.find(&monica))
            .set(users::must_change_password.eq(true))
            .execute(conn)?;
        Ok(())
    })
    .await;
    let browser = app.signed_in("monica@paramo.test").await;
    for path in [
        "/manager",
        "/manager/paramo",
        "/invitations",
        "/manager/paramo/credit",
    ] {
        assert_eq!(
            browser.get(path).await.location(),
            "/password/change",
            "{path}"
        );
    }
    browser
        .get("/password/change")
        .await
        .says("Otra persona eligió su contraseña");
    let choose =
        |password: &'static str| [("password", password), ("password_confirmation", password)];
    let same = browser
        .post("/password/change", &choose(crate::support::PASSWORD))
        .await;
    assert_eq!(same.status, 422);
    let done = browser
        .post("/password/change", &choose("tres tazas de barro"))
        .await;
    assert_eq!(done.location(), "/manager");
    assert_eq!(browser.get("/manager/paramo").await.status, 200);
    app.letters().await;
    app.finish().await;
}
