//! Holds of one customer, of many, and of a single document.

use actix_web::web::{Form, Path, Query};
use askama::Template;
use chrono::NaiveDate;
use serde::Deserialize;

use super::customer::{CustomerPath, Refused, back, refuse};
use super::toggles::{chosen, field};
use crate::access::Manager;
use crate::areas::{Answer, html, local_path, see_other, unprocessable};
use crate::domain::collections::gate;
use crate::domain::receivables::customer;
use crate::domain::receivables::hold::{self, Hold, HoldFault};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::i18n::Locale;
use crate::platform::page::{Mood, Page};
use crate::platform::values::ids::CustomerId;

/// A hold as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct HoldForm {
    until: String,
    note: String,
}

/// A document of the customer in the path.
#[derive(Debug, Deserialize)]
pub struct DocumentPath {
    id: String,
    document: String,
}

#[derive(Template)]
#[template(path = "credit/customers/holds.html")]
struct HoldsPage {
    page: Page,
    people: Vec<(CustomerId, String)>,
    next: String,
    typed: HoldForm,
    errors: Vec<(String, String)>,
}

impl HoldsPage {
    fn error(&self, name: &str) -> &str {
        let found = self.errors.iter().find(|(at, _)| at == name);
        found.map_or("", |(_, text)| text)
    }
}

/// POST /manager/{company}/credit/customers/{id}/hold
///
/// # Errors
/// 404; the database's.
pub async fn create(who: Manager, path: Path<CustomerPath>, form: Form<HoldForm>) -> Answer {
    let (id, form) = (path.into_inner().id, form.into_inner());
    own(&who, &id).await?;
    match put(&who, vec![id.clone()], &form).await? {
        Ok(_) => back(
            &who,
            &id,
            who.locale()
                .t1("list-hold-kept", "date", shown(&form.until).as_str()),
        ),
        Err(error) => {
            let refused = Refused {
                until: form.until,
                note: form.note,
                errors: vec![error],
                ..Refused::default()
            };
            refuse(&who, &id, refused).await
        }
    }
}

/// POST /manager/{company}/credit/customers/{id}/hold/release
///
/// # Errors
/// 404; the database's.
pub async fn destroy(who: Manager, path: Path<CustomerPath>) -> Answer {
    let (company, actor, id) = (who.company().id.clone(), who.actor(), path.into_inner().id);
    let wanted = id.clone();
    who.db()
        .write(move |conn| -> Result<_, AppError> {
            let customer = customer::find(conn, &company, &wanted)?.ok_or(AppError::NotFound)?;
            Ok(hold::release(
                conn,
                &actor,
                &company,
                &customer,
                clock::wall(),
            )?)
        })
        .await?;
    back(&who, &id, who.locale().t("list-hold-ended"))
}

/// POST /manager/{company}/credit/customers/{id}/documents/{document}/hold: an empty day takes the
/// document in again.
///
/// # Errors
/// 404; the database's.
pub async fn document(who: Manager, path: Path<DocumentPath>, form: Form<HoldForm>) -> Answer {
    let (path, until) = (path.into_inner(), form.into_inner().until);
    own(&who, &path.id).await?;
    let locale = who.locale();
    let day = match (until.trim(), until.trim().parse::<NaiveDate>()) {
        ("", _) => None,
        (_, Ok(day)) => Some(day),
        (_, Err(_)) => return refuse_document(&who, &path.id, until).await,
    };
    let (company, actor) = (who.company().id.clone(), who.actor());
    let (id, document) = (path.id.clone(), path.document);
    let done = who
        .db()
        .write(move |conn| -> Result<_, AppError> {
            let customer = customer::find(conn, &company, &id)?.ok_or(AppError::NotFound)?;
            let today = gate::rules(conn, &company)?.day(clock::business(conn)?);
            let moment = (today, clock::wall());
            let what = (document.as_str(), day);
            match hold::hold_document(conn, &actor, &company, &customer, what, moment) {
                Ok(true) => Ok(true),
                Ok(false) => Err(AppError::NotFound),
                Err(HoldFault::Db(fault)) => Err(fault.into()),
                Err(HoldFault::Past | HoldFault::NoteTooLong) => Ok(false),
            }
        })
        .await?;
    match (done, day) {
        (false, _) => refuse_document(&who, &path.id, until).await,
        (true, Some(_)) => back(
            &who,
            &path.id,
            locale.t1("list-document-held", "date", &shown(&until)),
        ),
        (true, None) => back(&who, &path.id, locale.t("list-document-released")),
    }
}

