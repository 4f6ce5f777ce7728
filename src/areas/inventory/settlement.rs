//! One adjustment: how it stands, and what a person decides about it.

use actix_web::web::{Form, Path};
use askama::Template;
use serde::Deserialize;

use super::words::{self, Row};
use super::{article, enter};
use crate::access::Member;
use crate::areas::{Answer, html, see_other};
use crate::domain::audit::name_and_address;
use crate::domain::stock::look_up::{self, Holding, Warehouse};
use crate::domain::stock::{Reach, ReadFault, read_again};
use crate::domain::stock_adjustments::{self, Adjustment, Line, Resolution, Resolved, State};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::{Mood, Page};

/// An adjustment of the company in the path.
#[derive(Clone, Debug, Deserialize)]
pub struct AdjustmentPath {
    id: String,
}

/// What a person decides.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Decision {
    resolution: String,
}

#[derive(Template)]
#[template(path = "inventory/adjustment.html")]
struct AdjustmentPage {
    page: Page,
    base: String,
    here: String,
    article: String,
    row: Row,
    settled: String,
    attempts: i32,
    unknown: bool,
    failed: bool,
    moving: bool,
    /// What each figure in the ERP would mean.
    compare: String,
    told: String,
    age: String,
    /// The figure is older than the attempt, so that it proves nothing.
    old: bool,
}

/// GET /manager/{company}/inventory/adjustments/{id}
///
/// # Errors
/// 404; the database's.
pub async fn show(member: Member, path: Path<AdjustmentPath>) -> Answer {
    enter(&member)?;
    let (one, line, holding) = look(&member, &path.id).await?;
    let base = member.path_to("/inventory");
    let title = member
        .locale()
        .t1("inventory-one-title", "what", &line.article);
    let page = member.page(title);
    let state = one.state();
    let sent = one.sent_at.unwrap_or(one.created_at).and_utc();
    html(&AdjustmentPage {
        here: format!("{base}/adjustments/{}", one.id),
        article: format!("{base}/articles/{}", one.article_id),
        settled: settled(&page, &one),
        attempts: one.attempts,
        unknown: state == State::Unknown,
        failed: state == State::Failed,
        moving: state.is_on_its_way(),
        compare: member.locale().args(
            "inventory-settle-unknown",
            &[
                ("before", one.before().show(member.locale()).into()),
                ("after", one.after().show(member.locale()).into()),
            ],
        ),
        told: holding.told.show(member.locale()),
        age: words::age(&member, holding.told_at),
        old: holding.told_at.is_none_or(|at| at < sent),
        row: words::row(&page, &base, line),
        base,
        page,
    })
}

/// POST /manager/{company}/inventory/adjustments/{id}
///
/// # Errors
/// 404; 400 for a decision that there is not; the database's.
pub async fn update(
    member: Member,
    path: Path<AdjustmentPath>,
    decision: Form<Decision>,
) -> Answer {
    enter(&member)?;
    let resolution = Resolution::parse(&decision.resolution)
        .ok_or_else(|| AppError::BadRequest("resolution".to_owned()))?;
    let (company, actor, id) = (member.company().id.clone(), member.actor(), path.id.clone());
    let resolved: DbResult<Resolved> = member
        .db()
        .write(move |conn| {
            let now = clock::wall();
            stock_adjustments::resolve(conn, &actor, &company, &id, resolution, now)
        })
        .await;
    let locale = member.locale();
    match (resolved?, resolution) {
        (Resolved::NotHere, _) => return Err(AppError::NotFound),
        (Resolved::Already, _) => member.flash(Mood::Info, locale.t("inventory-settled-already")),
        (Resolved::Done, Resolution::Applied) => {
            member.flash(Mood::Good, locale.t("inventory-settled-applied"));
        }
        (Resolved::Done, Resolution::Again) => {
            member.flash(Mood::Good, locale.t("inventory-settled-again"));
        }
        (Resolved::Done, Resolution::Drop) => {
            member.flash(Mood::Good, locale.t("inventory-settled-dropped"));
        }
    }
    back(&member, &path.id)
}

/// POST /manager/{company}/inventory/adjustments/{id}/reading: asks the ERP what is there now.
///
/// # Errors
/// 404; the database's.
pub async fn read(member: Member, path: Path<AdjustmentPath>) -> Answer {
    enter(&member)?;
    let (one, line, _) = look(&member, &path.id).await?;
    let seen = article::look(&member, one.article_id.as_str()).await?;
    let house = warehouse(&member, &one).await?;
    let told = read_again(
        member.services(),
        &member.company().id,
        (&one.article_id, &seen.article.external_id),
        (&house, Reach::Far),
    )
    .await;
    let locale = member.locale();
    match told {
        Ok(true) => {
            let (_, _, holding) = look(&member, &path.id).await?;
            let said = format!("{} {}", holding.told.show(member.locale()), line.unit);
            let text = locale.args(
                "inventory-read",
                &[
                    ("quantity", said.trim().to_owned().into()),
                    ("warehouse", house.name.into()),
                ],
            );
            member.flash(Mood::Good, text);
        }
        Ok(false) => member.flash(Mood::Info, locale.t("inventory-read-nothing")),
        Err(ReadFault::NoKey) => member.flash(Mood::Warn, locale.t("inventory-answer-no-key")),
        Err(ReadFault::Erp(fault)) => member.flash(Mood::Warn, fault.say(locale)),
        Err(ReadFault::Internal(fault)) => return Err(fault.into()),
    }
    back(&member, &path.id)
}

fn back(member: &Member, id: &str) -> Answer {
    see_other(&member.path_to(&format!("/inventory/adjustments/{id}")))
}

async fn look(member: &Member, id: &str) -> Result<(Adjustment, Line, Holding), AppError> {
    let (company, id) = (member.company().id.clone(), id.to_owned());
    let found: DbResult<Option<(Adjustment, Line, Holding)>> = member
        .db()
        .read(move |conn| {
            let Some(line) = stock_adjustments::find_line(conn, &company, &id)? else {
                return Ok(None);
            };
            let one = line.adjustment.clone();
            let (article, house) = (&one.article_id, &one.warehouse_id);
            let holding = look_up::holding(conn, &company, article, house)?;
            Ok(Some((one, line, holding)))
        })
        .await;
    found?.ok_or(AppError::NotFound)
}

async fn warehouse(member: &Member, one: &Adjustment) -> Result<Warehouse, AppError> {
    let (company, id) = (member.company().id.clone(), one.warehouse_id.clone());
    let found: DbResult<Option<Warehouse>> = member
        .db()
        .read(move |conn| look_up::warehouse(conn, &company, &id))
        .await;
    found?.ok_or(AppError::NotFound)
}

fn settled(page: &Page, one: &Adjustment) -> String {
    match (&one.settled_by, one.settled_at) {
        (Some(who), Some(at)) => {
            let at = page.moment(&at.and_utc());
            format!("{}, {at}", name_and_address(who).0)
        }
        _ => String::new(),
    }
}
