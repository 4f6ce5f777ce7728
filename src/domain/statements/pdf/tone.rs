//! The twelve tones in print.

use crate::platform::documents::pdf::Colour;

/// Near-black ink.
pub const INK: Colour = Colour(0x1D, 0x1B, 0x19);
/// Quiet text.
pub const QUIET: Colour = Colour(0x5F, 0x5A, 0x53);
/// Hairlines.
pub const HAIRLINE: Colour = Colour(0xDD, 0xD8, 0xCE);
/// Overdue.
pub const OVERDUE: Colour = Colour(0xAE, 0x33, 0x1B);

/// The ageing bands from not due to oldest, darker with age.
pub const BANDS: [Colour; 5] = [
    Colour(0xB9, 0xB3, 0xA7),
    Colour(0xE8, 0xA8, 0x90),
    Colour(0xD2, 0x74, 0x52),
    Colour(0xAE, 0x33, 0x1B),
    Colour(0x6E, 0x1A, 0x0B),
];

const TONES: [(&str, Colour); 12] = [
    ("petrol", Colour(0x0F, 0x5E, 0x6B)),
    ("indigo", Colour(0x3F, 0x3F, 0xA8)),
    ("blue", Colour(0x1D, 0x57, 0xB5)),
    ("teal", Colour(0x0B, 0x6B, 0x5E)),
    ("green", Colour(0x2A, 0x6B, 0x2C)),
    ("olive", Colour(0x5F, 0x63, 0x16)),
    ("amber", Colour(0x8A, 0x5A, 0x00)),
    ("terracotta", Colour(0xA1, 0x4A, 0x26)),
    ("red", Colour(0xB0, 0x25, 0x2B)),
    ("magenta", Colour(0xA3, 0x22, 0x75)),
    ("violet", Colour(0x6A, 0x3B, 0xA8)),
    ("graphite", Colour(0x43, 0x47, 0x4D)),
];

/// The print colour of a company's tone; petrol for an unknown one.
#[must_use]
pub fn tone(name: &str) -> Colour {
    TONES
        .iter()
        .find(|(known, _)| *known == name)
        .map_or(TONES[0].1, |(_, colour)| *colour)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tone_and_every_text_colour_is_readable_on_white() {
        for (name, colour) in TONES {
            assert!(colour.contrast(Colour::WHITE) >= 4.5, "{name}");
            assert_eq!(tone(name), colour);
        }
        for colour in [INK, QUIET, OVERDUE] {
            assert!(colour.contrast(Colour::WHITE) >= 4.5);
        }
    }

    #[test]
    fn an_unknown_tone_is_petrol() {
        assert_eq!(tone("neon"), tone("petrol"));
        assert_eq!(tone(""), tone("petrol"));
    }
}
