//! The statement of account as a PDF: tagged (PDF/UA-1), US Letter, as it is handed over a counter.

mod bank;
mod block;
mod head;
mod own;
#[cfg(test)]
pub(super) mod sample;
mod tone;

use std::num::NonZeroU16;

use chrono::NaiveDate;

use super::Statement;
use crate::domain::documents::Wording;
use crate::platform::documents::pdf::{PdfError, Picture, Role, Setup, Sheet, Slot, Style};
use crate::platform::i18n::Locale;
use tone::{HAIRLINE, INK, QUIET};

pub(super) use bank::account_label;
pub(super) use block::band_labels;

const TITLE_LEVEL: NonZeroU16 = NonZeroU16::MIN;
const SECTION_LEVEL: NonZeroU16 = TITLE_LEVEL.saturating_add(1);

/// The statement as a PDF document. The same statement gives the same bytes.
///
/// # Errors
/// [`PdfError`] when the fonts or the writer fail, never because of what a name contains.
pub fn render(statement: &Statement, locale: Locale) -> Result<Vec<u8>, PdfError> {
    render_with(statement, Own::default(), locale)
}

/// What a company's PDFs have of its own.
#[derive(Clone, Copy, Debug, Default)]
pub struct Own<'a> {
    /// Its words and tone.
    pub wording: Option<&'a Wording>,
    /// Its logo, in the place of its initials.
    pub logo: Option<&'a Picture>,
}

/// The same with the company's own words and look, where it has some.
///
/// # Errors
/// As [`render`].
pub fn render_with(
    statement: &Statement,
    own: Own<'_>,
    locale: Locale,
) -> Result<Vec<u8>, PdfError> {
    let sheet = compose_with(statement, own, locale)?;
    let footer = own.wording.map(|own| own.footer.as_str());
    let footer = match footer.filter(|text| !text.is_empty()) {
        Some(text) => text.to_owned(),
        None => issuer(statement, locale),
    };
    sheet.finish(&footer, |page, pages| {
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX).into();
        locale.args(
            "statement-doc-page",
            &[("page", number(page)), ("pages", number(pages))],
        )
    })
}

#[cfg(test)]
fn compose(statement: &Statement, locale: Locale) -> Result<Sheet, PdfError> {
    compose_with(statement, Own::default(), locale)
}

fn compose_with(
    statement: &Statement,
    Own { wording, logo }: Own<'_>,
    locale: Locale,
) -> Result<Sheet, PdfError> {
    let ours = Wording::default();
    let own = wording.unwrap_or(&ours);
    let title = if own.title.is_empty() {
        locale.t("statement-doc-title")
    } else {
        own.title.clone()
    };
    let mut sheet = Sheet::new(setup(statement, &title, locale))?;
    let letterhead = head::Letterhead {
        title: &title,
        tone: own.tone.as_deref(),
        mark: match logo {
            _ if !own.show_logo => head::Mark::Nothing,
            Some(picture) => head::Mark::Logo(picture),
            None => head::Mark::Initials,
        },
    };
    head::draw(&mut sheet, statement, &letterhead, locale);
    own::paragraphs(&mut sheet, &own.intro);
    for block in &statement.blocks {
        block::draw(&mut sheet, block, locale);
    }
    if statement.blocks.is_empty() {
        nothing_open(&mut sheet, statement, locale);
    }
    bank::draw(&mut sheet, statement, locale);
    own::paragraphs(&mut sheet, &own.closing);
    note(&mut sheet, statement, locale);
    Ok(sheet)
}

fn setup(statement: &Statement, title: &str, locale: Locale) -> Setup {
    let date = locale.t1("statement-doc-as-of", "date", &day(statement.as_of));
    let (creditor, debtor) = (&statement.creditor.name, &statement.debtor.name);
    Setup {
        title: format!("{title} {date} – {debtor}"),
        author: creditor.clone(),
        language: locale.tag().to_owned(),
        running: format!("{title} {date}  ·  {debtor}"),
        quiet: QUIET,
        hairline: HAIRLINE,
    }
}

fn issuer(statement: &Statement, locale: Locale) -> String {
    let creditor = &statement.creditor;
    if creditor.tax_id.is_empty() {
        return creditor.name.clone();
    }
    format!(
        "{}  ·  {}",
        creditor.name,
        locale.t1("statement-doc-tax-id", "id", &creditor.tax_id)
    )
}

fn nothing_open(sheet: &mut Sheet, statement: &Statement, locale: Locale) {
    sheet.space(30.0);
    let part = sheet.open(None, Role::Paragraph);
    let text = locale.t1(
        "statement-doc-nothing-open",
        "date",
        &day(statement.data_as_of),
    );
    let end = sheet.lines(
        Slot::LINE,
        sheet.y(),
        &text,
        Style::bold(13.0, INK),
        3,
        Some(part),
    );
    let part = sheet.open(None, Role::Paragraph);
    let thanks = locale.t("statement-doc-thanks");
    let end = sheet.lines(
        Slot::LINE,
        end + 5.0,
        &thanks,
        Style::regular(10.5, QUIET),
        3,
        Some(part),
    );
    sheet.move_to(end);
}

fn note(sheet: &mut Sheet, statement: &Statement, locale: Locale) {
    sheet.space(18.0);
    sheet.keep(26.0);
    let part = sheet.open(None, Role::Paragraph);
    let text = locale.t1("statement-doc-note", "date", &day(statement.data_as_of));
    let end = sheet.lines(
        Slot::LINE,
        sheet.y(),
        &text,
        Style::regular(8.2, QUIET),
        3,
        Some(part),
    );
    sheet.move_to(end);
}

/// A date as `dd/mm/aaaa`.
pub(super) fn day(date: NaiveDate) -> String {
    date.format("%d/%m/%Y").to_string()
}

#[cfg(test)]
#[path = "pdf/tests.rs"]
mod tests;
