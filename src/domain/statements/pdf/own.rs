//! The company's own words: plain text whose line breaks are kept.

use super::tone::INK;
use crate::platform::documents::pdf::{Role, Sheet, Slot, Style};

/// Characters that fit on a line even when all of them are wide.
const NARROWEST: usize = 45;
/// Lines that one paragraph may take.
const MOST: usize = 60;

/// Draws a text before or after the figures; nothing for an empty one.
pub(super) fn paragraphs(sheet: &mut Sheet, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    let style = Style::regular(10.0, INK);
    sheet.space(12.0);
    for line in text.lines() {
        if line.trim().is_empty() {
            sheet.space(style.leading() / 2.0);
            continue;
        }
        let rows = line.chars().count().div_ceil(NARROWEST).max(1);
        sheet.keep(style.leading() * rows as f32);
        let part = sheet.open(None, Role::Paragraph);
        let end = sheet.lines(Slot::LINE, sheet.y(), line, style, MOST, Some(part));
        sheet.move_to(end);
    }
    sheet.space(6.0);
}
