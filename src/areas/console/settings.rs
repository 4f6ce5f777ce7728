//! The company's profile, as its administrators write it.

use actix_web::web::Form;
use askama::Template;
use chrono_tz::TZ_VARIANTS;
use serde::Deserialize;

use super::old_zones::OLD;
use crate::access::Manager;
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::collections::settings::{self, CollectionSettings};
use crate::domain::collections::setup::closures::{self, Closure};
use crate::domain::companies::logo::LogoFault;
use crate::domain::companies::{self, Company, Profile, ProfileFault, Typed, overview};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::i18n::Locale;
use crate::platform::look::initials;
use crate::platform::page::{Mood, Page};

/// Zones of Mexico, then of Spain; they head the list.
const NEAR: [&str; 15] = [
    "America/Mexico_City",
    "America/Bahia_Banderas",
    "America/Cancun",
    "America/Chihuahua",
    "America/Ciudad_Juarez",
    "America/Hermosillo",
    "America/Matamoros",
    "America/Mazatlan",
    "America/Merida",
    "America/Monterrey",
    "America/Ojinaga",
    "America/Tijuana",
    "Europe/Madrid",
    "Atlantic/Canary",
    "Africa/Ceuta",
];
const REGIONS: [&str; 9] = [
    "America/",
    "Europe/",
    "Africa/",
    "Asia/",
    "Atlantic/",
    "Australia/",
    "Indian/",
    "Pacific/",
    "Antarctica/",
];

/// The fields of the form.
#[derive(Deserialize)]
pub struct ProfileForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    contact: String,
    #[serde(default)]
    time_zone: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    country: String,
}

/// What is wrong, by field.
#[derive(Default)]
struct Faults {
    name: String,
    contact: String,
    time_zone: String,
    language: String,
    country: String,
    logo: String,
}

/// When the company sends nothing, for reading; it is changed where collections are set up.
struct Calendar {
    hours: String,
    business_days_only: bool,
    skip_holidays: bool,
    /// Name and days of each closure.
    closures: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "console/settings.html")]
struct SettingsPage {
    page: Page,
    form: ProfileForm,
    faults: Faults,
    errors: Vec<(String, String)>,
    initials: String,
    logo: String,
    calendar: Calendar,
    legal_name: String,
    tax_id: String,
    near: [&'static str; 15],
    zones: Vec<&'static str>,
    countries: Vec<(String, String)>,
}

/// GET /manager/{company}/settings
///
/// # Errors
/// The database's.
pub async fn edit(manager: Manager) -> Answer {
    let (company, calendar) = load(&manager).await?;
    let form = ProfileForm::of(&company);
    html(&page(
        &manager,
        (&company, calendar),
        form,
        Faults::default(),
    ))
}

/// POST /manager/{company}/settings
///
/// # Errors
/// The database's.
pub async fn update(manager: Manager, form: Form<ProfileForm>) -> Answer {
    let form = form.into_inner();
    let (company, calendar) = load(&manager).await?;
    let typed = Typed {
        name: &form.name,
        zone: &form.time_zone,
        language: &form.language,
        contact: &form.contact,
        tone: &company.tone,
        country: &form.country,
    };
    let profile = match Profile::parse(&typed) {
        Ok(profile) => profile,
        Err(faults) => {
            let faults = Faults::new(&faults, manager.locale());
            return unprocessable(&page(&manager, (&company, calendar), form, faults));
        }
    };
    let (id, actor) = (company.id.clone(), manager.actor());
    let saved: DbResult<()> = manager
        .db()
        .write(move |conn| companies::update(conn, &id, &profile, &actor, clock::wall()))
        .await;
    saved?;
    manager.flash(Mood::Good, manager.locale().t("home-settings-saved"));
    see_other(&manager.path_to("/settings"))
}

/// The page again, with what is wrong with the logo.
pub(super) async fn refused_logo(manager: &Manager, fault: LogoFault) -> Answer {
    let (company, calendar) = load(manager).await?;
    let form = ProfileForm::of(&company);
    let faults = Faults {
        logo: fault.words(manager.locale()),
        ..Faults::default()
    };
    unprocessable(&page(manager, (&company, calendar), form, faults))
}

async fn load(manager: &Manager) -> Result<(Company, Calendar), AppError> {
    let (id, locale) = (manager.company().id.clone(), manager.locale());
    let read: DbResult<_> = manager
        .db()
        .read(move |conn| {
            let settings = settings::load(conn, &id, locale)?;
            let closures = closures::list(conn, &id)?;
            Ok((overview(conn, &id)?, Calendar::new(&settings, &closures)))
        })
        .await;
    let (seen, calendar) = read?;
    Ok((seen.ok_or(AppError::NotFound)?.company, calendar))
}

impl Calendar {
    fn new(settings: &CollectionSettings, closures: &[Closure]) -> Self {
        let (opens, closes) = (settings.opens_at, settings.closes_at);
        Self {
            hours: format!("{}–{}", opens.format("%H:%M"), closes.format("%H:%M")),
            business_days_only: settings.business_days_only,
            skip_holidays: settings.skip_holidays,
            closures: closures
                .iter()
                .map(|one| (one.name.clone(), days_of(one)))
                .collect(),
        }
    }
}

fn days_of(closure: &Closure) -> String {
    let [from, until] =
        [closure.starts_on, closure.ends_on].map(|day| day.format("%d/%m/%Y").to_string());
    if from == until {
        from
    } else {
        format!("{from} – {until}")
    }
}

impl ProfileForm {
    fn of(company: &Company) -> Self {
        Self {
            name: company.name.clone(),
            contact: company.contact.clone().unwrap_or_default(),
            time_zone: company.time_zone.clone(),
            language: company.language.clone(),
            country: company.country.clone(),
        }
    }
}

impl Faults {
    fn new(faults: &[ProfileFault], locale: Locale) -> Self {
        let mut all = Self::default();
        for fault in faults {
            let words = fault.words(locale);
            match fault {
                ProfileFault::Name => all.name = words,
                ProfileFault::Contact => all.contact = words,
                ProfileFault::Zone => all.time_zone = words,
                ProfileFault::Language => all.language = words,
                ProfileFault::Country => all.country = words,
                ProfileFault::Tone => {}
            }
        }
        all
    }

