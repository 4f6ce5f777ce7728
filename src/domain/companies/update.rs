//! What administrators say about their company.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use diesel::prelude::*;

use crate::domain::audit::{self, Actor, Entry};
use crate::domain::collections::schedules;
use crate::platform::db::schema::companies;
use crate::platform::db::{Conn, DbResult};
use crate::platform::i18n::Locale;
use crate::platform::tone::Tone;
use crate::platform::values::ids::CompanyId;
use crate::platform::values::text::one_line;

const LONGEST_NAME: usize = 120;
const LONGEST_CONTACT: usize = 200;

/// A company's profile, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    name: String,
    zone: Tz,
    locale: Locale,
    contact: Option<String>,
    tone: String,
    country: String,
}

/// Which field of a profile cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProfileFault {
    /// Empty or longer than 120 characters.
    Name,
    /// Not an IANA time zone.
    Zone,
    /// Not a language of ours.
    Language,
    /// Longer than 200 characters.
    Contact,
    /// Not one of [`crate::platform::tone::TONES`].
    Tone,
    /// Not two letters of ISO 3166.
    Country,
}

impl ProfileFault {
    /// What to tell beside the field.
    #[must_use]
    pub fn words(self, locale: Locale) -> String {
        match self {
            Self::Name => locale.t("company-fault-name"),
            Self::Zone => locale.t("company-fault-zone"),
            Self::Language => locale.t("company-fault-language"),
            Self::Contact => locale.t("company-fault-contact"),
            Self::Tone => locale.t("company-fault-tone"),
            Self::Country => locale.t("company-fault-country"),
        }
    }
}

/// The fields of a form, as typed.
#[derive(Clone, Copy, Debug)]
pub struct Typed<'a> {
    /// Name as people know it.
    pub name: &'a str,
    /// IANA time zone.
    pub zone: &'a str,
    /// Language tag.
    pub language: &'a str,
    /// Whom debtors may ask; may be empty.
    pub contact: &'a str,
    /// One of [`crate::platform::tone::TONES`].
    pub tone: &'a str,
    /// Two letters of ISO 3166.
    pub country: &'a str,
}

impl Profile {
    /// Checks a form.
    ///
    /// # Errors
    /// Every field that cannot be taken.
    pub fn parse(typed: &Typed<'_>) -> Result<Self, Vec<ProfileFault>> {
        let name = one_line(typed.name);
        let contact = one_line(typed.contact);
        let country = typed.country.trim().to_ascii_uppercase();
        let zone = typed.zone.trim().parse::<Tz>();
        let locale = Locale::parse(typed.language);
        let faults: Vec<ProfileFault> = [
            (
                name.is_empty() || name.chars().count() > LONGEST_NAME,
                ProfileFault::Name,
            ),
            (zone.is_err(), ProfileFault::Zone),
            (locale.is_none(), ProfileFault::Language),
            (
                contact.chars().count() > LONGEST_CONTACT,
                ProfileFault::Contact,
            ),
            (!Tone::exists(typed.tone), ProfileFault::Tone),
            (
                country.len() != 2 || !country.bytes().all(|b| b.is_ascii_uppercase()),
                ProfileFault::Country,
            ),
        ]
        .into_iter()
        .filter_map(|(wrong, fault)| wrong.then_some(fault))
        .collect();
        match (zone, locale) {
            (Ok(zone), Some(locale)) if faults.is_empty() => Ok(Self {
                name,
                zone,
                locale,
                contact: Some(contact).filter(|text| !text.is_empty()),
                tone: typed.tone.to_owned(),
                country,
            }),
            _ => Err(faults),
        }
    }
}

/// Replaces a company's profile; in another time zone its armed schedules keep their civil time.
///
/// # Errors
/// The database's.
pub fn update(
    conn: &mut Conn,
    company: &CompanyId,
    profile: &Profile,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let before: Option<String> = companies::table
        .find(company)
        .select(companies::time_zone)
        .first(conn)
        .optional()?;
    diesel::update(companies::table.find(company))
        .set((
            companies::name.eq(&profile.name),
            companies::time_zone.eq(profile.zone.name()),
            companies::language.eq(profile.locale.tag()),
            companies::contact.eq(&profile.contact),
            companies::tone.eq(&profile.tone),
            companies::country.eq(&profile.country),
        ))
        .execute(conn)?;
    if before.is_some_and(|zone| zone != profile.zone.name()) {
        schedules::move_to(conn, company, profile.zone)?;
    }
    let entry = Entry {
        company: Some(company),
        action: "company.updated",
        subject: None,
        detail: None,
    };
    audit::record(conn, actor, &entry, now)
}
