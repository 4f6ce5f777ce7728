#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use std::sync::Arc;

use diesel::prelude::*;

use super::*;
use crate::domain::audit::Actor;
use crate::domain::integration_keys::{self, PendingFault, PendingKeyId, Refusal};
use crate::domain::sync::tests::stage::{PARAMO, SIERRA, Stage, small};
use crate::platform::clock;
use crate::platform::db::schema::{
    audit_log, collection_settings, companies as rows, integration_keys as keys, jobs, memberships,
    pending_keys,
};

async fn pending(stage: &Stage, user: &UserId, number: i64) -> PendingKeyId {
    let key = stage.key("admin", number);
    integration_keys::verify(&stage.services, key.expose(), user)
        .await
        .unwrap()
        .id
}

async fn finalize_as(
    stage: &Stage,
    user: &UserId,
    pending: &PendingKeyId,
) -> Result<Registered, FinalizeFault> {
    let (vault, user, pending) = (
        Arc::clone(&stage.services.vault),
        user.clone(),
        pending.clone(),
    );
    stage
        .services
        .db
        .write(move |conn| {
            finalize(
                conn,
                &vault,
                &pending,
                &user,
                &Actor::system(),
                clock::wall(),
            )
        })
        .await
}

#[tokio::test]
async fn a_company_comes_into_being_whole() {
    let (stage, registered) = Stage::with_company(&small()).await;
    let company = stage.company(&registered.company).await;
    assert_eq!(company.slug, "comercializadora-paramo");
    assert_eq!(
        (company.zone(), company.locale()),
        (chrono_tz::America::Mexico_City, Locale::Es)
    );
    assert_eq!(
        (company.state(), company.tone.as_str()),
        (CompanyState::Synchronising, "petrol")
    );
    assert_eq!(company.erp_company_number, Some(PARAMO));
    let (id, pedro) = (registered.company.clone(), stage.pedro.clone());
    stage
        .with(move |conn| {
            let role: String = memberships::table
                .filter(
                    memberships::company_id
                        .eq(&id)
                        .and(memberships::user_id.eq(&pedro)),
                )
                .select(memberships::role)
                .first(conn)?;
            assert_eq!(role, "admin");
            let active: bool = collection_settings::table
                .find(&id)
                .select(collection_settings::active)
                .first(conn)?;
            assert!(!active);
            let kind: String = jobs::table.select(jobs::kind).first(conn)?;
            assert_eq!(kind, "first_sync");
            let told: i64 = audit_log::table
                .filter(audit_log::action.eq("company.registered"))
                .count()
                .get_result(conn)?;
            assert_eq!(told, 1);
            assert!(crate::domain::subscriptions::of_company(conn, &id)?.is_some());
            Ok(())
        })
        .await;
}

#[tokio::test]
async fn the_key_is_nowhere_in_clear() {
    let (stage, _) = Stage::with_company(&small()).await;
    let key = stage.key("admin", PARAMO);
    let signature = key.expose().rsplit('.').next().unwrap().as_bytes().to_vec();
    stage
        .with(move |conn| {
            let kept: Vec<(Vec<u8>, String)> = keys::table
                .select((keys::sealed, keys::last_four))
                .load(conn)?;
            assert_eq!(kept.len(), 1);
            assert!(
                !kept[0]
                    .0
                    .windows(signature.len())
                    .any(|part| part == signature)
            );
            assert_eq!(kept[0].1.len(), 4);
            let waiting: Vec<Vec<u8>> = pending_keys::table
                .select(pending_keys::sealed)
                .load(conn)?;
            assert_eq!(waiting, [Vec::<u8>::new()]);
            Ok(())
        })
        .await;
}

