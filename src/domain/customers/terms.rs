//! What the ERP says of a client only when asked for it singly: seller, collector, credit, price
//! list, place.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use crate::domain::catalogues::{self, CatalogueKind};
use crate::domain::erp::ErpClientDetail;
use crate::domain::intake::Counts;
use crate::platform::db::schema::{catalogue_entries, customer_terms, customers};
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{CatalogueId, CompanyId, CustomerId};
use crate::platform::values::text::one_line;

/// Customers whose terms are to be read, by their ids in the ERP: those never read first, then the
/// oldest read before `before`.
///
/// # Errors
/// The database's.
pub(crate) fn terms_due(
    conn: &mut Conn,
    company: &CompanyId,
    before: DateTime<Utc>,
    limit: i64,
) -> DbResult<Vec<String>> {
    let mut due: Vec<String> = customers::table
        .left_join(customer_terms::table)
        .filter(customers::company_id.eq(company))
        .filter(customers::removed_at.is_null())
        .filter(customer_terms::customer_id.nullable().is_null())
        .order(customers::id)
        .limit(limit)
        .select(customers::external_id)
        .load(conn)?;
    let room = limit - i64::try_from(due.len()).unwrap_or(limit);
    if room > 0 {
        let old: Vec<String> = customer_terms::table
            .inner_join(customers::table)
            .filter(customer_terms::company_id.eq(company.as_str()))
            .filter(customer_terms::read_at.lt(before.naive_utc()))
            .filter(customers::removed_at.is_null())
            .order((customer_terms::read_at, customers::id))
            .limit(room)
            .select(customers::external_id)
            .load(conn)?;
        due.extend(old);
    }
    Ok(due)
}

/// How many customers wait for their terms to be read.
///
/// # Errors
/// The database's.
pub(crate) fn number_of_terms_due(
    conn: &mut Conn,
    company: &CompanyId,
    before: DateTime<Utc>,
) -> DbResult<i64> {
    Ok(customers::table
        .left_join(customer_terms::table)
        .filter(customers::company_id.eq(company))
        .filter(customers::removed_at.is_null())
        .filter(
            customer_terms::read_at
                .nullable()
                .is_null()
                .or(customer_terms::read_at.nullable().lt(before.naive_utc())),
        )
        .count()
        .get_result(conn)?)
}

/// Takes over what the ERP says of one client; one that we do not hold is left alone.
///
/// # Errors
/// The database's.
pub(crate) fn save_terms(
    conn: &mut Conn,
    company: &CompanyId,
    detail: &ErpClientDetail,
    now: DateTime<Utc>,
) -> DbResult<Counts> {
    let mut counts = Counts::default();
    let Some(people) = find(conn, company, &detail.external_id)? else {
        return Ok(counts);
    };
    let named = |text: &Option<String>| text.clone().unwrap_or_default();
    let seller = named(&detail.sales_contact);
    let collector = named(&detail.credit_contact);
    let seller = catalogues::person(conn, company, CatalogueKind::Seller, &seller)?;
    let collector = catalogues::person(conn, company, CatalogueKind::Collector, &collector)?;
    let id = people.id.clone();
    let same_people = (&people.seller_id, &people.collector_id) == (&seller, &collector);
    if !same_people {
        diesel::update(customers::table.find(&id))
            .set((
                customers::seller_id.eq(&seller),
                customers::collector_id.eq(&collector),
            ))
            .execute(conn)?;
    }
    let row = Terms::of(conn, company, detail)?;
    let held: Option<Terms> = customer_terms::table
        .find(&id)
        .select(Terms::as_select())
        .first(conn)
        .optional()?;
    match held {
        Some(held) if held == row => {
            diesel::update(customer_terms::table.find(&id))
                .set(customer_terms::read_at.eq(now.naive_utc()))
                .execute(conn)?;
            counts.changed += i64::from(!same_people);
            counts.unchanged += i64::from(same_people);
        }
        Some(_) => {
            diesel::update(customer_terms::table.find(&id))
                .set((&row, customer_terms::read_at.eq(now.naive_utc())))
                .execute(conn)?;
            counts.changed += 1;
        }
        None => {
            insert(conn, company, &id, &row, now)?;
            counts.created += 1;
        }
    }
    Ok(counts)
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = customers, check_for_backend(MultiBackend))]
struct People {
    id: CustomerId,
    seller_id: Option<CatalogueId>,
    collector_id: Option<CatalogueId>,
}

fn find(conn: &mut Conn, company: &CompanyId, external_id: &str) -> DbResult<Option<People>> {
    Ok(customers::table
        .filter(customers::company_id.eq(company))
        .filter(customers::external_id.eq(external_id))
        .select(People::as_select())
        .first(conn)
        .optional()?)
}

/// The columns that the ERP owns. `credit_limit` is in hundredths of the company's own currency.
#[derive(Debug, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = customer_terms, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_null = true)]
struct Terms {
    price_list_id: Option<CatalogueId>,
    location_id: Option<CatalogueId>,
    credit_days: i32,
    credit_limit: i64,
    city: String,
    region: String,
    comments: String,
}

impl Terms {
    fn of(conn: &mut Conn, company: &CompanyId, detail: &ErpClientDetail) -> DbResult<Self> {
        let line = |text: &Option<String>| one_line(text.as_deref().unwrap_or_default());
        let price_list = detail.price_list_external_id.as_deref();
        let location = detail.location_external_id.as_deref();
        Ok(Self {
            price_list_id: entry(conn, company, CatalogueKind::PriceList, price_list)?,
            location_id: entry(conn, company, CatalogueKind::Location, location)?,
            credit_days: i32::try_from(detail.credit_days).unwrap_or(i32::MAX),
            credit_limit: detail.credit_limit,
            city: line(&detail.city),
            region: line(&detail.state),
            comments: line(&detail.comments),
        })
    }
}

fn entry(
    conn: &mut Conn,
    company: &CompanyId,
    kind: CatalogueKind,
    external_id: Option<&str>,
) -> DbResult<Option<CatalogueId>> {
    let Some(external_id) = external_id else {
        return Ok(None);
    };
    Ok(catalogue_entries::table
        .filter(catalogue_entries::company_id.eq(company))
        .filter(catalogue_entries::kind.eq(kind.code()))
        .filter(catalogue_entries::external_id.eq(external_id))
        .select(catalogue_entries::id)
        .first(conn)
        .optional()?)
}

fn insert(
    conn: &mut Conn,
    company: &CompanyId,
    id: &CustomerId,
    row: &Terms,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let read_at: NaiveDateTime = now.naive_utc();
    diesel::insert_into(customer_terms::table)
        .values((
            customer_terms::customer_id.eq(id),
            customer_terms::company_id.eq(company.as_str()),
            customer_terms::read_at.eq(read_at),
            row,
        ))
        .execute(conn)?;
    Ok(())
}
