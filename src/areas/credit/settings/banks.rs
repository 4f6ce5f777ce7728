//! Where debtors pay: one account per currency.

use super::saved;
use super::typed::{Fields, Typed, first};
use super::view::load;
use crate::access::Manager;
use crate::areas::Answer;
use crate::domain::collections::setup;
use crate::domain::statements::BankDetail;
use crate::error::AppError;
use crate::platform::db::DbResult;
use crate::platform::i18n::Locale;
use crate::platform::values::Currency;
use crate::platform::values::bank::{AccountFault, AccountNumber};
use crate::platform::values::text::one_line;

const FIELDS: [&str; 5] = ["currency", "bank", "holder", "account", "reference"];
/// Longest name or reference, characters.
const LONGEST: usize = 80;

/// POST /manager/{company}/credit/settings/banks
///
/// # Errors
/// The database's.
pub async fn create(manager: Manager, fields: Fields) -> Answer {
    let mut typed = Typed::kept(&fields, FIELDS);
    let Some(detail) = read(&mut typed, manager.locale()) else {
        let mut page = load(&manager).await?;
        page.bank = typed.clone();
        return page.refused(&typed);
    };
    let (company, actor) = (manager.company().id.clone(), manager.actor());
    let code = detail.currency.code().to_owned();
    let done: DbResult<()> = manager
        .db()
        .write(move |conn| setup::replace_bank(conn, &company, &actor, detail))
        .await;
    done?;
    let text = manager.locale().t1("setup-bank-saved", "currency", &code);
    saved(&manager, "banks", text)
}

/// POST /manager/{company}/credit/settings/banks/removal
///
/// # Errors
/// 404 for what is no currency; the database's.
pub async fn remove(manager: Manager, fields: Fields) -> Answer {
    let currency = Currency::parse(first(&fields, "currency")).ok_or(AppError::NotFound)?;
    let (company, actor) = (manager.company().id.clone(), manager.actor());
    let done: DbResult<()> = manager
        .db()
        .write(move |conn| setup::remove_bank(conn, &company, &actor, currency))
        .await;
    done?;
    let text = manager
        .locale()
        .t1("setup-bank-removed", "currency", currency.code());
    saved(&manager, "banks", text)
}

fn read(typed: &mut Typed, locale: Locale) -> Option<BankDetail> {
    let line = |name| one_line(typed.value(name));
    let (bank, holder, reference) = (line("bank"), line("holder"), line("reference"));
    let currency = Currency::parse(typed.value("currency"));
    let account = currency.map(|currency| AccountNumber::parse(typed.value("account"), currency));
    if currency.is_none() {
        typed.refuse("currency", locale.t("setup-fault-currency"));
    }
    if let Some(Err(fault)) = &account {
        typed.refuse("account", reason(locale, *fault));
    }
    let account = account.and_then(Result::ok);
    let known = account.as_ref().and_then(AccountNumber::bank_name);
    let bank = if bank.is_empty() {
        known.unwrap_or_default().to_owned()
    } else {
        bank
    };
    for (name, text, needed) in [
        ("bank", &bank, account.is_some()),
        ("holder", &holder, true),
        ("reference", &reference, false),
    ] {
        if needed && text.is_empty() {
            typed.refuse(name, locale.t("setup-fault-empty"));
        } else if text.chars().count() > LONGEST {
            typed.refuse(name, locale.n("setup-fault-long", 80));
        }
    }
    if !typed.is_good() {
        return None;
    }
    Some(BankDetail {
        currency: currency?,
        bank,
        holder,
        account: account?.as_str().to_owned(),
        reference: Some(reference).filter(|text| !text.is_empty()),
    })
}

fn reason(locale: Locale, fault: AccountFault) -> String {
    match fault {
        AccountFault::ClabeForm => locale.t("setup-fault-clabe-form"),
        AccountFault::ClabeControlDigit => locale.t("setup-fault-clabe-digit"),
        AccountFault::IbanForm => locale.t("setup-fault-iban-form"),
        AccountFault::IbanCheckDigits => locale.t("setup-fault-iban-digits"),
        AccountFault::OtherForm => locale.t("setup-fault-account"),
    }
}
