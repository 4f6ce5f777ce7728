//! An invented company of any size, for measuring and for trying things out.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use diesel::prelude::*;

use super::collections::settings::{self, CollectionSettings};
use super::statements::BankDetail;
use crate::platform::clock;
use crate::platform::db::dialect::{analyze, insert_all};
use crate::platform::db::schema::{
    companies, customer_addresses, customers, invoices, memberships, schedules, users,
};
use crate::platform::db::{Conn, Db, DbError, DbResult};
use crate::platform::i18n::Locale;
use crate::platform::values::ids::{
    AddressId, CompanyId, CustomerId, InvoiceId, MembershipId, ScheduleId, UserId,
};
use crate::platform::values::{Currency, text};

/// How much to invent.
#[derive(Clone, Copy, Debug)]
pub struct Seed {
    /// Customers.
    pub customers: u32,
    /// Overdue invoices of each.
    pub invoices: u32,
    /// Arm a schedule that is due.
    pub due_now: bool,
}

/// Why nothing was seeded.
#[derive(Debug, thiserror::Error)]
pub enum SeedFault {
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// There is a company already.
    #[error("the database is not empty; seed fills only an empty one")]
    NotEmpty,
}

/// Slug of the invented company.
const SLUG: &str = "comercializadora-paramo";
/// Customers written in one transaction.
const BATCH: u32 = 500;

/// Fills an empty database and returns the company's slug. The freshness gate is off and sending
/// is allowed at any hour, so that nothing but the engine decides.
///
/// # Errors
/// [`SeedFault`].
pub async fn seed(db: &Db, plan: &Seed) -> Result<String, SeedFault> {
    let plan = *plan;
    let now = clock::wall();
    let (company, schedule) = db.write(move |conn| company(conn, &plan, now)).await?;
    let mut from = 0;
    while from < plan.customers {
        let until = (from + BATCH).min(plan.customers);
        let (company, schedule) = (company.clone(), schedule.clone());
        db.write(move |conn| batch(conn, &plan, &company, schedule.as_ref(), from..until, now))
            .await?;
        from = until;
    }
    db.write(|conn| analyze(conn).map_err(DbError::from))
        .await?;
    Ok(SLUG.to_owned())
}

fn company(
    conn: &mut Conn,
    plan: &Seed,
    now: DateTime<Utc>,
) -> Result<(CompanyId, Option<ScheduleId>), SeedFault> {
    let there: i64 = companies::table
        .count()
        .get_result(conn)
        .map_err(DbError::from)?;
    if there > 0 {
        return Err(SeedFault::NotEmpty);
    }
    clock::make_movable(conn)?;
    let id = CompanyId::new();
    diesel::insert_into(companies::table)
        .values((
            companies::id.eq(&id),
            companies::slug.eq(SLUG),
            companies::name.eq("Comercializadora Páramo"),
            companies::legal_name.eq("Comercializadora Páramo"),
            companies::tax_id.eq("EKU9003173C9"),
            companies::time_zone.eq("America/Mexico_City"),
            companies::country.eq("MX"),
            companies::language.eq("es"),
            companies::tone.eq("petrol"),
            companies::contact.eq("cobranza@example.test"),
            companies::state.eq("active"),
            companies::any_hour.eq(true),
            companies::freshness_gate.eq(false),
            companies::last_good_sync_at.eq(now.naive_utc()),
            companies::first_synced_at.eq(now.naive_utc()),
            companies::created_at.eq(now.naive_utc()),
        ))
        .execute(conn)
        .map_err(DbError::from)?;
    let row = CollectionSettings {
        active: true,
        ..CollectionSettings::initial(&id, Locale::Es)
    };
    settings::save(conn, &row)?;
    settings::set_banks(conn, &id, &[bank()])?;
    admit_users(conn, &id, now)?;
    let schedule = plan
        .due_now
        .then(|| due_schedule(conn, &id, now))
        .transpose()?;
    Ok((id, schedule))
}

/// Whoever has an account already administers the invented company.
fn admit_users(conn: &mut Conn, company: &CompanyId, now: DateTime<Utc>) -> DbResult<()> {
    let people: Vec<UserId> = users::table.select(users::id).load(conn)?;
    for person in people {
        diesel::insert_into(memberships::table)
            .values((
                memberships::id.eq(MembershipId::new()),
                memberships::company_id.eq(company),
                memberships::user_id.eq(person),
                memberships::role.eq("admin"),
                memberships::created_at.eq(now.naive_utc()),
            ))
            .execute(conn)?;
    }
    Ok(())
}

fn bank() -> BankDetail {
    BankDetail {
        currency: Currency::MXN,
        bank: "BBVA México".to_owned(),
        holder: "Comercializadora Páramo".to_owned(),
        account: "012180026050783858".to_owned(),
        reference: None,
    }
}

