//! The house's own rules: which drawer may open which, languages that say the same, no text that
//! nobody reads.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::from(folder)];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|found| found == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Uses of a drawer, outside comments.
fn uses(path: &Path, wanted: &str) -> Vec<String> {
    std::fs::read_to_string(path)
        .unwrap()
        .lines()
        .filter(|line| !line.trim_start().starts_with("//") && line.contains(wanted))
        .map(|line| format!("{}: {}", path.display(), line.trim()))
        .collect()
}

#[test]
fn dependencies_go_one_way() {
    let forbidden = [
        (
            "src/platform",
            &["crate::domain", "crate::access", "crate::areas"][..],
        ),
        ("src/domain", &["crate::access", "crate::areas"][..]),
        ("src/access", &["crate::areas"][..]),
    ];
    let broken: Vec<String> = forbidden
        .iter()
        .flat_map(|(folder, names)| {
            files(folder, "rs")
                .into_iter()
                .map(move |file| (file, names))
        })
        .flat_map(|(file, names)| {
            names
                .iter()
                .flat_map(|name| uses(&file, name))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn the_domain_does_not_know_the_web() {
    let broken: Vec<String> = ["src/domain", "src/platform"]
        .iter()
        .flat_map(|folder| files(folder, "rs"))
        // The simulator is a server, and so is what its tests let it call.
        .filter(|file| !file.to_string_lossy().contains("simulator"))
        .filter(|file| !file.ends_with("erp/bind/tests/listener.rs"))
        .flat_map(|file| uses(&file, "actix_"))
        .collect();
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn only_the_database_folder_knows_the_engines() {
    let broken: Vec<String> = files("src", "rs")
        .into_iter()
        .filter(|file| !file.starts_with("src/platform/db"))
        .flat_map(|file| [uses(&file, "Conn::Pg"), uses(&file, "Conn::Sqlite")].concat())
        .collect();
    assert!(broken.is_empty(), "{broken:#?}");
}

/// Keys of one language with the names of their variables.
fn texts(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for file in files(&format!("src/platform/i18n/locales/{language}"), "ftl") {
        let source = std::fs::read_to_string(&file).unwrap();
        let mut key = None;
        for line in source.lines() {
            let starts_a_key = line
                .chars()
                .next()
                .is_some_and(|first| first.is_ascii_lowercase());
            if let (true, Some((name, _))) = (starts_a_key, line.split_once(" =")) {
                let earlier = found.insert(name.to_owned(), BTreeSet::new());
                assert!(earlier.is_none(), "{name} stands twice in {language}");
                key = Some(name.to_owned());
            }
            if let Some(key) = &key {
                let variables = line.split('$').skip(1).map(|rest| {
                    rest.chars()
                        .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                        .collect::<String>()
                });
                found.get_mut(key).unwrap().extend(variables);
            }
        }
    }
    found
}

#[test]
fn every_language_has_the_same_texts() {
    let spanish = texts("es");
    for language in ["en", "ru"] {
        let other = texts(language);
        assert_eq!(
            spanish.keys().collect::<Vec<_>>(),
            other.keys().collect::<Vec<_>>(),
            "{language}"
        );
        for (key, variables) in &spanish {
            assert_eq!(variables, &other[key], "variables of {key} in {language}");
        }
    }
}

/// The arms of every choice in a language's files: where it stands, then name and text of each.
fn choices(language: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let mut found = Vec::new();
    for file in files(&format!("src/platform/i18n/locales/{language}"), "ftl") {
        let source = std::fs::read_to_string(&file).unwrap();
        for (at, arrow) in source.match_indices(" ->\n") {
            let line = source[..at].lines().last().unwrap();
            let block = &source[at + arrow.len()..];
            let arms = block
                .lines()
                .map(|line| line.trim().trim_start_matches('*'))
                .map_while(|line| line.strip_prefix('[')?.split_once(']'))
                .map(|(name, text)| (name.to_owned(), text.trim().to_owned()))
                .collect();
            found.push((format!("{}: {line}", file.display()), arms));
        }
    }
    found
}

/// `one` is 1, 21 and 31 in Russian, so it must say the number wherever the others do.
#[test]
fn russian_counts_in_its_own_forms() {
    let all = choices("ru");
    assert!(all.len() > 20, "{}", all.len());
    for (place, arms) in all.iter().filter(|(place, _)| place.contains("$count")) {
        for form in ["one", "few", "many", "other"] {
            assert!(arms.contains_key(form), "{place} has no [{form}]");
        }
        let shows = |form: &str| arms[form].contains("$count") || arms[form].contains("$shown");
        assert_eq!(shows("one"), shows("other"), "{place}: [one]");
    }
}

/// A text that was copied and not translated has Latin words and no Cyrillic.
#[test]
fn russian_is_written_in_russian() {
    let is_name = |key: &str| key.ends_with("-file") || key == "runs-message-id";
    let mut bare = Vec::new();
    for file in files("src/platform/i18n/locales/ru", "ftl") {
        let source = std::fs::read_to_string(&file).unwrap();
        for line in source.lines() {
            let Some((key, text)) = line.split_once(" = ") else {
                continue;
            };
            if !is_name(key) && is_latin(text) {
                bare.push(line.to_owned());
            }
        }
    }
    assert!(bare.is_empty(), "{bare:#?}");
}

/// Words of lower-case Latin outside variables, and nothing in Cyrillic.
fn is_latin(text: &str) -> bool {
    let mut depth = 0_usize;
    let mut words = String::new();
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => words.push(c),
            _ => {}
        }
    }
    let lower = words.chars().filter(char::is_ascii_lowercase).count();
    lower > 2 && !words.chars().any(|c| ('\u{400}'..'\u{500}').contains(&c))
}

/// Literal keys in calls such as `t("key")`, in code and templates.
fn called() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let sources = [
        files("src", "rs"),
        files("templates", "html"),
        files("templates", "txt"),
    ]
    .concat();
    for file in sources {
        let source = std::fs::read_to_string(&file).unwrap();
        for call in [".t(\"", ".t1(\"", ".n(\"", ".args(\"", ".t(\n"] {
            for rest in source.split(call).skip(1) {
                if let Some(key) = rest.trim_start().trim_start_matches('"').split('"').next() {
                    found.insert(key.to_owned());
                }
            }
        }
    }
    found
}

#[test]
fn every_text_that_is_called_exists() {
    let known = texts("es");
    let missing: Vec<String> = called()
        .into_iter()
        .filter(|key| {
            !key.is_empty()
                && key
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
        })
        .filter(|key| !known.contains_key(key))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

/// `cp .env.example .env` is how an installation begins.
#[test]
fn the_example_of_settings_can_be_used() {
    let given: std::collections::HashMap<String, String> = dotenvy::from_path_iter(".env.example")
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(given["MAIL_FROM"], "Mostrador <avisos@mostrador.example>");
    let mut variables = given.clone();
    variables.insert("SECRET_KEY".to_owned(), "ab".repeat(32));
    mostrador::config::Config::from_variables(&variables).unwrap();
    let text = std::fs::read_to_string(".env.example").unwrap();
    let names: Vec<&str> = text
        .lines()
        .filter_map(|line| line.trim_start_matches('#').split_once('='))
        .map(|(name, _)| name)
        .filter(|name| name.chars().all(|c| c.is_ascii_uppercase() || c == '_'))
        .collect();
    let once: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(once.len(), names.len(), "{names:?}");
    let known = std::fs::read_to_string("src/config.rs").unwrap();
    for name in once.iter().filter(|name| **name != "RUST_LOG") {
        assert!(known.contains(&format!("\"{name}\"")), "{name}");
    }
}