async fn refuse_document(who: &Manager, id: &str, until: String) -> Answer {
    let error = who.locale().t("list-hold-past");
    let refused = Refused {
        until,
        errors: vec![("until".to_owned(), error)],
        ..Refused::default()
    };
    refuse(who, id, refused).await
}

/// GET /manager/{company}/credit/holds/new: the chosen customers, and until when.
///
/// # Errors
/// The database's.
pub async fn new(who: Manager, query: Query<Vec<(String, String)>>) -> Answer {
    let fields = query.into_inner();
    match holds_page(&who, &fields, HoldForm::default(), Vec::new()).await? {
        Some(page) => html(&page),
        None => nobody(&who, field(&fields, "next")),
    }
}

/// POST /manager/{company}/credit/holds
///
/// # Errors
/// The database's.
pub async fn create_many(who: Manager, form: Form<Vec<(String, String)>>) -> Answer {
    let fields = form.into_inner();
    let typed = HoldForm {
        until: field(&fields, "until").to_owned(),
        note: field(&fields, "note").to_owned(),
    };
    match put(&who, chosen(&fields), &typed).await? {
        Ok(0) => nobody(&who, field(&fields, "next")),
        Ok(count) => {
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            who.flash(Mood::Good, who.locale().n("list-many-held", count));
            see_other(&way_back(&who, field(&fields, "next")))
        }
        Err(error) => match holds_page(&who, &fields, typed, vec![error]).await? {
            Some(page) => unprocessable(&page),
            None => nobody(&who, field(&fields, "next")),
        },
    }
}

async fn holds_page(
    who: &Manager,
    fields: &[(String, String)],
    typed: HoldForm,
    errors: Vec<(String, String)>,
) -> Result<Option<HoldsPage>, AppError> {
    let (company, wanted) = (who.company().id.clone(), chosen(fields));
    let people = who
        .db()
        .read(move |conn| customer::names(conn, &company, &wanted))
        .await?;
    if people.is_empty() {
        return Ok(None);
    }
    Ok(Some(HoldsPage {
        page: who.page(who.locale().t("list-holds-title")),
        people,
        next: way_back(who, field(fields, "next")),
        typed,
        errors,
    }))
}

fn nobody(who: &Manager, next: &str) -> Answer {
    who.flash(Mood::Info, who.locale().t("list-nobody-chosen"));
    see_other(&way_back(who, next))
}

fn way_back(who: &Manager, next: &str) -> String {
    local_path(next).map_or_else(|| who.path_to("/credit"), str::to_owned)
}

async fn own(who: &Manager, id: &str) -> Result<(), AppError> {
    let (company, id) = (who.company().id.clone(), id.to_owned());
    let found = who
        .db()
        .read(move |conn| customer::find(conn, &company, &id))
        .await?;
    found.map(drop).ok_or(AppError::NotFound)
}

type FieldError = (String, String);

/// Puts customers on hold; a fault of the form comes back with its field.
async fn put(
    who: &Manager,
    wanted: Vec<String>,
    form: &HoldForm,
) -> Result<Result<usize, FieldError>, AppError> {
    let locale = who.locale();
    let Ok(until) = form.until.trim().parse::<NaiveDate>() else {
        return Ok(Err(("until".to_owned(), locale.t("list-hold-no-date"))));
    };
    let (company, actor) = (who.company().id.clone(), who.actor());
    let hold = Hold {
        until,
        note: form.note.clone(),
        by: who.user().name.clone(),
    };
    let held = who
        .db()
        .write(move |conn| -> Result<_, AppError> {
            let today = gate::rules(conn, &company)?.day(clock::business(conn)?);
            let moment = (today, clock::wall());
            match hold::hold(conn, &actor, &company, &wanted, &hold, moment) {
                Err(HoldFault::Db(fault)) => Err(fault.into()),
                other => Ok(other),
            }
        })
        .await?;
    Ok(held.map_err(|fault| in_words(&fault, locale)))
}

fn in_words(fault: &HoldFault, locale: Locale) -> FieldError {
    match fault {
        HoldFault::NoteTooLong => {
            let most = i64::try_from(hold::LONGEST_NOTE).unwrap_or(i64::MAX);
            ("note".to_owned(), locale.n("list-hold-note-long", most))
        }
        _ => ("until".to_owned(), locale.t("list-hold-past")),
    }
}

/// A day of a form as people read it.
fn shown(day: &str) -> String {
    let parsed = day.trim().parse::<NaiveDate>();
    parsed.map_or_else(|_| day.to_owned(), |day| day.format("%d/%m/%Y").to_string())
}
