//! The twelve tones of colour a company may choose, one hue each, all readable.
//!
//! `static/app.css` holds the same numbers for pages; mail has no custom properties and takes
//! colours computed here.

/// A tone: OKLCH hue (degrees), chroma, lightness of its colour on light ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tone {
    /// Value of `data-tone`.
    pub name: &'static str,
    /// Degrees.
    pub hue: f64,
    /// OKLCH chroma.
    pub chroma: f64,
    /// OKLCH lightness on light ground, 0 to 1.
    pub light: f64,
    /// OKLCH lightness on dark ground, 0 to 1.
    pub dark: f64,
}

/// Every tone, the default first.
pub const TONES: [Tone; 12] = [
    Tone::new("petrol", 210.0, 0.075, 0.42, 0.8),
    Tone::new("indigo", 277.0, 0.15, 0.44, 0.78),
    Tone::new("blue", 252.0, 0.14, 0.46, 0.79),
    Tone::new("teal", 185.0, 0.075, 0.45, 0.81),
    Tone::new("green", 150.0, 0.105, 0.44, 0.8),
    Tone::new("olive", 118.0, 0.085, 0.46, 0.82),
    Tone::new("amber", 70.0, 0.1, 0.49, 0.82),
    Tone::new("terracotta", 45.0, 0.12, 0.48, 0.79),
    Tone::new("red", 22.0, 0.165, 0.47, 0.77),
    Tone::new("magenta", 345.0, 0.15, 0.46, 0.79),
    Tone::new("violet", 305.0, 0.15, 0.45, 0.79),
    Tone::new("graphite", 75.0, 0.008, 0.38, 0.82),
];

impl Tone {
    const fn new(name: &'static str, hue: f64, chroma: f64, light: f64, dark: f64) -> Self {
        Self {
            name,
            hue,
            chroma,
            light,
            dark,
        }
    }

    /// The tone called `name`; the default for a name that is none.
    #[must_use]
    pub fn named(name: &str) -> Self {
        TONES
            .into_iter()
            .find(|tone| tone.name == name)
            .unwrap_or(TONES[0])
    }

    /// Whether `name` is a tone's.
    #[must_use]
    pub fn exists(name: &str) -> bool {
        TONES.iter().any(|tone| tone.name == name)
    }

    /// Its colour on light ground, as `#rrggbb`.
    #[must_use]
    pub fn on_light(&self) -> String {
        hex(srgb(self.light, self.chroma, self.hue))
    }

    /// Its colour on dark ground, as `#rrggbb`.
    #[must_use]
    pub fn on_dark(&self) -> String {
        hex(srgb(self.dark, self.chroma * 0.9, self.hue))
    }
}

/// OKLCH to linear sRGB, each clipped to 0..=1 (Ottosson, "A perceptual color space", 2020).
#[must_use]
pub fn linear(lightness: f64, chroma: f64, hue: f64) -> [f64; 3] {
    let (sin, cos) = hue.to_radians().sin_cos();
    let (a, b) = (chroma * cos, chroma * sin);
    let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
    [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
    ]
    .map(|channel| channel.clamp(0.0, 1.0))
}

fn srgb(lightness: f64, chroma: f64, hue: f64) -> [f64; 3] {
    linear(lightness, chroma, hue).map(|channel| match channel {
        c if c <= 0.003_130_8 => 12.92 * c,
        c => 1.055 * c.powf(1.0 / 2.4) - 0.055,
    })
}

