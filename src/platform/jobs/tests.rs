#![allow(clippy::unwrap_used, reason = "a test may panic")]

use chrono::{Duration, Utc};

use super::{NewJob, claim, enqueue, finish, latest, let_go};
use crate::platform::db::DbResult;
use crate::platform::db::testing::fresh;
use crate::platform::values::ids::CompanyId;
use crate::platform::workers;

/// What becomes of a job that this worker lets go, after `before` has happened to it.
async fn let_go_after(
    attempt: i32,
    before: impl FnOnce(&mut crate::platform::db::Conn, &super::Job) -> DbResult<()> + Send + 'static,
) -> (String, bool) {
    fresh()
        .db
        .write(move |conn| {
            let now = Utc::now();
            let company = CompanyId::new();
            let new = NewJob {
                kind: "kind",
                company: Some(&company),
                unique_key: "one",
                payload: "{}",
            };
            enqueue(conn, &new, now)?;
            let worker = workers::register(conn, now)?;
            let job = claim(conn, &worker, None, now)?.unwrap();
            before(conn, &job)?;
            let_go(conn, (&job.id, attempt), &worker, now)?;
            let after = latest(conn, &company, "kind")?.unwrap();
            let later = claim(conn, &worker, None, now + Duration::minutes(2))?;
            DbResult::Ok((after.state, later.is_some()))
        })
        .await
        .unwrap()
}

#[tokio::test]
async fn a_job_without_an_end_is_tried_again() {
    let (state, again) = let_go_after(1, |_, _| Ok(())).await;
    assert_eq!((state.as_str(), again), ("queued", true));
}

#[tokio::test]
async fn a_job_that_has_ended_stays_so() {
    let (state, again) = let_go_after(1, |conn, job| finish(conn, &job.id, Utc::now())).await;
    assert_eq!((state.as_str(), again), ("done", false));
}

#[tokio::test]
async fn a_job_that_was_to_stop_ends() {
    let cancel = |conn: &mut _, job: &super::Job| {
        super::cancel(conn, &job.id, Utc::now()).map(|ended| assert!(!ended))
    };
    let (state, again) = let_go_after(1, cancel).await;
    assert_eq!((state.as_str(), again), ("cancelled", false));
}

#[tokio::test]
async fn a_job_that_another_runner_has_claimed_since_is_not_touched() {
    let (state, again) = let_go_after(0, |_, _| Ok(())).await;
    assert_eq!((state.as_str(), again), ("running", false));
}

#[tokio::test]
async fn a_job_that_is_lost_again_and_again_is_given_up() {
    let often = |conn: &mut crate::platform::db::Conn, job: &super::Job| {
        use crate::platform::db::schema::jobs;
        use diesel::prelude::*;
        diesel::update(jobs::table.find(&job.id))
            .set(jobs::attempts.eq(5))
            .execute(conn)?;
        Ok(())
    };
    let (state, again) = let_go_after(5, often).await;
    assert_eq!((state.as_str(), again), ("failed", false));
}
