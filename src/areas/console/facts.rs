//! The facts of the audit log, with the codes that stand in them put into words.

use chrono::NaiveDate;

use super::team;
use crate::domain::memberships::Role;
use crate::domain::subscriptions::Addon;
use crate::platform::i18n::Locale;

/// A fact as it was written down beside `action`, for people; one of another form stays as it is.
pub(crate) fn fact(locale: Locale, action: &str, written: &str) -> String {
    let told = match action {
        "invitation.sent" | "invitation.accepted" | "membership.role_changed" => {
            with_role(locale, written)
        }
        "subscription.granted" | "subscription.changed" => terms(locale, written),
        _ => None,
    };
    told.unwrap_or_else(|| written.to_owned())
}

/// Such as `olga@sierra.test: member`.
fn with_role(locale: Locale, written: &str) -> Option<String> {
    let (who, role) = written.rsplit_once(": ")?;
    let role = team::role(locale, Role::parse(role)?);
    Some(format!("{who}: {role}"))
}

/// Such as `Negocios + collections · ∞`: plan, add-ons, last day.
fn terms(locale: Locale, written: &str) -> Option<String> {
    let (held, until) = written.rsplit_once(" · ")?;
    let named = |part: &str| {
        let addon = Addon::ALL.into_iter().find(|addon| addon.code() == part);
        addon.map_or_else(|| part.to_owned(), |addon| addon.words(locale))
    };
    let held: Vec<String> = held.split(" + ").map(named).collect();
    let until = match until {
        "∞" => locale.t("plans-endless"),
        day => day
            .parse::<NaiveDate>()
            .ok()?
            .format("%d/%m/%Y")
            .to_string(),
    };
    Some(format!("{} · {until}", held.join(" + ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_in_facts_are_put_into_words() {
        let told = |action, written| fact(Locale::Es, action, written);
        assert_eq!(
            told("invitation.sent", "olga@sierra.test: member"),
            "olga@sierra.test: Miembro"
        );
        assert_eq!(
            told("membership.role_changed", "olga@sierra.test: admin"),
            "olga@sierra.test: Administrador"
        );
        assert_eq!(
            told("subscription.granted", "Negocios + collections · ∞"),
            "Negocios + Notificaciones Automatizadas de Cobranza · Sin fecha de término"
        );
        assert_eq!(
            fact(Locale::En, "subscription.changed", "Starter · 2999-12-31"),
            "Starter · 31/12/2999"
        );
        for (action, written) in [
            ("invitation.sent", "olga@sierra.test"),
            ("subscription.ended", "Negocios"),
            ("task.written", "Llamar: member"),
        ] {
            assert_eq!(told(action, written), written);
        }
    }
}
