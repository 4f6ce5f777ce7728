//! Pictures in a document.

use image::{DynamicImage, ImageFormat};
use krilla::image::Image;

/// Longest side that is kept, pixels: enough for print at the size of a letterhead.
const SIDE: u32 = 360;

/// A small picture that is ready to be drawn; cheap to clone.
#[derive(Clone, Debug)]
pub struct Picture {
    image: Image,
    /// Width over height.
    ratio: f32,
}

impl Picture {
    /// Reads a PNG. `None`: it is none. Takes processor time: call it on a blocking thread.
    #[must_use]
    pub fn read(png: &[u8]) -> Option<Self> {
        let whole = image::load_from_memory_with_format(png, ImageFormat::Png).ok()?;
        let small = fitting(whole).into_rgba8();
        let (width, height) = small.dimensions();
        let sides = (u16::try_from(width).ok()?, u16::try_from(height).ok()?);
        Some(Self {
            image: Image::from_rgba8(small.into_raw(), width, height),
            ratio: f32::from(sides.0) / f32::from(sides.1.max(1)),
        })
    }

    /// The size that fills a box without leaving it, points: width and height.
    #[must_use]
    pub fn within(&self, width: f32, height: f32) -> (f32, f32) {
        if height * self.ratio <= width {
            (height * self.ratio, height)
        } else {
            (width, width / self.ratio)
        }
    }

    pub(super) fn image(&self) -> Image {
        self.image.clone()
    }
}

fn fitting(whole: DynamicImage) -> DynamicImage {
    if whole.width() > SIDE || whole.height() > SIDE {
        whole.thumbnail(SIDE, SIDE)
    } else {
        whole
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use std::io::Cursor;

    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut file = Cursor::new(Vec::new());
        DynamicImage::new_rgba8(width, height)
            .write_to(&mut file, ImageFormat::Png)
            .unwrap();
        file.into_inner()
    }

    #[test]
    fn a_picture_fills_its_box_and_keeps_its_shape() {
        for ((width, height), fills) in [
            ((400, 100), (100.0, 25.0)),
            ((100, 400), (8.5, 34.0)),
            ((20, 20), (34.0, 34.0)),
        ] {
            let picture = Picture::read(&png(width, height)).unwrap();
            let (x, y) = picture.within(100.0, 34.0);
            assert!(
                (x - fills.0).abs() < 0.1 && (y - fills.1).abs() < 0.1,
                "{x} {y}"
            );
        }
    }

    #[test]
    fn what_is_no_picture_is_none() {
        assert!(Picture::read(b"GIF89a").is_none());
    }
}
