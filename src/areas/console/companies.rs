//! My companies, and the home of one.

use askama::Template;
use chrono::{DateTime, Utc};

use super::integrations::card::{Card, cards_of_home};
use super::progress::{Progress, is_first};
use super::registrations;
use super::view::{Moment, Pill, pills};
use super::waiting::{self, Waiting};
use crate::access::visibility::{self, Role};
use crate::access::{Member, SignedIn};
use crate::areas::{Answer, html};
use crate::domain::collections::schedules;
use crate::domain::companies::{CompanyState, Figure, Overview, figures, overview};
use crate::domain::integration_keys;
use crate::domain::invitations;
use crate::domain::subscriptions;
use crate::domain::sync;
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::i18n::Locale;
use crate::platform::look::initials;
use crate::platform::page::{Banner, Mood, Page};

/// A company in the list.
struct Row {
    name: String,
    initials: String,
    logo: String,
    tax_id: String,
    href: String,
    pills: Vec<Pill>,
    progress: Option<(i64, i64)>,
    attention: i64,
    data: Option<Moment>,
}

#[derive(Template)]
#[template(path = "console/companies.html")]
struct CompaniesPage {
    page: Page,
    /// Subscriptions of the viewer with which a company can be registered.
    free: usize,
    rows: Vec<Row>,
    tasks: Vec<Waiting>,
    /// The list of tasks; empty where no task waits.
    all_tasks: String,
    /// Says so where nothing waits.
    tell_none: bool,
    extensions: Vec<Card>,
    install: String,
    /// The catalogue, for who may install.
    catalogue: String,
}

/// GET /manager
///
/// # Errors
/// The database's.
pub async fn index(who: SignedIn) -> Answer {
    let (viewer, email) = (who.user().id.clone(), who.user().email.clone());
    let seen: DbResult<_> = who
        .db()
        .read(move |conn| {
            let now = clock::wall();
            let free = subscriptions::free_for(conn, &viewer, now)?.len();
            let invited = invitations::waiting_for(conn, &email, now)?.len();
            let waiting = integration_keys::waiting_for(conn, &viewer, now)?;
            let mut seen = Vec::new();
            for (company, role) in visibility::companies_of(conn, &viewer)? {
                seen.extend(overview(conn, &company.id)?.map(|one| (one, role)));
            }
            Ok((free, (invited, waiting), seen))
        })
        .await;
    let (free, (invited, waiting), seen) = seen?;
    let (locale, now) = (who.locale(), clock::wall());
    let banners: Vec<Banner> = invitation_banner(locale, invited)
        .into_iter()
        .chain(registrations::waiting_banner(locale, waiting))
        .collect();
    if seen.is_empty() {
        return registrations::first(&who, free, banners).await;
    }
    let only = match seen.as_slice() {
        [(one, role)] => Some((one, *role == Role::Admin)),
        _ => None,
    };
    let base = only.map_or_else(String::new, |(one, _)| home_of(one));
    let waits = match only {
        Some((one, _)) => waiting_at(&who, one).await?,
        None => None,
    };
    let mut page = who.page(locale.t("nav-companies"));
    page.banners.extend(banners);
    html(&CompaniesPage {
        page,
        free,
        tell_none: waits.is_some()
            && only.is_some_and(|(one, _)| one.company.first_synced_at.is_some()),
        all_tasks: waiting::list_of(
            waits.as_deref().unwrap_or_default(),
            format!("{base}/tasks"),
        ),
        tasks: waits.unwrap_or_default(),
        extensions: only.map_or_else(Vec::new, |(one, admin)| {
            cards_of_home(locale, &one.extensions, &base, admin)
        }),
        install: format!("{base}/extensions"),
        catalogue: only
            .filter(|(_, admin)| *admin)
            .map_or_else(String::new, |_| format!("{base}/integrations")),
        rows: seen.iter().map(|(one, _)| row(locale, one, now)).collect(),
    })
}

