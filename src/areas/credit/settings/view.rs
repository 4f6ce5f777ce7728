//! The page of settings as a whole.

use askama::Template;
use chrono::NaiveTime;

use super::typed::Typed;
use crate::access::Manager;
use crate::areas::{Answer, unprocessable};
use crate::domain::collections::schedules::Schedule;
use crate::domain::collections::settings::{self, CollectionSettings};
use crate::domain::collections::setup::closures::{self, Closure};
use crate::domain::collections::setup::preview;
use crate::domain::collections::{message, schedules};
use crate::domain::statements::BankDetail;
use crate::domain::subscriptions::{Availability, Extension, availability};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::i18n::Locale;
use crate::platform::page::Page;
use crate::platform::values::bank::AccountNumber;
use crate::platform::values::ids::CustomerId;
use crate::platform::values::{Currency, Money};

/// The page.
#[derive(Template)]
#[template(path = "credit/setup/settings.html")]
pub struct SettingsPage {
    page: Page,
    active: bool,
    contracted: bool,
    lapsed: bool,
    paused: bool,
    pub(super) message: Typed,
    pub(super) bank: Typed,
    pub(super) hours: Typed,
    pub(super) limits: Typed,
    pub(super) closure: Typed,
    tone: String,
    banks: Vec<Account>,
    closures: Vec<Closure>,
    schedules: Vec<Schedule>,
    sample: Option<(CustomerId, String)>,
    variables: String,
    pub(super) errors: Vec<(String, String)>,
}

/// An account as it is listed.
struct Account {
    currency: Currency,
    bank: String,
    holder: String,
    grouped: String,
    reference: String,
}

struct State {
    settings: CollectionSettings,
    banks: Vec<BankDetail>,
    closures: Vec<Closure>,
    schedules: Vec<Schedule>,
    sample: Option<(CustomerId, String)>,
    stands: Availability,
}

/// Reads the page as it stands.
pub(super) async fn load(manager: &Manager) -> Result<SettingsPage, AppError> {
    let (company, locale) = (manager.company().id.clone(), super::locale_of(manager));
    let read: DbResult<State> = manager
        .db()
        .read(move |conn| {
            Ok(State {
                settings: settings::load(conn, &company, locale)?,
                banks: settings::banks(conn, &company)?,
                closures: closures::list(conn, &company)?,
                schedules: schedules::list(conn, &company)?,
                sample: preview::sample(conn, &company)?,
                stands: availability(conn, &company, Extension::Collections, clock::wall())?,
            })
        })
        .await;
    Ok(SettingsPage::of(manager, read?))
}

impl SettingsPage {
    fn of(manager: &Manager, state: State) -> Self {
        let settings = &state.settings;
        Self {
            page: manager.page(manager.locale().t("setup-title")),
            active: settings.active,
            contracted: state.stands.is_contracted(),
            lapsed: state.stands == Availability::Lapsed,
            paused: manager.company().paused_at.is_some(),
            message: message_of(settings),
            bank: Typed::default(),
            hours: hours_of(settings),
            limits: limits_of(settings, manager),
            closure: Typed::default(),
            tone: manager.company().tone.clone(),
            banks: state.banks.into_iter().map(account).collect(),
            closures: state.closures,
            schedules: state.schedules,
            sample: state.sample,
            variables: variables(manager.locale()),
            errors: Vec::new(),
        }
    }

    /// Puts an account that there is into its form.
    pub(super) fn edit_account(&mut self, currency: &str) {
        let wanted = Currency::parse(currency);
        if let Some(found) = self
            .banks
            .iter()
            .find(|account| Some(account.currency) == wanted)
        {
            self.bank = Typed::of([
                ("currency", found.currency.code().to_owned()),
                ("bank", found.bank.clone()),
                ("holder", found.holder.clone()),
                ("account", found.grouped.clone()),
                ("reference", found.reference.clone()),
            ]);
        }
    }

    /// The page with the faults of one form, 422.
    pub(super) fn refused(mut self, form: &Typed) -> Answer {
        self.errors = form.errors();
        unprocessable(&self)
    }
}

/// The variables, each with what it stands for where the reader has another word for it.
fn variables(locale: Locale) -> String {
    let words = [
        locale.t("setup-variable-customer"),
        locale.t("setup-variable-company"),
        locale.t("setup-variable-balance"),
        locale.t("setup-variable-overdue"),
        locale.t("setup-variable-date"),
    ];
    let told = |(name, word): (&str, &String)| match name == word {
        true => format!("{{{name}}}"),
        false => format!("{{{name}}} ({word})"),
    };
    let all: Vec<String> = message::NAMES.into_iter().zip(&words).map(told).collect();
    all.join(" ")
}

fn message_of(settings: &CollectionSettings) -> Typed {
    Typed::of([
        ("subject", settings.subject.clone()),
        ("greeting", settings.greeting.clone()),
        ("body", settings.body.clone()),
        ("reply_to", settings.reply_to.clone().unwrap_or_default()),
    ])
}

fn hours_of(settings: &CollectionSettings) -> Typed {
    Typed::of([
        ("opens_at", clock_time(settings.opens_at)),
        ("closes_at", clock_time(settings.closes_at)),
        (
            "business_days_only",
            settings.business_days_only.to_string(),
        ),
        ("skip_holidays", settings.skip_holidays.to_string()),
    ])
}

fn limits_of(settings: &CollectionSettings, manager: &Manager) -> Typed {
    let minimum = Money::new(settings.minimum_minor, Currency::MXN);
    let schedule = settings.new_customers_schedule_id.as_ref();
    Typed::of([
        ("minimum_days", settings.minimum_days.to_string()),
        ("minimum_amount", minimum.amount(manager.locale())),
        (
            "new_customers",
            schedule.map(ToString::to_string).unwrap_or_default(),
        ),
    ])
}

fn clock_time(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

fn account(bank: BankDetail) -> Account {
    let number = AccountNumber::parse(&bank.account, bank.currency);
    Account {
        grouped: number.map_or(bank.account, |number| number.grouped()),
        currency: bank.currency,
        bank: bank.bank,
        holder: bank.holder,
        reference: bank.reference.unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_is_explained_to_who_has_another_word_for_it() {
        assert_eq!(
            variables(Locale::Es),
            "{cliente} {empresa} {saldo} {vencido} {fecha}"
        );
        assert!(variables(Locale::En).starts_with("{cliente} (customer) {empresa} (company)"));
        assert!(variables(Locale::Ru).ends_with("{fecha} (дата)"));
    }
}
