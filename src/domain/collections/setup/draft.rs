//! The first steps of a schedule: a draft that can be left and found again.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use diesel::prelude::*;

use crate::domain::audit::{self, Actor, Entry};
use crate::domain::collections::gate::Rules;
use crate::domain::collections::schedule::Period;
use crate::domain::collections::schedules::{self, Draft, SaveFault, Schedule, ScheduleState};
use crate::platform::clock;
use crate::platform::db::schema::{customers, occurrences, schedules as table};
use crate::platform::db::{Conn, DbResult};
use crate::platform::i18n::Locale;
use crate::platform::values::ids::{CompanyId, CustomerId, ScheduleId};

/// A hint at many customers at once. Customers of another schedule stay there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Everyone with something past due.
    Overdue,
    /// Everyone with an open balance.
    Open,
    /// Nobody yet.
    Nobody,
}

impl Group {
    /// Every group.
    pub const ALL: [Self; 3] = [Self::Overdue, Self::Open, Self::Nobody];

    /// The value in the form.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Open => "open",
            Self::Nobody => "nobody",
        }
    }

    /// Reads the form's value.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.code() == text)
    }
}

/// What a form starts with: monthly, on the next permitted day after tomorrow's eve, at ten if that
/// is permitted.
#[must_use]
pub fn proposal(
    taken: &[Schedule],
    rules: &Rules,
    business: DateTime<Utc>,
    locale: Locale,
) -> Draft {
    let ten = NaiveTime::from_hms_opt(10, 0, 0).unwrap_or_default();
    let at = if rules.window.contains_time(ten) {
        ten
    } else {
        rules.window.opens()
    };
    let tomorrow = rules.day(business) + Days::new(1);
    let first_on = (0..60)
        .map(|ahead| tomorrow + Days::new(ahead))
        .find(|day| rules.window.permits_day(*day))
        .unwrap_or(tomorrow);
    let name = (1..)
        .map(|number| locale.t1("setup-schedule-default-name", "number", &number.to_string()))
        .find(|name| taken.iter().all(|schedule| schedule.name != *name))
        .unwrap_or_default();
    Draft {
        name,
        period: Period::Monthly,
        first_on,
        at,
    }
}

/// Writes a draft of [`proposal`] for these customers, so that the choice is not lost. `None`: none
/// of them is the company's.
///
/// # Errors
/// [`SaveFault`].
pub fn keep_choice(
    conn: &mut Conn,
    (company, locale): (&CompanyId, Locale),
    rules: &Rules,
    wanted: &[String],
    business: DateTime<Utc>,
) -> Result<Option<ScheduleId>, SaveFault> {
    if own(conn, company, wanted)?.is_empty() {
        return Ok(None);
    }
    let taken = schedules::list(conn, company)?;
    let draft = proposal(&taken, rules, business, locale);
    let id = schedules::create(conn, company, rules, &draft, business)?;
    if let Some(schedule) = schedules::find(conn, company, id.as_str())? {
        schedules::choose(conn, &schedule, wanted)?;
    }
    Ok(Some(id))
}

/// Which of these are customers of the company.
///
/// # Errors
/// The database's.
pub fn own(conn: &mut Conn, company: &CompanyId, wanted: &[String]) -> DbResult<Vec<CustomerId>> {
    let mut found = Vec::new();
    for part in wanted.chunks(500) {
        found.extend(
            customers::table
                .filter(customers::company_id.eq(company))
                .filter(customers::id.eq_any(part))
                .filter(customers::removed_at.is_null())
                .select(customers::id)
                .load::<CustomerId>(conn)?,
        );
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// Chooses a whole group.
///
/// # Errors
/// The database's.
pub fn choose_group(
    conn: &mut Conn,
    schedule: &Schedule,
    group: Group,
    today: NaiveDate,
) -> DbResult<usize> {
    let free = customers::table
        .filter(customers::company_id.eq(&schedule.company_id))
        .filter(customers::removed_at.is_null())
        .filter(customers::schedule_id.is_null())
        .filter(customers::open_invoices.gt(0))
        .select(customers::id);
    let ids: Vec<String> = match group {
        Group::Nobody => Vec::new(),
        Group::Open => free.load(conn)?,
        Group::Overdue => free.filter(customers::oldest_due_on.lt(today)).load(conn)?,
    };
    schedules::choose(conn, schedule, &ids)
}

/// Deletes a draft that never sent anything. `false`: it is no draft any more.
///
/// # Errors
/// The database's.
pub fn discard(conn: &mut Conn, actor: &Actor, schedule: &Schedule) -> DbResult<bool> {
    let sent: i64 = occurrences::table
        .filter(occurrences::schedule_id.eq(schedule.id.as_str()))
        .count()
        .get_result(conn)?;
    let draft = table::table
        .find(&schedule.id)
        .filter(table::state.eq(ScheduleState::Draft.as_str()));
    if sent > 0 || diesel::delete(draft).execute(conn)? == 0 {
        return Ok(false);
    }
    let subject = format!("schedule:{}", schedule.id);
    let entry = Entry {
        company: Some(&schedule.company_id),
        action: "schedule.discarded",
        subject: Some(&subject),
        detail: Some(&schedule.name),
    };
    audit::record(conn, actor, &entry, clock::wall())?;
    Ok(true)
}
