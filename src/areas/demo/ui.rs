//! The living gallery of every part of the interface.

use askama::Template;

use super::open;
use crate::access::Anyone;
use crate::areas::{Answer, html};
use crate::platform::i18n::Locale;
use crate::platform::page::{CompanyFace, Page};

type Row = (String, String, [i64; 5], &'static str, String);

#[derive(Template)]
#[template(path = "demo/ui.html")]
struct Gallery {
    page: Page,
    rows: Vec<Row>,
}

/// GET /demo/ui
///
/// # Errors
/// 404 outside the demo.
pub async fn show(visitor: Anyone) -> Answer {
    open(&visitor)?;
    let locale = visitor.locale();
    let mut page = visitor.page(locale.t("gallery-title"));
    page.zone = chrono_tz::America::Mexico_City;
    page.company = Some(CompanyFace {
        slug: "comercializadora-paramo".to_owned(),
        name: "Comercializadora Páramo".to_owned(),
        tone: "petrol".to_owned(),
        logo: None,
        admin: true,
        attention: 3,
        tasks: 0,
        extensions: Vec::new(),
        companies: Vec::new(),
    });
    html(&Gallery {
        page,
        rows: rows(locale),
    })
}

fn rows(locale: Locale) -> Vec<Row> {
    let row = |name: &str, email: &str, bands, state, label| {
        (name.to_owned(), email.to_owned(), bands, state, label)
    };
    vec![
        row(
            "Ferretería El Tornillo",
            "pagos@tornillo.test",
            [4_500_000, 0, 1_250_000, 0, 990_000],
            "overdue",
            locale.t("gallery-overdue"),
        ),
        row(
            "Abarrotes La Esperanza de Comala",
            "cxp@esperanza.test",
            [1_200_000, 80_000, 0, 0, 0],
            "soon",
            locale.t("gallery-soon"),
        ),
        row(
            "Papelería Tinta",
            "tinta@papeleria.test",
            [0, 0, 0, 0, 0],
            "held",
            locale.t("gallery-held"),
        ),
    ]
}