fn hex(channels: [f64; 3]) -> String {
    let [r, g, b] = channels.map(|channel| format!("{:02x}", (channel * 255.0).round() as u8));
    format!("#{r}{g}{b}")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]
    use super::*;

    fn luminance([r, g, b]: [f64; 3]) -> f64 {
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// Contrast ratio (WCAG 2.2, relative luminance).
    fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The two OKLCH colours of a `--name: light-dark(oklch(…), oklch(…))` token in our CSS.
    fn token(css: &str, name: &str) -> [[f64; 3]; 2] {
        let line = css
            .split(&format!("--{name}: light-dark("))
            .nth(1)
            .expect(name);
        let mut colours = line.split("oklch(").skip(1).take(2).map(|text| {
            let numbers: Vec<f64> = text
                .split(')')
                .next()
                .unwrap()
                .split_whitespace()
                .map(|number| number.parse().expect(number))
                .collect();
            linear(numbers[0], numbers[1], numbers[2])
        });
        [colours.next().unwrap(), colours.next().unwrap()]
    }

    fn css() -> String {
        std::fs::read_to_string("static/app.css").unwrap()
    }

    #[test]
    fn white_and_a_known_blue_come_out_right() {
        assert_eq!(hex(srgb(1.0, 0.0, 0.0)), "#ffffff");
        assert_eq!(hex(srgb(0.452_01, 0.313_21, 264.052)), "#0000ff");
    }

    #[test]
    fn the_style_sheet_has_the_same_tones() {
        let css = css();
        for tone in TONES {
            let short = |number: f64| number.to_string().trim_start_matches('0').to_owned();
            let rule = format!(
                "[data-tone=\"{}\"] {{ --th: {}; --tc: {}; --tl: {}; --td: {}; }}",
                tone.name,
                tone.hue,
                short(tone.chroma),
                short(tone.light),
                short(tone.dark)
            );
            assert!(css.contains(&rule), "{rule}");
        }
    }

    #[test]
    fn every_tone_reads_on_every_ground_in_light_and_dark() {
        let css = css();
        for ground in ["paper", "paper-2", "raised"] {
            let [light, dark] = token(&css, ground);
            for tone in TONES {
                let on_light = contrast(linear(tone.light, tone.chroma, tone.hue), light);
                let on_dark = contrast(linear(tone.dark, tone.chroma * 0.9, tone.hue), dark);
                assert!(on_light >= 4.5, "{} on {ground}: {on_light:.2}", tone.name);
                assert!(
                    on_dark >= 4.5,
                    "{} on dark {ground}: {on_dark:.2}",
                    tone.name
                );
            }
        }
    }

    #[test]
    fn buttons_and_chosen_places_read_in_every_tone() {
        for tone in TONES {
            let (light, dark) = (
                linear(tone.light, tone.chroma, tone.hue),
                linear(tone.dark, tone.chroma * 0.9, tone.hue),
            );
            let pairs = [
                (light, linear(1.0, 0.0, 0.0)),
                (dark, linear(0.19, 0.012, tone.hue)),
                (light, linear(0.95, tone.chroma * 0.2, tone.hue)),
                (dark, linear(0.3, tone.chroma * 0.45, tone.hue)),
            ];
            for (text, ground) in pairs {
                let ratio = contrast(text, ground);
                assert!(ratio >= 4.5, "{}: {ratio:.2}", tone.name);
            }
        }
    }

    #[test]
    fn meanings_and_ink_read_on_their_grounds() {
        let css = css();
        let pairs = [
            ("overdue", "overdue-wash"),
            ("soon", "soon-wash"),
            ("settled", "settled-wash"),
            ("held", "held-wash"),
            ("unknown", "unknown-wash"),
            ("overdue", "paper"),
            ("overdue", "paper-2"),
            ("soon", "paper"),
            ("settled", "paper"),
            ("unknown", "paper"),
            ("ink", "paper"),
            ("ink-2", "paper"),
            ("ink-2", "paper-2"),
            ("ink-2", "paper-3"),
            ("ink", "overdue-wash"),
            ("ink-2", "raised"),
        ];
        for (text, ground) in pairs {
            for (text_colour, ground_colour) in
                token(&css, text).into_iter().zip(token(&css, ground))
            {
                let ratio = contrast(text_colour, ground_colour);
                assert!(ratio >= 4.5, "{text} on {ground}: {ratio:.2}");
            }
        }
    }
}