    fn list(&self) -> Vec<(String, String)> {
        [
            ("name", &self.name),
            ("contact", &self.contact),
            ("time_zone", &self.time_zone),
            ("language", &self.language),
            ("country", &self.country),
            ("logo", &self.logo),
        ]
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(name, words)| (name.to_owned(), words.clone()))
        .collect()
    }
}

fn page(
    manager: &Manager,
    (company, calendar): (&Company, Calendar),
    form: ProfileForm,
    faults: Faults,
) -> SettingsPage {
    let locale = manager.locale();
    SettingsPage {
        page: manager.page(locale.t("home-settings")),
        errors: faults.list(),
        faults,
        initials: initials(&company.name),
        logo: company.logo.clone().unwrap_or_default(),
        calendar,
        legal_name: company.legal_name.clone(),
        tax_id: company.tax_id.clone(),
        near: NEAR,
        zones: zones(&form.time_zone),
        countries: countries(locale, &form.country),
        form,
    }
}

/// Every other zone under its name of today, and the present one even where it is an old name.
fn zones(present: &str) -> Vec<&'static str> {
    let current = |name: &str| {
        REGIONS.iter().any(|region| name.starts_with(region)) && OLD.binary_search(&name).is_err()
    };
    let listed = |name: &&str| !NEAR.contains(name) && (*name == present || current(name));
    TZ_VARIANTS
        .iter()
        .map(|zone| zone.name())
        .filter(listed)
        .collect()
}

/// Code and name; a country that is not in the list stays as its code.
fn countries(locale: Locale, present: &str) -> Vec<(String, String)> {
    let mut listed = vec![
        ("MX", locale.t("country-mx")),
        ("ES", locale.t("country-es")),
        ("AR", locale.t("country-ar")),
        ("BO", locale.t("country-bo")),
        ("CL", locale.t("country-cl")),
        ("CO", locale.t("country-co")),
        ("CR", locale.t("country-cr")),
        ("DO", locale.t("country-do")),
        ("EC", locale.t("country-ec")),
        ("GT", locale.t("country-gt")),
        ("HN", locale.t("country-hn")),
        ("NI", locale.t("country-ni")),
        ("PA", locale.t("country-pa")),
        ("PE", locale.t("country-pe")),
        ("PR", locale.t("country-pr")),
        ("PY", locale.t("country-py")),
        ("SV", locale.t("country-sv")),
        ("US", locale.t("country-us")),
        ("UY", locale.t("country-uy")),
        ("VE", locale.t("country-ve")),
    ];
    if !listed.iter().any(|(code, _)| *code == present) {
        listed.push((present, present.to_owned()));
    }
    listed
        .into_iter()
        .map(|(code, name)| (code.to_owned(), name))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_zone_of_the_list_is_one_and_stands_once() {
        for name in NEAR {
            assert!(name.parse::<chrono_tz::Tz>().is_ok(), "{name}");
            assert!(!zones("").contains(&name));
        }
        assert!(zones("").contains(&"America/Bogota"));
        assert!(!zones("").contains(&"Etc/GMT+1") && !zones("").contains(&"US/Pacific"));
        assert!(zones("US/Pacific").contains(&"US/Pacific"));
        assert!(zones("").contains(&"Asia/Kolkata") && zones("").contains(&"Europe/Amsterdam"));
        for old in ["Asia/Calcutta", "America/Knox_IN", "Africa/Asmera"] {
            assert!(!zones("").contains(&old) && zones(old).contains(&old));
        }
    }

    #[test]
    fn a_country_outside_the_list_is_kept() {
        assert_eq!(countries(Locale::Es, "MX").len(), 20);
        assert!(countries(Locale::Es, "RU").contains(&("RU".to_owned(), "RU".to_owned())));
    }
}
