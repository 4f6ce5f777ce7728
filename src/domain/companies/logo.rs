//! A company's logo: a picture that somebody uploads, drawn anew so that nothing of the file but
//! its look is kept.

use std::io::Cursor;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits};

use crate::domain::audit::{self, Actor, Entry};
use crate::platform::db::schema::companies;
use crate::platform::db::{Conn, DbResult};
use crate::platform::i18n::Locale;
use crate::platform::values::ids::CompanyId;

/// Largest file, bytes.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;
/// Largest picture, looked up before it is decoded.
const MOST_PIXELS: u64 = 25_000_000;
/// Longest side of what is kept, pixels.
const SIDE: u32 = 512;
/// Memory that decoding may take, bytes.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// First segment of the address of every logo.
const ADDRESS: &str = "/logo/";

/// Why a picture cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogoFault {
    /// No file was chosen.
    #[error("no file")]
    Missing,
    /// More than 5 MB.
    #[error("too heavy")]
    TooHeavy,
    /// Neither JPEG nor PNG nor WebP, whatever its name says.
    #[error("not a picture that we take")]
    OtherFormat,
    /// More than 25 megapixels.
    #[error("too many pixels")]
    TooLarge,
    /// It begins like a picture and is none.
    #[error("broken")]
    Broken,
}

impl LogoFault {
    /// What to tell beside the field.
    #[must_use]
    pub fn words(self, locale: Locale) -> String {
        match self {
            Self::Missing => locale.t("logo-fault-missing"),
            Self::TooHeavy => locale.t("logo-fault-too-heavy"),
            Self::OtherFormat => locale.t("logo-fault-other-format"),
            Self::TooLarge => locale.t("logo-fault-too-large"),
            Self::Broken => locale.t("logo-fault-broken"),
        }
    }
}

/// Draws an uploaded picture anew as PNG, at most 512 pixels wide and high, upright, without
/// metadata. Takes processor time: call it on a blocking thread.
///
/// # Errors
/// What is wrong with the file.
pub fn redraw(file: &[u8]) -> Result<Vec<u8>, LogoFault> {
    if file.is_empty() {
        return Err(LogoFault::Missing);
    }
    if file.len() > MOST_BYTES {
        return Err(LogoFault::TooHeavy);
    }
    let format = match image::guess_format(file) {
        Ok(format @ (ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) => format,
        _ => return Err(LogoFault::OtherFormat),
    };
    let drawn = decode(file, format)?;
    let drawn = if drawn.width() > SIDE || drawn.height() > SIDE {
        drawn.thumbnail(SIDE, SIDE)
    } else {
        drawn
    };
    let mut png = Cursor::new(Vec::new());
    DynamicImage::ImageRgba8(drawn.into_rgba8())
        .write_to(&mut png, ImageFormat::Png)
        .map_err(|_| LogoFault::Broken)?;
    Ok(png.into_inner())
}

fn decode(file: &[u8], format: ImageFormat) -> Result<DynamicImage, LogoFault> {
    let broken = |_| LogoFault::Broken;
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(LogoFault::TooLarge);
    }
    let orientation = decoder.orientation().map_err(broken)?;
    let mut drawn = DynamicImage::from_decoder(decoder).map_err(broken)?;
    drawn.apply_orientation(orientation);
    Ok(drawn)
}

/// A new name of ours for a picture.
#[must_use]
pub fn new_file() -> String {
    format!("{}.png", uuid::Uuid::new_v4().simple())
}

/// Where a picture stands in the store, if `file` is a name of ours.
#[must_use]
pub fn stored_name(file: &str) -> Option<String> {
    let id = file.strip_suffix(".png")?;
    let ours = id.len() == 32 && id.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    ours.then(|| format!("logos/{file}"))
}

/// The file of a logo's address.
#[must_use]
pub fn file_of(address: &str) -> Option<&str> {
    address.strip_prefix(ADDRESS)
}

