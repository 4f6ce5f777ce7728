//! *Solicitar*: an administrator asks the operator for a plan, an add-on or an extension. There is
//! no billing; the request is a task, and closes itself when the thing is contracted.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::{Addon, Extension, Plan, Subscription, in_force, of_company};
use crate::domain::audit::{self, Actor, Entry};
use crate::domain::tasks::{self, NewTask, Scope, TaskKind};
use crate::domain::users::User;
use crate::domain::users::reset::Desk;
use crate::platform::db::schema::{companies, tasks as task_rows, users};
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::i18n::Locale;
use crate::platform::mail::outbox::{self, Letter};
use crate::platform::simple_mail::SimpleMail;
use crate::platform::values::ids::CompanyId;
use crate::platform::vault::VaultError;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// A larger plan.
    Plan(Plan),
    /// An add-on.
    Addon(Addon),
    /// Whatever an extension needs.
    Extension(Extension),
}

/// What came of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// The operator knows now.
    Asked,
    /// It was asked for at this moment.
    AskedBefore(DateTime<Utc>),
    /// It is contracted already.
    Held,
}

impl Wish {
    /// How tasks, forms and the audit log call it.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Plan(plan) => format!("plan:{}", plan.code()),
            Self::Addon(addon) => format!("addon:{}", addon.code()),
            Self::Extension(extension) => format!("extension:{}", extension.code()),
        }
    }

    /// Reads [`Wish::code`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, code) = text.split_once(':')?;
        match kind {
            "plan" => Plan::parse(code).map(Self::Plan),
            "addon" => Addon::parse(code).map(Self::Addon),
            "extension" => Extension::parse(code).map(Self::Extension),
            _ => None,
        }
    }

    /// Its name for people.
    #[must_use]
    pub fn words(self, locale: Locale) -> String {
        match self {
            Self::Plan(plan) => locale.t1("plans-plan-named", "plan", plan.name()),
            Self::Addon(addon) => addon.words(locale),
            Self::Extension(extension) => extension.words(locale),
        }
    }

    /// Whether both ask for the same: an extension is asked for by its add-on, too.
    #[must_use]
    pub fn is_like(self, other: Self) -> bool {
        match (self, other) {
            (Self::Addon(addon), Self::Extension(one))
            | (Self::Extension(one), Self::Addon(addon)) => one.addon() == Some(addon),
            _ => self == other,
        }
    }

    /// Whether a subscription in force gives it.
    fn is_held(self, held: Option<&Subscription>) -> bool {
        let Some(held) = held else { return false };
        let has = |addon: Option<Addon>| addon.is_none_or(|addon| held.has(addon));
        match self {
            Self::Plan(plan) => held.plan() >= plan,
            Self::Addon(addon) => held.has(addon),
            Self::Extension(one) => held.plan() >= one.smallest_plan() && has(one.addon()),
        }
    }
}