#[tokio::test]
async fn of_two_people_at_once_one_wins() {
    let stage = Stage::set(&small()).await;
    let olga = stage.user("olga@sierra.test").await;
    stage.grant(&stage.pedro).await;
    stage.grant(&olga).await;
    let mine = pending(&stage, &stage.pedro, PARAMO).await;
    let hers = pending(&stage, &olga, PARAMO).await;
    let (one, two) = tokio::join!(
        finalize_as(&stage, &stage.pedro, &mine),
        finalize_as(&stage, &olga, &hers)
    );
    let refused = [one.as_ref().err(), two.as_ref().err()];
    assert_eq!(refused.iter().flatten().count(), 1, "{refused:?}");
    assert!(
        refused
            .iter()
            .flatten()
            .all(|fault| matches!(fault, FinalizeFault::Refused(Refusal::AlreadyRegistered)))
    );
    let count: i64 = stage
        .with(|conn| Ok(rows::table.count().get_result(conn)?))
        .await;
    assert_eq!(count, 1);
}

#[tokio::test]
async fn one_subscription_makes_one_company() {
    let stage = Stage::set(&small()).await;
    stage.grant(&stage.pedro).await;
    let one = pending(&stage, &stage.pedro, PARAMO).await;
    let two = pending(&stage, &stage.pedro, SIERRA).await;
    let (first, second) = tokio::join!(
        finalize_as(&stage, &stage.pedro, &one),
        finalize_as(&stage, &stage.pedro, &two)
    );
    let faults: Vec<_> = [first, second]
        .into_iter()
        .filter_map(Result::err)
        .collect();
    assert!(
        matches!(
            faults[..],
            [FinalizeFault::Refused(Refusal::NoSubscription)]
        ),
        "{faults:?}"
    );
    let count: i64 = stage
        .with(|conn| Ok(rows::table.count().get_result(conn)?))
        .await;
    assert_eq!(count, 1);
}

#[tokio::test]
async fn the_same_form_sent_twice_leads_to_the_same_company() {
    let stage = Stage::set(&small()).await;
    stage.grant(&stage.pedro).await;
    stage.grant(&stage.pedro).await;
    let waiting = pending(&stage, &stage.pedro, PARAMO).await;
    let first = finalize_as(&stage, &stage.pedro, &waiting).await.unwrap();
    let again = finalize_as(&stage, &stage.pedro, &waiting).await.unwrap();
    assert_eq!((again.company, again.job), (first.company, None));
}

#[tokio::test]
async fn somebody_elses_waiting_key_does_not_exist() {
    let stage = Stage::set(&small()).await;
    let olga = stage.user("olga@sierra.test").await;
    stage.grant(&stage.pedro).await;
    stage.grant(&olga).await;
    let mine = pending(&stage, &stage.pedro, PARAMO).await;
    let fault = finalize_as(&stage, &olga, &mine).await.unwrap_err();
    assert!(
        matches!(fault, FinalizeFault::Pending(PendingFault::Unknown)),
        "{fault:?}"
    );
}

#[tokio::test]
async fn pausing_and_resuming_are_told_once() {
    let (stage, registered) = Stage::with_company(&small()).await;
    let id = registered.company;
    stage
        .with(move |conn| {
            let (actor, now) = (Actor::system(), clock::wall());
            assert!(pause(conn, &id, &actor, now)?);
            assert!(!pause(conn, &id, &actor, now)?);
            assert!(load(conn, &id)?.is_some_and(|row| row.paused_at.is_some()));
            assert!(resume(conn, &id, &actor, now)?);
            assert!(!resume(conn, &id, &actor, now)?);
            let told: i64 = audit_log::table
                .filter(audit_log::action.eq_any(["company.paused", "company.resumed"]))
                .count()
                .get_result(conn)?;
            assert_eq!(told, 2);
            Ok(())
        })
        .await;
}

#[tokio::test]
async fn a_profile_is_checked_whole_and_then_kept() {
    let typed = Typed {
        name: " ",
        zone: "Mars/Olympus",
        language: "xx",
        contact: "",
        tone: "pink",
        country: "Mexico",
    };
    assert_eq!(Profile::parse(&typed).unwrap_err().len(), 5);
    let good = Typed {
        name: "Páramo del Norte",
        zone: "America/Tijuana",
        language: "en",
        contact: "cobranza@paramo.test",
        tone: "indigo",
        country: "mx",
    };
    let profile = Profile::parse(&good).unwrap();
    let (stage, registered) = Stage::with_company(&small()).await;
    let id = registered.company.clone();
    stage
        .with(move |conn| update(conn, &id, &profile, &Actor::system(), clock::wall()))
        .await;
    let company = stage.company(&registered.company).await;
    assert_eq!(company.name, "Páramo del Norte");
    assert_eq!(
        (company.zone(), company.locale()),
        (chrono_tz::America::Tijuana, Locale::En)
    );
    assert_eq!(
        (company.tone.as_str(), company.country.as_str()),
        ("indigo", "MX")
    );
}