/// Gives a company another logo, or none; `file` is the picture's name in the store. Returns the
/// file of the one before.
///
/// # Errors
/// The database's.
pub fn set_logo(
    conn: &mut Conn,
    company: &CompanyId,
    file: Option<&str>,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<Option<String>> {
    let before: Option<String> = companies::table
        .find(company)
        .select(companies::logo)
        .first(conn)?;
    let address = file.map(|file| format!("{ADDRESS}{file}"));
    if before == address {
        return Ok(None);
    }
    diesel::update(companies::table.find(company))
        .set(companies::logo.eq(address.as_deref()))
        .execute(conn)?;
    let entry = Entry {
        company: Some(company),
        action: "company.logo_changed",
        subject: None,
        detail: None,
    };
    audit::record(conn, actor, &entry, now)?;
    Ok(before.as_deref().and_then(file_of).map(ToOwned::to_owned))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]
    use image::RgbaImage;

    use super::*;

    fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let drawn = RgbaImage::from_pixel(width, height, image::Rgba([10, 90, 120, 255]));
        let mut file = Cursor::new(Vec::new());
        let drawn = DynamicImage::ImageRgba8(drawn);
        match format {
            ImageFormat::Jpeg => DynamicImage::ImageRgb8(drawn.into_rgb8()),
            _ => drawn,
        }
        .write_to(&mut file, format)
        .unwrap();
        file.into_inner()
    }

    fn size(png: &[u8]) -> (u32, u32) {
        assert_eq!(image::guess_format(png).unwrap(), ImageFormat::Png);
        let drawn = image::load_from_memory(png).unwrap();
        (drawn.width(), drawn.height())
    }

    #[test]
    fn three_formats_become_a_small_png() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            assert_eq!(
                size(&redraw(&picture(900, 300, format)).unwrap()),
                (512, 171),
                "{format:?}"
            );
            assert_eq!(
                size(&redraw(&picture(40, 20, format)).unwrap()),
                (40, 20),
                "{format:?}"
            );
        }
    }

    #[test]
    fn what_a_camera_wrote_beside_the_picture_is_gone() {
        let mut file = picture(30, 20, ImageFormat::Jpeg);
        let note = b"\xff\xe1\x00\x2cExif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0GPS-SECRETO";
        file.splice(2..2, note.iter().copied());
        let drawn = redraw(&file).unwrap();
        assert!(!drawn.windows(11).any(|part| part == b"GPS-SECRETO"));
        assert_eq!(size(&drawn), (20, 30), "turned as the camera was held");
    }

    #[test]
    fn the_number_of_pixels_is_read_before_the_picture() {
        // The head of a PNG of 30,000 × 30,000 pixels, and nothing behind it.
        let mut head = picture(8, 8, ImageFormat::Png);
        head.truncate(16);
        head.extend_from_slice(&30_000_u32.to_be_bytes());
        head.extend_from_slice(&30_000_u32.to_be_bytes());
        head.extend_from_slice(&[8, 6, 0, 0, 0]);
        let mut hash = flate2::Crc::new();
        hash.update(&head[12..]);
        head.extend_from_slice(&hash.sum().to_be_bytes());
        head.extend_from_slice(b"\0\0\0\x0aIDAT\x78\x9c\x03\0\0\0\0\x01\0\0\0\0\0\0");
        assert_eq!(redraw(&head), Err(LogoFault::TooLarge));
    }

    #[test]
    fn everything_else_is_told_apart() {
        assert_eq!(redraw(b""), Err(LogoFault::Missing));
        assert_eq!(redraw(&vec![0; MOST_BYTES + 1]), Err(LogoFault::TooHeavy));
        assert_eq!(
            redraw(b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
            Err(LogoFault::OtherFormat)
        );
        assert_eq!(
            redraw(b"GIF89a\x01\0\x01\0\0\0\0;"),
            Err(LogoFault::OtherFormat)
        );
        let mut cut = picture(64, 64, ImageFormat::Png);
        cut.truncate(60);
        assert_eq!(redraw(&cut), Err(LogoFault::Broken));
        for locale in Locale::ALL {
            assert_ne!(
                LogoFault::Broken.words(locale),
                LogoFault::TooLarge.words(locale)
            );
        }
    }

    #[test]
    fn only_names_of_ours_are_looked_up() {
        let file = new_file();
        assert_eq!(stored_name(&file), Some(format!("logos/{file}")));
        for bad in [
            "",
            ".png",
            "../../etc/passwd",
            "a.png",
            "logo.svg",
            "%2e%2e.png",
        ] {
            assert_eq!(stored_name(bad), None, "{bad}");
        }
        assert_eq!(file_of(&format!("/logo/{file}")), Some(file.as_str()));
    }
}
