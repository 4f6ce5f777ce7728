//! The facts of the audit log, with the codes that stand in them put into words.

use chrono::NaiveDate;
use uuid::Uuid;

use super::team;
use crate::domain::memberships::Role;
use crate::domain::subscriptions::Addon;
use crate::domain::work;
use crate::platform::i18n::Locale;
use crate::platform::look;

/// A fact as it was written down beside `action`, for people; one of another form stays as it is.
pub(crate) fn fact(locale: Locale, action: &str, written: &str) -> String {
    let told = match action {
        "invitation.sent" | "invitation.accepted" | "membership.role_changed" => {
            with_role(locale, written)
        }
        "subscription.granted" | "subscription.changed" => terms(locale, written),
        "job.retried" | "job.cancelled" => Some(work::kind_words(locale, written)),
        "session.created" | "second_factor.shown" => by_code(locale, written),
        "customer.language" => Locale::parse(written).map(|language| language.name().to_owned()),
        "company.tone_changed" => tone(locale, written),
        "customer.held" => day_and_note(written),
        "document.held" | "task.assigned" => thing_and_day(written),
        "closure.added" | "closure.removed" => stretch(written),
        "secret.rotated" => rotated(locale, written),
        _ => None,
    };
    told.unwrap_or_else(|| without_id(written))
}

/// Nothing for a bare id, which tells people nothing.
fn without_id(written: &str) -> String {
    match Uuid::try_parse(written) {
        Ok(_) => String::new(),
        Err(_) => written.to_owned(),
    }
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
        until => day(until)?,
    };
    Some(format!("{} · {until}", held.join(" + ")))
}

/// Only `recovery_code`: how somebody got in.
fn by_code(locale: Locale, written: &str) -> Option<String> {
    (written == "recovery_code").then(|| locale.t("audit-fact-recovery-code"))
}

/// Such as `terracotta`.
fn tone(locale: Locale, written: &str) -> Option<String> {
    let mut known = look::tones(locale).into_iter();
    let found = known.find(|(tone, _)| *tone == written);
    found.map(|(_, name)| name)
}

/// Such as `2026-03-31 promised to pay`: the last day, and why.
fn day_and_note(written: &str) -> Option<String> {
    let (until, note) = written.split_once(' ').unwrap_or((written, ""));
    let told = format!("{} {note}", day(until)?);
    Some(told.trim_end().to_owned())
}

/// Such as `F-12 2026-03-31` or `Ana Luna · 2026-03-31`.
fn thing_and_day(written: &str) -> Option<String> {
    let (thing, until) = written.rsplit_once(' ')?;
    Some(format!("{thing} {}", day(until)?))
}

/// Such as `2026-12-24 – 2026-12-26 Christmas`; a single day is told once.
fn stretch(written: &str) -> Option<String> {
    let (starts, rest) = written.split_once(" – ")?;
    let (ends, name) = rest.split_once(' ').unwrap_or((rest, ""));
    let days = match starts == ends {
        true => day(starts)?,
        false => format!("{} – {}", day(starts)?, day(ends)?),
    };
    Some(format!("{days} {name}").trim_end().to_owned())
}

/// Such as `wrapped 3, renewed 0, sealed anew 12`.
fn rotated(locale: Locale, written: &str) -> Option<String> {
    let rest = written.strip_prefix("wrapped ")?;
    let (wrapped, rest) = rest.split_once(", renewed ")?;
    let (renewed, resealed) = rest.split_once(", sealed anew ")?;
    let count = |text: &str| text.parse::<i64>().ok();
    Some(locale.args(
        "audit-fact-rotated",
        &[
            ("wrapped", count(wrapped)?.into()),
            ("renewed", count(renewed)?.into()),
            ("resealed", count(resealed)?.into()),
        ],
    ))
}

/// An ISO day as pages write it.
fn day(written: &str) -> Option<String> {
    let day: NaiveDate = written.parse().ok()?;
    Some(day.format("%d/%m/%Y").to_string())
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
            ("session.created", "otra cosa"),
            ("customer.language", "tlingit"),
            ("customer.held", "sin día"),
            ("task.assigned", "Ana · —"),
            ("closure.removed", "Navidad – Reyes"),
            ("secret.rotated", "wrapped all"),
        ] {
            assert_eq!(told(action, written), written);
        }
    }

    #[test]
    fn each_language_has_its_words_for_a_fact() {
        for (action, written, told) in [
            (
                "job.retried",
                "sync",
                ["Sincronización", "Synchronisation", "Синхронизация"],
            ),
            (
                "session.created",
                "recovery_code",
                [
                    "Con un código de recuperación",
                    "With a recovery code",
                    "С кодом восстановления",
                ],
            ),
            (
                "company.tone_changed",
                "green",
                ["Verde", "Green", "Зелёный"],
            ),
            (
                "secret.rotated",
                "wrapped 3, renewed 0, sealed anew 12",
                [
                    "Claves envueltas de nuevo: 3; renovadas: 0; secretos sellados de nuevo: 12",
                    "Keys wrapped anew: 3; renewed: 0; secrets sealed anew: 12",
                    "Ключей перешифровано: 3; заменено: 0; секретов запечатано заново: 12",
                ],
            ),
        ] {
            let found = Locale::ALL.map(|locale| fact(locale, action, written));
            assert_eq!(found, told, "{action}");
        }
    }

    #[test]
    fn days_and_languages_are_told_as_pages_tell_them() {
        for locale in Locale::ALL {
            for (action, written, told) in [
                ("customer.language", "en", "English"),
                ("customer.held", "2026-03-31", "31/03/2026"),
                (
                    "customer.held",
                    "2026-03-31 vuelve el 2026-04-01",
                    "31/03/2026 vuelve el 2026-04-01",
                ),
                ("document.held", "F-12 2026-03-31", "F-12 31/03/2026"),
                (
                    "task.assigned",
                    "Ana Luna · 2026-03-31",
                    "Ana Luna · 31/03/2026",
                ),
                (
                    "closure.added",
                    "2026-12-24 – 2026-12-26 Navidad",
                    "24/12/2026 – 26/12/2026 Navidad",
                ),
                (
                    "closure.removed",
                    "2026-12-24 – 2026-12-24 Nochebuena",
                    "24/12/2026 Nochebuena",
                ),
                (
                    "closure.removed",
                    "0199a0c2-7a10-7f3a-8f00-0123456789ab",
                    "",
                ),
            ] {
                assert_eq!(fact(locale, action, written), told, "{action}");
            }
        }
    }
}
