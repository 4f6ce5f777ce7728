//! The confirmation of an adjustment, before and after, and sending it: once.

use actix_web::HttpResponse;
use actix_web::web::{Form, Path, Query};
use askama::Template;
use chrono::Duration;

use super::article::{self, ArticlePath, Seen};
use super::form::{Mode, Typed, Wish};
use super::{enter, words};
use crate::access::Member;
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::stock::look_up::{Holding, Warehouse};
use crate::domain::stock::{Reach, read_again};
use crate::domain::stock_adjustments::{self, Made, NewAdjustment, RecordFault, Recorded};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::{Mood, Page};
use crate::platform::values::Quantity;

/// A figure that is not older is compared with a count without asking the ERP.
const FRESH: Duration = Duration::minutes(2);

#[derive(Template)]
#[template(path = "inventory/confirm.html")]
struct ConfirmPage {
    page: Page,
    back: String,
    action: String,
    article: String,
    codes: String,
    warehouse: String,
    unit: String,
    before: String,
    after: String,
    delta: String,
    reason: String,
    negative: bool,
    /// How old the figure is that a count is compared with; empty when it is fresh.
    age: String,
    /// What has changed since the form was filled.
    stale: String,
    error: String,
    form: Typed,
}

/// GET /manager/{company}/inventory/articles/{id}/adjustment
///
/// # Errors
/// 404; the database's.
pub async fn new(member: Member, path: Path<ArticlePath>, typed: Query<Typed>) -> Answer {
    enter(&member)?;
    let mut typed = typed.into_inner();
    let mut seen = article::look(&member, &path.id).await?;
    if let Ok((wish, house, holding)) = read(&member, &seen, &typed, false)
        && is_stale(wish, &holding)
        && ask_the_erp(&member, &seen, &house).await
    {
        seen = article::look(&member, &path.id).await?;
    }
    if let Ok((wish, house, holding)) = read(&member, &seen, &typed, false)
        && let Some(made) = made_by(&member, &typed).await?
    {
        // With other figures it is another form.
        let delta = wish.delta(holding.expected());
        if made.is_of(&seen.article.id, &house.id, delta) {
            member.flash(Mood::Info, member.locale().t("inventory-recorded-already"));
            return see_other(&place(&member, &path.id, &typed));
        }
        typed.key.clear();
    }
    match read(&member, &seen, &typed, true) {
        Err(errors) => article::refuse(&member, seen, typed, errors),
        Ok((wish, house, holding)) => {
            let shown = page(&member, &seen, typed, (wish, &house, &holding), None);
            html(&shown)
        }
    }
}

/// POST /manager/{company}/inventory/articles/{id}/adjustments
///
/// # Errors
/// 404; the database's.
pub async fn create(member: Member, path: Path<ArticlePath>, form: Form<Typed>) -> Answer {
    enter(&member)?;
    let typed = form.into_inner();
    let seen = article::look(&member, &path.id).await?;
    let (wish, house, _) = match read(&member, &seen, &typed, false) {
        Err(errors) => return article::refuse(&member, seen, typed, errors),
        Ok(read) => read,
    };
    // A form without it has never been confirmed.
    let Ok(shown) = Quantity::parse(&typed.seen) else {
        return again(&member, &path.id, typed, wish, None).await;
    };
    let new = NewAdjustment {
        form_key: typed.key.clone(),
        article: seen.article.clone(),
        warehouse: house,
        delta: wish.delta(shown),
        seen: shown,
        reason: wish.reason,
        note: typed.note.clone(),
        below_zero: typed.below_zero == "true",
    };
    let (company, actor) = (member.company().id.clone(), member.actor());
    let recorded = member
        .db()
        .write(move |conn| stock_adjustments::record(conn, &actor, &company, &new, clock::wall()))
        .await;
    match recorded {
        Ok(Recorded::New(_)) => {
            member.flash(Mood::Good, member.locale().t("inventory-recorded"));
        }
        Ok(Recorded::Already(_)) => {
            member.flash(Mood::Info, member.locale().t("inventory-recorded-already"));
        }
        Err(RecordFault::Db(fault)) => return Err(fault.into()),
        Err(RecordFault::Gone) => return Err(AppError::Gone),
        Err(fault) => return again(&member, &path.id, typed, wish, Some(fault)).await,
    }
    see_other(&place(&member, &path.id, &typed))
}

/// What the form has made, if it was sent before: somebody has gone back to it.
async fn made_by(member: &Member, typed: &Typed) -> DbResult<Option<Made>> {
    let (company, key) = (member.company().id.clone(), typed.key.clone());
    member
        .db()
        .read(move |conn| stock_adjustments::of_form(conn, &company, &key))
        .await
}

/// The article's page, at the warehouse of the form.
fn place(member: &Member, article: &str, typed: &Typed) -> String {
    let here = member.path_to(&format!("/inventory/articles/{article}"));
    format!("{here}?warehouse={}", seen_in(typed))
}

type Read = (Wish, Warehouse, Holding);