fn due_schedule(conn: &mut Conn, company: &CompanyId, now: DateTime<Utc>) -> DbResult<ScheduleId> {
    let id = ScheduleId::new();
    let first = (now - Duration::minutes(1))
        .with_timezone(&chrono_tz::America::Mexico_City)
        .naive_local();
    diesel::insert_into(schedules::table)
        .values((
            schedules::id.eq(&id),
            schedules::company_id.eq(company),
            schedules::name.eq("Quincenal"),
            schedules::period.eq("fortnightly"),
            schedules::interval_days.eq(0),
            schedules::first_on.eq(first.date()),
            schedules::at_time.eq(first.time()),
            schedules::state.eq("armed"),
            schedules::next_index.eq(0),
            schedules::next_at.eq((now - Duration::minutes(1)).naive_utc()),
            schedules::armed_at.eq(now.naive_utc()),
            schedules::armed_by.eq("seed"),
            schedules::created_at.eq(now.naive_utc()),
        ))
        .execute(conn)?;
    Ok(id)
}

#[derive(Insertable)]
#[diesel(table_name = customers)]
struct NewCustomer {
    id: CustomerId,
    company_id: CompanyId,
    external_id: String,
    number: String,
    name: String,
    legal_name: String,
    tax_id: &'static str,
    phone: &'static str,
    email_raw: String,
    name_folded: String,
    search_folded: String,
    fingerprint: &'static str,
    automation: bool,
    schedule_id: Option<ScheduleId>,
    open_invoices: i32,
    oldest_due_on: Option<NaiveDate>,
    created_at: chrono::NaiveDateTime,
    updated_at: chrono::NaiveDateTime,
}

#[derive(Insertable)]
#[diesel(table_name = customer_addresses)]
struct NewAddress {
    id: AddressId,
    customer_id: CustomerId,
    email: String,
    origin: &'static str,
    position: i32,
}

#[derive(Insertable)]
#[diesel(table_name = invoices)]
struct NewInvoice {
    id: InvoiceId,
    company_id: CompanyId,
    customer_id: CustomerId,
    external_id: String,
    folio: String,
    issued_on: NaiveDate,
    due_on: NaiveDate,
    currency: Currency,
    total: i64,
    paid: i64,
    credited: i64,
    balance: i64,
    status: &'static str,
    fingerprint: &'static str,
    updated_at: chrono::NaiveDateTime,
}

fn batch(
    conn: &mut Conn,
    plan: &Seed,
    company: &CompanyId,
    schedule: Option<&ScheduleId>,
    range: std::ops::Range<u32>,
    now: DateTime<Utc>,
) -> Result<(), SeedFault> {
    let today = now
        .with_timezone(&chrono_tz::America::Mexico_City)
        .date_naive();
    let mut people = Vec::new();
    let mut addresses = Vec::new();
    let mut bills = Vec::new();
    for number in range {
        let person = customer(company, schedule, number + 1, plan.invoices, today, now);
        addresses.push(NewAddress {
            id: AddressId::new(),
            customer_id: person.id.clone(),
            email: person.email_raw.clone(),
            origin: "erp",
            position: 0,
        });
        bills.extend(
            (0..plan.invoices).map(|nth| invoice(company, &person.id, number, nth, today, now)),
        );
        people.push(person);
    }
    insert_all!(conn, customers::table, people).map_err(DbError::from)?;
    insert_all!(conn, customer_addresses::table, addresses).map_err(DbError::from)?;
    insert_all!(conn, invoices::table, bills).map_err(DbError::from)?;
    Ok(())
}

fn customer(
    company: &CompanyId,
    schedule: Option<&ScheduleId>,
    number: u32,
    bills: u32,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> NewCustomer {
    let name = format!("Deudor {number:06}");
    let email = format!("deudor-{number:06}@example.test");
    let folded = text::fold(&name);
    NewCustomer {
        id: CustomerId::new(),
        company_id: company.clone(),
        external_id: format!("seed-{number:06}"),
        number: number.to_string(),
        legal_name: format!("{name} y Asociados"),
        tax_id: "XAXX010101000",
        phone: "",
        search_folded: format!("{folded} {number} {email}"),
        email_raw: email,
        name_folded: folded,
        name,
        fingerprint: "",
        automation: schedule.is_some(),
        schedule_id: schedule.cloned(),
        open_invoices: i32::try_from(bills).unwrap_or(i32::MAX),
        oldest_due_on: (bills > 0).then(|| today - Duration::days(i64::from(bills) * 10)),
        created_at: now.naive_utc(),
        updated_at: now.naive_utc(),
    }
}

fn invoice(
    company: &CompanyId,
    customer: &CustomerId,
    number: u32,
    nth: u32,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> NewInvoice {
    let due_on = today - Duration::days(i64::from(nth + 1) * 10);
    let total = 10_000 + i64::from(number % 977) * 131 + i64::from(nth) * 517;
    NewInvoice {
        id: InvoiceId::new(),
        company_id: company.clone(),
        customer_id: customer.clone(),
        external_id: format!("seed-{number:06}-{nth}"),
        folio: format!("FAC-{}", u64::from(number) * 1000 + u64::from(nth)),
        issued_on: due_on - Duration::days(30),
        due_on,
        currency: Currency::MXN,
        total,
        paid: 0,
        credited: 0,
        balance: total,
        status: "open",
        fingerprint: "",
        updated_at: now.naive_utc(),
    }
}
