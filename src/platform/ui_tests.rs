//! Templates and static files as a whole: they fit together and keep their budgets.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use std::path::{Path, PathBuf};

use askama::Template as _;

use super::look::tests::page;
use super::page::{Banner, CompanyFace, Flash, Mood, Page, Viewer};
use super::{assets, i18n::Locale};

type Row = (String, String, [i64; 5], &'static str, String);

#[derive(askama::Template)]
#[template(path = "demo/ui.html")]
struct Gallery {
    page: Page,
    rows: Vec<Row>,
}

#[derive(askama::Template)]
#[template(path = "errors/error.html")]
struct Failure {
    page: Page,
    status: u16,
    title: String,
    message: String,
    request_id: String,
    home: String,
    home_label: String,
}

#[derive(askama::Template)]
#[template(
    ext = "html",
    source = r#"{% extends "layouts/session.html" %}{% import "ui/form.html" as form %}{% import "ui/button.html" as button %}{% block content %}<h1>{{ page.title }}</h1>{{ form::summary(errors) }}<form class="form" method="post">{{ form::field("email", page.t("gallery-email"), "pedro@paramo.test", "email", "", errors[0].1, true, "username") }}{{ button::submit(page.t("error-401-title"), "primary wide") }}</form>{% endblock %}"#
)]
struct SessionSample {
    page: Page,
    errors: Vec<(String, String)>,
}

#[derive(askama::Template)]
#[template(
    ext = "html",
    source = r#"{% extends "layouts/public.html" %}{% import "ui/page.html" as parts %}{% block content %}{{ parts::heading(page.title) }}{% endblock %}"#
)]
struct PublicSample {
    page: Page,
}

fn full(path: &str, locale: Locale) -> Page {
    Page {
        locale,
        title: locale.t("gallery-title"),
        viewer: Some(Viewer {
            name: "Pedro Páramo".to_owned(),
            email: "pedro@paramo.test".to_owned(),
            operator: false,
        }),
        company: Some(CompanyFace {
            slug: "paramo".to_owned(),
            name: "Comercializadora Páramo".to_owned(),
            tone: "petrol".to_owned(),
            logo: None,
            admin: true,
            attention: 3,
            tasks: 0,
            extensions: Vec::new(),
            companies: Vec::new(),
        }),
        flash: Some(Flash {
            mood: Mood::Good,
            text: locale.t("gallery-good"),
        }),
        banners: vec![Banner {
            mood: Mood::Warn,
            text: locale.t("gallery-warn"),
            link: Some(("/manager".to_owned(), locale.t("nav-companies"))),
        }],
        demo: true,
        ..page(path)
    }
}

fn gallery(locale: Locale) -> String {
    let row = |name: &str, bands, state, label: &str| {
        (
            name.to_owned(),
            format!("pagos@{}.test", name.len()),
            bands,
            state,
            locale.t(label),
        )
    };
    let rows = vec![
        row(
            "Ferretería El Tornillo",
            [4_500_000, 0, 1_250_000, 0, 990_000],
            "overdue",
            "gallery-overdue",
        ),
        row(
            "Abarrotes La Esperanza de Comala",
            [1_200_000, 80_000, 0, 0, 0],
            "soon",
            "gallery-soon",
        ),
        row("Papelería Tinta", [0, 0, 0, 0, 0], "held", "gallery-held"),
    ];
    Gallery {
        page: full("/manager/paramo/credit", locale),
        rows,
    }
    .render()
    .unwrap()
}

fn failure() -> String {
    let es = Locale::Es;
    let failure = Failure {
        page: page("/none"),
        status: 404,
        title: es.t("error-404-title"),
        message: es.t("error-404-message"),
        request_id: "0193f2c4".to_owned(),
        home: "/".to_owned(),
        home_label: es.t("error-home"),
    };
    failure.render().unwrap()
}

fn session() -> String {
    let title = Locale::Es.t("error-401-title");
    let page = Page {
        title,
        demo: true,
        ..page("/login")
    };
    let errors = vec![("email".to_owned(), Locale::Es.t("gallery-email-error"))];
    SessionSample { page, errors }.render().unwrap()
}

fn public() -> String {
    PublicSample {
        page: full("/s/token", Locale::Es),
    }
    .render()
    .unwrap()
}

