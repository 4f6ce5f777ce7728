//! The top of the first page: who is owed, who owes, and on which day.

use super::super::{Debtor, Statement};
use super::tone::{INK, QUIET, tone};
use super::{TITLE_LEVEL, day};
use crate::platform::documents::pdf::{
    Colour, LEFT, Picture, RIGHT, Role, Sheet, Slot, Style, TOP,
};
use crate::platform::i18n::Locale;

/// Side of the company's mark, points.
const MARK: f32 = 34.0;
/// Greatest width of a logo, points.
const LOGO: f32 = 96.0;
/// Between the mark and the name, points.
const GAP: f32 = 11.0;
/// Width of the left column, points.
const HALF: f32 = 290.0;

/// What stands beside the company's name.
pub enum Mark<'a> {
    /// Nothing.
    Nothing,
    /// Its initials.
    Initials,
    /// Its logo.
    Logo(&'a Picture),
}

/// What a letterhead has of the company's own.
pub struct Letterhead<'a> {
    /// What the document is called.
    pub title: &'a str,
    /// Its tone of colour; none: the company's.
    pub tone: Option<&'a str>,
    /// What stands beside the name.
    pub mark: Mark<'a>,
}

/// Draws the letterhead and the two parties.
pub fn draw(sheet: &mut Sheet, statement: &Statement, own: &Letterhead<'_>, locale: Locale) {
    letterhead(sheet, statement, own, locale);
    let top = sheet.y();
    let left = debtor(sheet, &statement.debtor, top, locale);
    let right = contact(sheet, statement, top, locale);
    sheet.move_to(left.max(right) + 10.0);
}

fn letterhead(sheet: &mut Sheet, statement: &Statement, own: &Letterhead<'_>, locale: Locale) {
    let (creditor, title) = (&statement.creditor, own.title);
    let tone = tone(own.tone.unwrap_or(&creditor.tone));
    let x = match own.mark {
        Mark::Nothing => LEFT,
        Mark::Initials => {
            mark(sheet, &initials(&creditor.name), tone);
            LEFT + MARK + GAP
        }
        Mark::Logo(picture) => LEFT + logo(sheet, picture) + GAP,
    };
    let slot = Slot::left(x, LEFT + HALF - x);
    let company = sheet.open(None, Role::Paragraph);
    let end = sheet.lines(
        slot,
        TOP + 1.0,
        &creditor.name,
        Style::bold(12.5, INK),
        2,
        Some(company),
    );
    if !creditor.tax_id.is_empty() {
        let tax_id = locale.t1("statement-doc-tax-id", "id", &creditor.tax_id);
        sheet.put(
            slot,
            end + 9.5,
            &tax_id,
            Style::regular(9.0, QUIET),
            Some(company),
        );
    }

    let heading = sheet.open_heading(TITLE_LEVEL, title);
    sheet.put_whole(
        Slot::right(RIGHT, 220.0),
        TOP + 15.0,
        title,
        Style::bold(17.0, INK),
        Some(heading),
    );
    let date = locale.t1("statement-doc-as-of", "date", &day(statement.as_of));
    let line = sheet.open(None, Role::Paragraph);
    sheet.put(
        Slot::right(RIGHT, 220.0),
        TOP + 31.0,
        &date,
        Style::regular(10.5, INK),
        Some(line),
    );

    let bottom = (end + 16.0).max(TOP + MARK + 11.0);
    sheet.rule(LEFT, bottom, RIGHT - LEFT, 1.6, tone);
    sheet.move_to(bottom + 17.0);
}

/// Gives the width that it takes.
fn logo(sheet: &mut Sheet, picture: &Picture) -> f32 {
    let (width, height) = picture.within(LOGO, MARK);
    let top = TOP + (MARK - height) / 2.0;
    sheet.picture((LEFT, top), (width, height), picture);
    width
}

fn mark(sheet: &mut Sheet, initials: &str, tone: Colour) {
    sheet.block(LEFT, TOP, MARK, MARK, 6.0, tone);
    let style = Style::bold(14.0, Colour::WHITE);
    let width = sheet.face(style).width(initials, style.size);
    let x = LEFT + (MARK - width) / 2.0;
    sheet.put(Slot::left(x, MARK), TOP + 22.2, initials, style, None);
}

/// Up to two initials of a name.
fn initials(name: &str) -> String {
    let letters = name
        .split_whitespace()
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    letters.take(2).flat_map(char::to_uppercase).collect()
}

fn label(sheet: &mut Sheet, slot: Slot, top: f32, text: &str) -> f32 {
    let part = sheet.open(None, Role::Paragraph);
    sheet.put(slot, top + 8.0, text, Style::bold(8.0, QUIET), Some(part));
    top + 13.0
}

fn debtor(sheet: &mut Sheet, debtor: &Debtor, top: f32, locale: Locale) -> f32 {
    let slot = Slot::left(LEFT, HALF);
    let mut y = label(sheet, slot, top, &locale.t("statement-doc-debtor"));
    let part = sheet.open(None, Role::Paragraph);
    let name = if debtor.name.trim().is_empty() {
        &debtor.legal_name
    } else {
        &debtor.name
    };
    y = sheet.lines(slot, y, name, Style::bold(11.5, INK), 3, Some(part));
    let quiet = Style::regular(9.0, QUIET);
    if !debtor.legal_name.is_empty() && debtor.legal_name != *name {
        y = sheet.lines(
            slot,
            y + 1.0,
            &debtor.legal_name,
            Style::regular(9.0, INK),
            3,
            Some(part),
        );
    }
    let mut ids = Vec::new();
    if !debtor.tax_id.is_empty() {
        ids.push(locale.t1("statement-doc-tax-id", "id", &debtor.tax_id));
    }
    if !debtor.number.is_empty() {
        ids.push(locale.t1("statement-doc-number", "number", &debtor.number));
    }
    sheet.lines(slot, y + 1.0, &ids.join("  ·  "), quiet, 2, Some(part))
}

fn contact(sheet: &mut Sheet, statement: &Statement, top: f32, locale: Locale) -> f32 {
    let Some(contact) = statement
        .creditor
        .contact
        .as_deref()
        .filter(|text| !text.trim().is_empty())
    else {
        return top;
    };
    let x = LEFT + HALF + 30.0;
    let slot = Slot::left(x, RIGHT - x);
    let y = label(sheet, slot, top, &locale.t("statement-doc-contact"));
    let part = sheet.open(None, Role::Paragraph);
    sheet.lines(slot, y, contact, Style::regular(9.5, INK), 3, Some(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_has_up_to_two_initials() {
        assert_eq!(initials("Ñandú & Óptica del Sur"), "ÑÓ");
        assert_eq!(initials("aceros"), "A");
        assert_eq!(initials("«El Faro» S.A."), "EF");
        assert_eq!(initials(" "), "");
    }
}
