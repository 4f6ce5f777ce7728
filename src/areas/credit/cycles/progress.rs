//! The bar of a cycle that is running, alone, for live progress.

use actix_web::web::Path;
use askama::Template;

use crate::access::Member;
use crate::areas::{Answer, html};
use crate::domain::collections::cycles::{self, Cycle, CycleState};
use crate::error::AppError;
use crate::platform::db::DbResult;
use crate::platform::i18n::Locale;

/// How far a cycle is.
pub struct Bar {
    /// Id of the element.
    pub id: String,
    /// Where the next state is to be had; empty once nothing changes any more.
    pub poll: String,
    /// Name for those who listen.
    pub label: String,
    /// Customers with whom it is through.
    pub done: i64,
    /// Customers in it.
    pub total: i64,
}

impl Bar {
    /// The bar of a running cycle; `base` is the address of all cycles.
    pub fn of(locale: Locale, base: &str, cycle: &Cycle) -> Option<Self> {
        (cycle.state == CycleState::Running).then(|| Self::build(locale, base, cycle))
    }

    fn build(locale: Locale, base: &str, cycle: &Cycle) -> Self {
        let running = cycle.state == CycleState::Running;
        Self {
            id: format!("run-{}", cycle.id),
            poll: if running {
                format!("{base}/{}/progress", cycle.id)
            } else {
                String::new()
            },
            label: locale.t("runs-progress"),
            done: cycle.counts.settled(),
            total: cycle.counts.total().max(1),
        }
    }
}

#[derive(Template)]
#[template(path = "credit/cycles/progress.html")]
struct Fragment {
    bar: Bar,
}

/// GET /manager/{company}/credit/cycles/{id}/progress
///
/// # Errors
/// 404; the database's.
pub async fn progress(who: Member, path: Path<(String, String)>) -> Answer {
    let (_, id) = path.into_inner();
    let company = who.company().id.clone();
    let cycle: DbResult<_> = who
        .db()
        .read(move |conn| cycles::find(conn, &company, &id))
        .await;
    let cycle = cycle?.ok_or(AppError::NotFound)?;
    html(&Fragment {
        bar: Bar::build(who.locale(), &who.path_to("/credit/cycles"), &cycle),
    })
}
