//! How a company collects: message, hours, bank details. One row per company.

use chrono::NaiveTime;
use diesel::prelude::*;

use crate::domain::statements::BankDetail;
use crate::platform::clock;
use crate::platform::db::schema::{bank_details, collection_settings};
use crate::platform::db::{Conn, DbError, DbResult, MultiBackend};
use crate::platform::i18n::Locale;
use crate::platform::values::Currency;
use crate::platform::values::ids::{CompanyId, RowId, ScheduleId};

/// The row.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = collection_settings, check_for_backend(MultiBackend), treat_none_as_null = true)]
pub struct CollectionSettings {
    /// Whose.
    pub company_id: CompanyId,
    /// The master toggle: without it no notice leaves.
    pub active: bool,
    /// Neutral subject; variables as in [`super::message`].
    pub subject: String,
    /// First line of the mail.
    pub greeting: String,
    /// Text of the mail; an empty line parts paragraphs.
    pub body: String,
    /// Where debtors' answers go.
    pub reply_to: Option<String>,
    /// Days that must lie between two notices to one customer.
    pub minimum_days: i32,
    /// Customers who owe less than this in every currency get no notice, minor units.
    pub minimum_minor: i64,
    /// Sending starts, civil time.
    pub opens_at: NaiveTime,
    /// Sending ends, civil time, exclusive.
    pub closes_at: NaiveTime,
    /// Monday to Friday only.
    pub business_days_only: bool,
    /// National holidays are skipped.
    pub skip_holidays: bool,
    /// New customers start in this schedule, or off.
    pub new_customers_schedule_id: Option<ScheduleId>,
    /// Last change, UTC.
    pub updated_at: chrono::NaiveDateTime,
}

impl CollectionSettings {
    /// What a company starts with, in its language.
    #[must_use]
    pub fn initial(company: &CompanyId, locale: Locale) -> Self {
        Self {
            company_id: company.clone(),
            active: false,
            subject: locale.t("message-default-subject"),
            greeting: locale.t("message-default-greeting"),
            body: locale.t("message-default-body"),
            reply_to: None,
            minimum_days: 1,
            minimum_minor: 0,
            opens_at: hour(9),
            closes_at: hour(19),
            business_days_only: true,
            skip_holidays: true,
            new_customers_schedule_id: None,
            updated_at: clock::wall().naive_utc(),
        }
    }
}

fn hour(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default()
}

/// A company's settings, or what it starts with.
///
/// # Errors
/// The database's.
pub fn load(conn: &mut Conn, company: &CompanyId, locale: Locale) -> DbResult<CollectionSettings> {
    let row = collection_settings::table
        .find(company)
        .select(CollectionSettings::as_select())
        .first(conn)
        .optional()?;
    Ok(row.unwrap_or_else(|| CollectionSettings::initial(company, locale)))
}

/// Keeps the settings.
///
/// # Errors
/// The database's.
pub fn save(conn: &mut Conn, settings: &CollectionSettings) -> DbResult<()> {
    let row = CollectionSettings {
        updated_at: clock::wall().naive_utc(),
        ..settings.clone()
    };
    if rewrite(conn, &row)? {
        return Ok(());
    }
    let inserted = conn.transaction(|conn| {
        diesel::insert_into(collection_settings::table)
            .values(&row)
            .execute(conn)
    });
    match inserted.map_err(DbError::from) {
        Ok(_) => Ok(()),
        // A request at the same time was first.
        Err(fault) if fault.is_unique_violation() => rewrite(conn, &row).map(drop),
        Err(fault) => Err(fault),
    }
}

fn rewrite(conn: &mut Conn, row: &CollectionSettings) -> DbResult<bool> {
    let changed = diesel::update(collection_settings::table.find(&row.company_id))
        .set(row)
        .execute(conn)?;
    Ok(changed > 0)
}

/// Where to pay, by currency code.
///
/// # Errors
/// The database's.
pub fn banks(conn: &mut Conn, company: &CompanyId) -> DbResult<Vec<BankDetail>> {
    let rows: Vec<(Currency, String, String, String, Option<String>)> = bank_details::table
        .filter(bank_details::company_id.eq(company))
        .order(bank_details::currency)
        .select((
            bank_details::currency,
            bank_details::bank,
            bank_details::holder,
            bank_details::account,
            bank_details::reference,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(currency, bank, holder, account, reference)| BankDetail {
            currency,
            bank,
            holder,
            account,
            reference,
        })
        .collect())
}

/// Replaces all bank details of a company.
///
/// # Errors
/// The database's.
pub fn set_banks(conn: &mut Conn, company: &CompanyId, banks: &[BankDetail]) -> DbResult<()> {
    diesel::delete(bank_details::table.filter(bank_details::company_id.eq(company)))
        .execute(conn)?;
    for bank in banks {
        diesel::insert_into(bank_details::table)
            .values((
                bank_details::id.eq(RowId::new()),
                bank_details::company_id.eq(company),
                bank_details::currency.eq(bank.currency),
                bank_details::bank.eq(&bank.bank),
                bank_details::holder.eq(&bank.holder),
                bank_details::account.eq(&bank.account),
                bank_details::reference.eq(&bank.reference),
            ))
            .execute(conn)?;
    }
    Ok(())
}