/// Whether a count is compared with a figure that may not be true any more: what has been sold
/// since would stand in the difference.
fn is_stale(wish: Wish, holding: &Holding) -> bool {
    let old = |at| clock::wall() - at > FRESH;
    wish.mode == Mode::Count && holding.told_at.is_none_or(old)
}

/// Reads the figure anew where that takes few calls. Without an answer the page tells its age.
async fn ask_the_erp(member: &Member, seen: &Seen, house: &Warehouse) -> bool {
    let article = (&seen.article.id, seen.article.external_id.as_str());
    let company = &member.company().id;
    let reach = (house, Reach::Near);
    let told = read_again(member.services(), company, article, reach).await;
    told.unwrap_or_else(|fault| {
        tracing::warn!(%fault, "stock could not be read before a count");
        false
    })
}

/// The warehouse in an address.
fn seen_in(typed: &Typed) -> String {
    url::form_urlencoded::byte_serialize(typed.warehouse.as_bytes()).collect()
}

/// The form with its warehouse. Whether it changes anything is asked before it is sent only: of one
/// that was sent already nothing is left to change.
fn read(
    member: &Member,
    seen: &Seen,
    typed: &Typed,
    before: bool,
) -> Result<Read, Vec<(String, String)>> {
    let locale = member.locale();
    let house = seen
        .held
        .iter()
        .find(|(house, _)| house.id.as_str() == typed.warehouse);
    match (typed.read(locale), house) {
        (Ok(wish), Some((house, holding))) => {
            if before && wish.delta(holding.expected()) == Quantity::ZERO {
                let text = locale.t("inventory-fault-no-change");
                return Err(vec![("quantity".to_owned(), text)]);
            }
            Ok((wish, house.clone(), holding.clone()))
        }
        (wish, house) => {
            let mut errors = wish.err().unwrap_or_default();
            if house.is_none() {
                let text = locale.t("inventory-fault-warehouse");
                errors.insert(0, ("warehouse".to_owned(), text));
            }
            Err(errors)
        }
    }
}

/// The confirmation again, with the figures of this moment and what is to be said.
async fn again(
    member: &Member,
    id: &str,
    mut typed: Typed,
    wish: Wish,
    fault: Option<RecordFault>,
) -> Answer {
    let seen = article::look(member, id).await?;
    let found = seen
        .held
        .iter()
        .find(|(house, _)| house.id.as_str() == typed.warehouse)
        .cloned();
    let (house, holding) = found.ok_or(AppError::NotFound)?;
    if wish.delta(holding.expected()) == Quantity::ZERO {
        let text = member.locale().t("inventory-fault-no-change");
        return article::refuse(member, seen, typed, vec![("quantity".to_owned(), text)]);
    }
    if matches!(
        fault,
        Some(RecordFault::Stale { .. } | RecordFault::NoKey | RecordFault::Used)
    ) {
        typed.key = stock_adjustments::new_key();
    }
    let said = fault.map(|fault| (fault, typed.seen.clone()));
    let shown = page(member, &seen, typed, (wish, &house, &holding), said);
    let answer: HttpResponse = unprocessable(&shown)?;
    Ok(answer)
}

fn page(
    member: &Member,
    seen: &Seen,
    mut form: Typed,
    (wish, house, holding): (Wish, &Warehouse, &Holding),
    fault: Option<(RecordFault, String)>,
) -> ConfirmPage {
    let (locale, base) = (member.locale(), member.path_to("/inventory"));
    let here = format!("{base}/articles/{}", seen.article.id);
    let before = holding.expected();
    let delta = wish.delta(before);
    let after = before + delta;
    let was = Quantity::parse(&form.seen)
        .ok()
        .filter(|was| *was != before);
    if form.key.is_empty() {
        form.key = stock_adjustments::new_key();
    }
    form.seen = before.plain();
    ConfirmPage {
        page: member
            .page(locale.t("inventory-confirm-title"))
            .which(seen.article.name.clone()),
        back: format!("{here}?{}", form.query()),
        action: format!("{here}/adjustments"),
        article: seen.article.name.clone(),
        codes: super::search::codes(&seen.article),
        warehouse: house.name.clone(),
        unit: seen.article.unit.clone(),
        before: before.show(locale),
        after: after.show(locale),
        delta: delta.signed(locale),
        reason: wish.reason.words(locale),
        age: if is_stale(wish, holding) {
            words::age(member, holding.told_at)
        } else {
            String::new()
        },
        negative: after.is_negative() && delta.is_negative(),
        stale: match (was, &fault) {
            (_, Some((RecordFault::Used, _))) => locale.t("inventory-form-used"),
            (None, _) => String::new(),
            (Some(was), _) => {
                let figures = [was, before].map(|figure| figure.show(locale).into());
                let [was, now] = figures;
                locale.args("inventory-stale", &[("was", was), ("now", now)])
            }
        },
        error: match fault {
            Some((RecordFault::BelowZero, _)) => locale.t("inventory-fault-below-zero"),
            _ => String::new(),
        },
        form,
    }
}
