//! The fonts of every document, read once: DejaVu Sans Condensed, regular and bold.

use std::sync::LazyLock;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider as _};

use super::PdfError;

/// The two weights of the type scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Running text.
    Regular,
    /// Headings and what matters.
    Bold,
}

/// One font with its measures.
pub struct Face {
    pub(super) font: Font,
    charmap: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
    units: f32,
    latin: Vec<Option<Sign>>,
}

/// A glyph and its advance in ems.
#[derive(Clone, Copy)]
struct Sign {
    glyph: u32,
    advance: f32,
}

/// Characters below this one are looked up in a table.
const LATIN_END: u32 = 0x250;

static FACES: LazyLock<Option<[Face; 2]>> = LazyLock::new(|| {
    let regular = Face::read(dejavu::sans_condensed::regular())?;
    let bold = Face::read(dejavu::sans_condensed::bold())?;
    Some([regular, bold])
});

/// The font of a weight.
///
/// # Errors
/// [`PdfError::Fonts`] when the embedded fonts are damaged.
pub fn face(weight: Weight) -> Result<&'static Face, PdfError> {
    let [regular, bold] = FACES.as_ref().ok_or(PdfError::Fonts)?;
    Ok(match weight {
        Weight::Regular => regular,
        Weight::Bold => bold,
    })
}

impl Face {
    fn read(data: &'static [u8]) -> Option<Self> {
        let reader = FontRef::from_index(data, 0).ok()?;
        let font = Font::new(data.into(), 0)?;
        let mut face = Self {
            units: font.units_per_em(),
            font,
            charmap: reader.charmap(),
            metrics: reader.glyph_metrics(Size::unscaled(), LocationRef::default()),
            latin: Vec::new(),
        };
        face.latin = (0..LATIN_END)
            .map(|code| char::from_u32(code).and_then(|sign| face.look_up(sign)))
            .collect();
        Some(face)
    }

    /// Whether the font can draw a character.
    #[must_use]
    pub fn has(&self, character: char) -> bool {
        self.sign(character).is_some()
    }

    /// Width of a text at a size, points.
    #[must_use]
    pub fn width(&self, text: &str, size: f32) -> f32 {
        text.chars()
            .filter_map(|c| self.sign(c))
            .map(|sign| sign.advance)
            .sum::<f32>()
            * size
    }

    /// One glyph per character; characters that the font lacks are left out.
    pub(super) fn shape(&self, text: &str, glyphs: &mut Vec<KrillaGlyph>) {
        glyphs.clear();
        glyphs.extend(text.char_indices().filter_map(|(start, character)| {
            let sign = self.sign(character)?;
            let range = start..start + character.len_utf8();
            Some(KrillaGlyph::new(
                GlyphId::new(sign.glyph),
                sign.advance,
                0.0,
                0.0,
                0.0,
                range,
                None,
            ))
        }));
    }

    fn sign(&self, character: char) -> Option<Sign> {
        match self.latin.get(character as usize) {
            Some(known) => *known,
            None => self.look_up(character),
        }
    }

    fn look_up(&self, character: char) -> Option<Sign> {
        let glyph = self
            .charmap
            .map(character)
            .filter(|glyph| glyph.to_u32() != 0)?;
        let advance = self.metrics.advance_width(glyph)? / self.units;
        Some(Sign {
            glyph: glyph.to_u32(),
            advance,
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

    use super::*;

    #[test]
    fn both_weights_draw_the_alphabets_and_the_replacement_mark() {
        for weight in [Weight::Regular, Weight::Bold] {
            let face = face(weight).unwrap();
            for character in "ÑñáéíóúüÁÉÍÓÚÜ¿¡&<>$€–—…·▲ЖшяΩ\u{FFFD}".chars()
            {
                assert!(face.has(character), "{character:?}");
            }
            assert!(!face.has('漢') && !face.has('\n'));
        }
    }

    #[test]
    fn figures_are_tabular() {
        for weight in [Weight::Regular, Weight::Bold] {
            let face = face(weight).unwrap();
            let widths: Vec<f32> = "0123456789"
                .chars()
                .map(|c| face.width(&c.to_string(), 10.0))
                .collect();
            assert!(
                widths
                    .iter()
                    .all(|width| (width - widths[0]).abs() < f32::EPSILON)
            );
        }
    }

    #[test]
    fn width_grows_with_size_and_adds_up() {
        let face = face(Weight::Regular).unwrap();
        let whole = face.width("Razón social", 9.0);
        assert!((whole * 2.0 - face.width("Razón social", 18.0)).abs() < 0.01);
        assert!((whole - face.width("Razón ", 9.0) - face.width("social", 9.0)).abs() < 0.01);
    }
}