#[tokio::test]
async fn an_armed_schedule_keeps_its_civil_time_in_another_zone() {
    use crate::platform::db::schema::schedules;
    let day = chrono::NaiveDate::from_ymd_opt(2030, 7, 1).unwrap();
    let hour = |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let (stage, registered) = Stage::with_company(&small()).await;
    let profile = Profile::parse(&Typed {
        name: "Páramo",
        zone: "America/Tijuana",
        language: "es",
        contact: "",
        tone: "petrol",
        country: "MX",
    })
    .unwrap();
    let id = registered.company.clone();
    let rows: Vec<(String, Option<chrono::NaiveDateTime>)> = stage
        .with(move |conn| {
            for (name, state, next) in [
                ("armed", "armed", Some(day.and_time(hour(15)))),
                ("off", "off", None),
            ] {
                diesel::insert_into(schedules::table)
                    .values((
                        schedules::id.eq(name),
                        schedules::company_id.eq(&id),
                        schedules::name.eq(name),
                        schedules::period.eq("monthly"),
                        schedules::interval_days.eq(0),
                        schedules::first_on.eq(day - chrono::Months::new(1)),
                        schedules::at_time.eq(hour(9)),
                        schedules::state.eq(state),
                        schedules::next_index.eq(1),
                        schedules::next_at.eq(next),
                        schedules::created_at.eq(clock::wall().naive_utc()),
                    ))
                    .execute(conn)?;
            }
            update(conn, &id, &profile, &Actor::system(), clock::wall())?;
            Ok(schedules::table
                .order(schedules::name)
                .select((schedules::name, schedules::next_at))
                .load(conn)?)
        })
        .await;
    let expected = [("armed", Some(day.and_time(hour(16)))), ("off", None)]
        .map(|(name, at)| (name.to_owned(), at));
    assert_eq!(rows, expected);
}

#[tokio::test]
async fn a_number_that_was_released_can_be_registered_again() {
    let (stage, registered) = Stage::with_company(&small()).await;
    stage.run().await;
    let pedro = stage.pedro.clone();
    let key = stage.key("admin", PARAMO);
    let taken = integration_keys::verify(&stage.services, key.expose(), &pedro).await;
    assert!(matches!(taken, Err(Refusal::AlreadyRegistered)));
    let id = registered.company.clone();
    let (first, again) = stage
        .with(move |conn| {
            let company = load(conn, &id)?.unwrap();
            keys_subscribed(conn, &id)?;
            let now = clock::wall();
            let first = release(conn, &company, &Actor::system(), now)?;
            let again = release(conn, &company, &Actor::system(), now)?;
            assert!(!integration_keys::has_good(conn, &id)?);
            // The ERP still holds its subscriptions: they are taken back all the same.
            assert_eq!(crate::domain::hooks::request_due(conn, now)?, 1);
            let company = load(conn, &id)?.unwrap();
            assert!(company.paused_at.is_some());
            Ok((first, again))
        })
        .await;
    assert!(first && !again);
    let anew = pending(&stage, &pedro, PARAMO).await;
    let anew = finalize_as(&stage, &pedro, &anew).await.unwrap();
    assert_ne!(anew.company, registered.company);
    assert_eq!(anew.slug, "comercializadora-paramo-2");
}

/// As if the ERP called us for the company's keys.
fn keys_subscribed(conn: &mut crate::platform::db::Conn, id: &CompanyId) -> DbResult<()> {
    diesel::update(keys::table.filter(keys::company_id.eq(id)))
        .set((keys::hook_hash.eq("hash"), keys::hook_state.eq("active")))
        .execute(conn)?;
    Ok(())
}
