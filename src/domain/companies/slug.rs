//! A company's place in addresses.

use diesel::prelude::*;

use crate::platform::db::schema::companies;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::text::fold;

const LONGEST: usize = 40;

/// Words that stand, or may come to stand, where a company's slug would.
pub const RESERVED: [&str; 41] = [
    "abcc",
    "account",
    "admin",
    "api",
    "app",
    "assets",
    "companies",
    "company",
    "credit",
    "demo",
    "es",
    "en",
    "ru",
    "favicon",
    "healthz",
    "help",
    "home",
    "hooks",
    "language",
    "login",
    "logout",
    "mail",
    "manager",
    "metrics",
    "new",
    "operator",
    "organizations",
    "p",
    "panel",
    "password",
    "profile",
    "readyz",
    "register",
    "robots",
    "s",
    "session",
    "settings",
    "setup",
    "static",
    "statement",
    "welcome",
];

/// The slug that a name asks for: ASCII letters, digits and single hyphens; never empty, never a
/// reserved word.
#[must_use]
pub fn slug_of(name: &str) -> String {
    let mut slug = String::new();
    for c in fold(name).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= LONGEST {
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() {
        "empresa".to_owned()
    } else if RESERVED.contains(&slug) {
        format!("empresa-{slug}")
    } else {
        slug.to_owned()
    }
}

/// The first free slug for a name: `paramo`, `paramo-2`, `paramo-3` …
///
/// # Errors
/// The database's.
pub(super) fn free_slug(conn: &mut Conn, name: &str) -> DbResult<String> {
    let wanted = slug_of(name);
    let taken: Vec<String> = companies::table
        .filter(companies::slug.like(format!("{wanted}%")))
        .select(companies::slug)
        .load(conn)?;
    let mut slug = wanted.clone();
    let mut number = 2;
    while taken.contains(&slug) {
        slug = format!("{wanted}-{number}");
        number += 1;
    }
    Ok(slug)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_become_plain_words() {
        for (name, slug) in [
            ("Comercializadora Páramo", "comercializadora-paramo"),
            ("  Ñandú & Cía., S.A. de C.V. ", "nandu-cia-s-a-de-c-v"),
            ("<script>alert(1)</script>", "script-alert-1-script"),
            ("Panel", "empresa-panel"),
            ("商店", "empresa"),
            ("", "empresa"),
        ] {
            assert_eq!(slug_of(name), slug, "{name}");
        }
    }

    proptest! {
        #[test]
        fn every_name_gives_a_slug_that_can_stand_in_an_address(name in any::<String>()) {
            let slug = slug_of(&name);
            prop_assert!(!slug.is_empty() && slug.len() <= LONGEST + 8);
            prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            prop_assert!(!slug.starts_with('-') && !slug.ends_with('-'));
            prop_assert!(!RESERVED.contains(&slug.as_str()));
        }
    }
}
