#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use chrono::Duration;

use super::term::day;
use super::*;
use crate::domain::audit::Actor;
use crate::domain::sync::tests::stage::{Stage, small};
use crate::platform::clock;

#[test]
fn plans_are_read_and_ordered() {
    assert_eq!(Plan::parse(" Profesional "), Some(Plan::Profesional));
    assert_eq!(Plan::parse("gold"), None);
    assert!(Plan::Starter < Plan::Profesional && Plan::Profesional < Plan::Negocios);
    assert_eq!(Plan::ALL.map(Plan::seats), [2, 5, 25]);
}

#[tokio::test]
async fn collections_need_plan_and_addon_and_a_subscription_in_force() {
    use crate::platform::db::schema::subscriptions;
    let (stage, registered) = Stage::with_company(&small()).await;
    let company = registered.company;
    stage
        .with(move |conn| {
            let today = day(clock::wall(), FIRST_ZONE);
            let mut stands = |plan: &str, addons: &str, until: Option<NaiveDate>| {
                diesel::update(subscriptions::table)
                    .set((
                        subscriptions::plan.eq(plan),
                        subscriptions::addons.eq(addons),
                        subscriptions::ends_on.eq(until),
                    ))
                    .execute(conn)?;
                availability(conn, &company, Extension::Collections, clock::wall())
            };
            let yesterday = Some(today - Duration::days(1));
            assert_eq!(
                stands("starter", "collections", None)?,
                Availability::NeedsPlan
            );
            assert_eq!(stands("profesional", "", None)?, Availability::NeedsAddon);
            assert_eq!(
                stands("negocios", "collections", yesterday)?,
                Availability::Lapsed
            );
            assert_eq!(
                stands("starter", "collections", yesterday)?,
                Availability::NeedsPlan
            );
            assert_eq!(stands("negocios", "", yesterday)?, Availability::NeedsAddon);
            assert_eq!(
                stands("profesional", "collections", Some(today))?,
                Availability::Available
            );
            assert!(has_collections(conn, &company, clock::wall())?);
            let (actor, now) = (Actor::system(), clock::wall());
            let wanted = Extension::Collections;
            assert_eq!(
                install(conn, &company, wanted, &actor, now)?,
                Availability::Installed
            );
            assert_eq!(
                install(conn, &company, wanted, &actor, now)?,
                Availability::Installed
            );
            uninstall(conn, &company, wanted, &actor, now)?;
            assert!(!installed(conn, &company, wanted)?);
            Ok(())
        })
        .await;
}

#[tokio::test]
async fn the_largest_free_subscription_in_force_is_consumed_once() {
    let stage = Stage::set(&small()).await;
    let pedro = stage.pedro.clone();
    let now = clock::wall();
    stage
        .with(move |conn| {
            let ended = Some(day(now, FIRST_ZONE) - Duration::days(1));
            for (plan, until) in [
                (Plan::Starter, None),
                (Plan::Negocios, None),
                (Plan::Negocios, ended),
            ] {
                let grant = Grant {
                    user: &pedro,
                    plan,
                    addons: &[],
                    until,
                };
                super::grant(conn, &grant, &Actor::system(), now)?;
            }
            let plans: Vec<Plan> = free_for(conn, &pedro, now)?
                .iter()
                .map(Subscription::plan)
                .collect();
            assert_eq!(plans, [Plan::Negocios, Plan::Starter]);
            Ok(())
        })
        .await;
}