/// What waits at the only company; `None` where a second factor has to come first.
async fn waiting_at(who: &SignedIn, seen: &Overview) -> Result<Option<Vec<Waiting>>, AppError> {
    match who.enter(&seen.company.slug).await {
        Ok(member) => Ok(Some(waiting::of(&member, seen).await?)),
        Err(AppError::SecondFactor) => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// Says how many invitations wait for the viewer's answer.
fn invitation_banner(locale: Locale, invited: usize) -> Option<Banner> {
    (invited > 0).then(|| Banner {
        mood: Mood::Info,
        text: locale.n("home-invited", i64::try_from(invited).unwrap_or(i64::MAX)),
        link: Some(("/invitations".to_owned(), locale.t("home-invited-link"))),
    })
}

fn home_of(seen: &Overview) -> String {
    format!("/manager/{}", seen.company.slug)
}

fn row(locale: Locale, seen: &Overview, now: DateTime<Utc>) -> Row {
    let company = &seen.company;
    let running = seen
        .job
        .as_ref()
        .filter(|job| job.state == "running" && job.total > 0);
    Row {
        name: company.name.clone(),
        initials: initials(&company.name),
        logo: company.logo.clone().unwrap_or_default(),
        tax_id: company.tax_id.clone(),
        href: home_of(seen),
        pills: pills(locale, seen),
        progress: running
            .filter(|_| company.state() == CompanyState::Synchronising)
            .map(|job| (job.done, job.total)),
        attention: seen.attention,
        data: Moment::of_data(locale, seen, now),
    }
}

#[derive(Template)]
#[template(path = "console/company.html")]
struct CompanyPage {
    page: Page,
    admin: bool,
    pills: Vec<Pill>,
    data: Option<Moment>,
    /// The first synchronisation has not ended.
    first: bool,
    progress: Option<Progress>,
    figures: Vec<Figure>,
    tasks: Vec<Waiting>,
    /// The list of tasks; empty where no task waits.
    all_tasks: String,
    /// Says so where nothing waits.
    tell_none: bool,
    sends: Vec<(String, Moment)>,
    extensions: Vec<Card>,
    install: String,
    /// The catalogue, for who may install.
    catalogue: String,
}

/// GET /manager/{company}
///
/// # Errors
/// The database's.
pub async fn show(member: Member) -> Answer {
    let (id, zone) = (member.company().id.clone(), member.company().zone());
    let read: DbResult<_> = member
        .db()
        .read(move |conn| {
            let today = clock::business(conn)?.with_timezone(&zone).date_naive();
            let figures = figures(conn, &id, today)?;
            let first = is_first(&sync::recent_runs(conn, &id, 1)?);
            let seen = overview(conn, &id)?;
            Ok((seen, first, figures, schedules::list(conn, &id)?))
        })
        .await;
    let (seen, first, figures, schedules) = read?;
    let seen = seen.ok_or(AppError::NotFound)?;
    let tasks = waiting::of(&member, &seen).await?;
    let (locale, now) = (member.locale(), clock::wall());
    let mut sends: Vec<_> = schedules
        .iter()
        .filter(|schedule| schedule.is_armed())
        .filter_map(|schedule| Some((schedule.next()?, schedule.name.clone())))
        .collect();
    sends.sort();
    let base = member.path_to("");
    html(&CompanyPage {
        page: member.page(locale.t("nav-home")),
        admin: member.is_admin(),
        pills: pills(locale, &seen),
        data: Moment::of_data(locale, &seen, now),
        first: first || seen.company.first_synced_at.is_none(),
        progress: progress(&member, (&seen, first), now),
        figures,
        tell_none: seen.company.first_synced_at.is_some(),
        all_tasks: waiting::list_of(&tasks, member.path_to("/tasks")),
        tasks,
        sends: sends
            .into_iter()
            .map(|(at, name)| (name, Moment::new(locale, at, now, zone)))
            .collect(),
        extensions: cards_of_home(locale, &seen.extensions, &base, member.is_admin()),
        install: format!("{base}/extensions"),
        catalogue: match member.is_admin() {
            true => format!("{base}/integrations"),
            false => String::new(),
        },
    })
}

/// The newest run, unless it ended well.
fn progress(
    member: &Member,
    (seen, first): (&Overview, bool),
    now: DateTime<Utc>,
) -> Option<Progress> {
    let job = seen.job.as_ref().filter(|job| job.state != "done")?;
    let unread = seen.company.first_synced_at.is_none();
    (unread || job.state != "cancelled").then(|| Progress::new(member, (job, first), now))
}