/// Asks the operator for something: a task, a line in the audit log and a mail to every operator,
/// once until it is answered.
///
/// # Errors
/// The database's.
pub fn request(
    conn: &mut Conn,
    desk: Desk<'_>,
    company: &CompanyId,
    wish: Wish,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<Answered, VaultError> {
    if wish.is_held(in_force(conn, company, now)?.as_ref()) {
        return Ok(Answered::Held);
    }
    if let Some(at) = requested_at(conn, company, wish)? {
        return Ok(Answered::AskedBefore(at));
    }
    let name: String = companies::table
        .find(company)
        .select(companies::name)
        .first(conn)
        .map_err(DbError::from)?;
    if !open(conn, company, (&name, wish), now)? {
        return Ok(Answered::AskedBefore(now));
    }
    let entry = Entry {
        company: Some(company),
        action: "subscription.requested",
        subject: Some(&wish.code()),
        detail: None,
    };
    audit::record(conn, actor, &entry, now)?;
    tell_operators(conn, desk, (&name, wish, actor), now)?;
    Ok(Answered::Asked)
}

/// When this was asked for, if nobody has answered yet.
///
/// # Errors
/// The database's.
pub fn requested_at(
    conn: &mut Conn,
    company: &CompanyId,
    wish: Wish,
) -> DbResult<Option<DateTime<Utc>>> {
    let asked = wishes(conn, company)?;
    Ok(asked
        .into_iter()
        .find(|(other, _)| other.is_like(wish))
        .map(|(_, at)| at))
}

/// Everything that a company has asked for and nobody has answered, the oldest first.
///
/// # Errors
/// The database's.
pub fn wishes(conn: &mut Conn, company: &CompanyId) -> DbResult<Vec<(Wish, DateTime<Utc>)>> {
    let prefix = format!("{company}:");
    let rows: Vec<(String, NaiveDateTime)> = task_rows::table
        .filter(task_rows::scope.eq(Scope::Operator.code()))
        .filter(task_rows::kind.eq(TaskKind::SubscriptionRequested.code()))
        .filter(task_rows::closed_at.is_null())
        .filter(task_rows::subject.like(format!("{prefix}%")))
        .order(task_rows::created_at)
        .select((task_rows::subject, task_rows::created_at))
        .load(conn)?;
    Ok(rows
        .iter()
        .filter_map(|(subject, at)| {
            let wish = Wish::parse(subject.strip_prefix(&prefix)?)?;
            Some((wish, at.and_utc()))
        })
        .collect())
}

/// The operator turns a request down. `false`: it was answered already, or is none.
///
/// # Errors
/// The database's.
pub fn refuse(
    conn: &mut Conn,
    company: &CompanyId,
    wish: Wish,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let asked = wishes(conn, company)?;
    if !asked.iter().any(|(other, _)| *other == wish) {
        return Ok(false);
    }
    close(conn, company, wish, now)?;
    let entry = Entry {
        company: Some(company),
        action: "subscription.request_refused",
        subject: Some(&wish.code()),
        detail: None,
    };
    audit::record(conn, actor, &entry, now)?;
    Ok(true)
}

/// Closes the requests of a company that its subscription answers now.
pub(super) fn settle(conn: &mut Conn, company: &CompanyId, now: DateTime<Utc>) -> DbResult<()> {
    let held = in_force(conn, company, now)?;
    for (wish, _) in wishes(conn, company)? {
        if wish.is_held(held.as_ref()) {
            close(conn, company, wish, now)?;
        }
    }
    Ok(())
}

fn subject(company: &CompanyId, wish: Wish) -> String {
    format!("{company}:{}", wish.code())
}

fn open(
    conn: &mut Conn,
    company: &CompanyId,
    (name, wish): (&str, Wish),
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let facts = format!("{} {name}", wish.code());
    let place = match of_company(conn, company)? {
        Some(held) => format!("/operator/subscriptions/{}", held.id),
        None => "/operator/subscriptions/new".to_owned(),
    };
    let task = NewTask {
        scope: Scope::Operator,
        kind: TaskKind::SubscriptionRequested,
        subject: &subject(company, wish),
        facts: &facts,
        place: &place,
        assignee: None,
        due_on: None,
    };
    tasks::open(conn, &task, now)
}

/// What the task about a request wrote down, in words: whose it is and what is asked for.
#[must_use]
pub fn request_facts(locale: Locale, written: &str) -> String {
    let parts = written.split_once(' ');
    match parts.and_then(|(code, name)| Some((Wish::parse(code)?, name))) {
        Some((wish, name)) => format!("{name} · {}", wish.words(locale)),
        None => written.to_owned(),
    }
}

fn close(conn: &mut Conn, company: &CompanyId, wish: Wish, now: DateTime<Utc>) -> DbResult<()> {
    let (kind, subject) = (TaskKind::SubscriptionRequested, subject(company, wish));
    tasks::close(conn, Scope::Operator, kind, &subject, now)
}

fn tell_operators(
    conn: &mut Conn,
    desk: Desk<'_>,
    (company, wish, actor): (&str, Wish, &Actor),
    now: DateTime<Utc>,
) -> Result<(), VaultError> {
    let operators: Vec<User> = users::table
        .filter(users::operator.eq(true))
        .filter(users::disabled_at.is_null())
        .order(users::email)
        .select(User::as_select())
        .load(conn)
        .map_err(DbError::from)?;
    for operator in &operators {
        let letter = letter(desk, operator, (company, wish, actor))?;
        let domain = desk.config.mail_from.domain();
        let kind = ("subscription_requested", None);
        outbox::enqueue(conn, desk.vault, domain, kind, &letter, now)?;
    }
    Ok(())
}

fn letter(
    desk: Desk<'_>,
    operator: &User,
    (company, wish, actor): (&str, Wish, &Actor),
) -> DbResult<Letter> {
    let chosen = operator.language.as_deref().and_then(Locale::parse);
    let locale = chosen.unwrap_or_default();
    let wanted = wish.words(locale);
    let facts = [
        ("company", company.to_owned().into()),
        ("what", wanted.into()),
        ("who", actor.name.clone().into()),
    ];
    let mail = SimpleMail {
        locale,
        tone: "petrol".to_owned(),
        sender: desk.config.mail_from.name.clone(),
        title: locale.args("plans-mail-subject", &facts),
        paragraphs: vec![
            locale.args("plans-mail-asks", &facts),
            locale.t("plans-mail-how"),
        ],
        button: Some((
            locale.t("plans-mail-button"),
            desk.config.public_url.link("/operator"),
        )),
        foot: locale.t("plans-mail-foot"),
    };
    let unwritten = |fault: askama::Error| DbError::Value(fault.to_string());
    Ok(Letter {
        to: operator.email.clone(),
        reply_to: None,
        subject: mail.title.clone(),
        text: mail.text().map_err(unwritten)?,
        html: mail.html().map_err(unwritten)?,
        language: locale.tag().to_owned(),
    })
}