/// Every file under `folder`, with its text.
fn texts(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    found
}

fn compressed(name: &str) -> usize {
    assets::find(name, "br").unwrap().bytes.len()
}

#[test]
fn style_and_script_keep_their_budgets() {
    assert!(compressed("app.css") <= 20 * 1024);
    let scripts = texts("static/js");
    let names = scripts
        .iter()
        .map(|(path, _)| path.file_name().unwrap().to_str().unwrap());
    let sum: usize = names.map(|name| compressed(&format!("js/{name}"))).sum();
    assert!(sum <= 12 * 1024, "{sum}");
}

#[test]
fn templates_have_no_inline_style_or_script_so_the_strict_policy_holds() {
    for (path, text) in texts("templates") {
        if path.components().any(|part| part.as_os_str() == "mail") {
            continue;
        }
        for forbidden in [
            " style=",
            "<style",
            " onclick=",
            " onchange=",
            "javascript:",
            "http://",
            "https://",
        ] {
            assert!(
                !text.contains(forbidden),
                "{forbidden} in {}",
                path.display()
            );
        }
        let inline = text
            .split("<script")
            .skip(1)
            .any(|tag| !tag.contains("src="));
        assert!(!inline, "inline script in {}", path.display());
    }
}

#[test]
fn every_asset_that_a_template_names_exists() {
    for (path, text) in texts("templates") {
        for name in text
            .split("asset(\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap())
        {
            assert_ne!(
                assets::url(name),
                format!("/static/{name}"),
                "{name} in {}",
                path.display()
            );
        }
    }
}

#[test]
fn every_icon_that_a_template_names_is_drawn() {
    let sprite = std::fs::read_to_string("static/icons.svg").unwrap();
    for html in [gallery(Locale::Es), failure(), session(), public()] {
        for icon in html.split("<use href=\"").skip(1) {
            let name = icon.split('"').next().unwrap().split('#').nth(1).unwrap();
            assert!(sprite.contains(&format!("id=\"{name}\"")), "{name}");
        }
    }
}

#[test]
fn every_text_of_the_parts_exists_in_every_language() {
    for locale in Locale::ALL {
        let html = gallery(locale);
        assert!(html.contains(&format!(
            "<html lang=\"{}\" data-tone=\"petrol\">",
            locale.tag()
        )));
        assert!(!html.contains("Unknown localization"), "{html}");
    }
}

#[test]
fn a_field_in_error_keeps_its_value_and_is_tied_to_its_message() {
    let html = session();
    assert!(html.contains("value=\"pedro@paramo.test\""));
    assert!(html.contains("aria-invalid=\"true\" aria-describedby=\"f-email-error\""));
    assert!(html.contains("<p class=\"error\" id=\"f-email-error\">"));
    assert!(html.contains("<a href=\"#f-email\">"));
}

#[test]
fn the_console_marks_one_current_place() {
    assert_eq!(
        gallery(Locale::Es)
            .matches("class=\"place\" href=\"/manager/paramo/credit\" aria-current=\"page\"")
            .count(),
        1
    );
}

#[test]
fn the_tasks_have_a_key_and_no_two_places_share_one() {
    let html = gallery(Locale::Es);
    assert!(html.contains("href=\"/manager/paramo/tasks\" data-key=\"t\""));
    let mut keys: Vec<&str> = html
        .split(" data-key=\"")
        .skip(1)
        .map(|rest| &rest[..1])
        .collect();
    let all = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), all, "{keys:?}");
}

#[test]
#[ignore = "writes pages to look at, into $GALLERY"]
fn pages_to_look_at() {
    let folder = PathBuf::from(std::env::var("GALLERY").unwrap());
    let pages = [
        ("ui", gallery(Locale::Es)),
        ("error", failure()),
        ("session", session()),
        ("public", public()),
    ];
    for (name, html) in pages {
        std::fs::write(folder.join(format!("{name}.html")), html).unwrap();
    }
    for name in [
        "app.css",
        "icons.svg",
        "mark.svg",
        "js/app.js",
        "js/bulk.js",
        "js/keyboard.js",
        "js/guard.js",
        "js/poll.js",
    ] {
        let to = folder.join(assets::url(name).trim_start_matches('/'));
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(to, assets::find(name, "").unwrap().bytes).unwrap();
    }
}
