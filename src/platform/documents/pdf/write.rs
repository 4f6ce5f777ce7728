//! From marks to bytes.

use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Rect, Size, Transform};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag};
use krilla::text::KrillaGlyph;
use krilla::{Document, SerializeSettings};

use super::sheet::{Bookmark, Mark};
use super::tags::Tags;
use super::{
    BOTTOM, Colour, HEIGHT, LEFT, PdfError, RIGHT, Setup, Sheet, Slot, Style, WIDTH, face,
};

impl Sheet {
    /// Writes the document; `label` names a page by its number and their count.
    ///
    /// # Errors
    /// [`PdfError::Write`] when krilla refuses it, which would be a fault of ours.
    pub fn finish(
        mut self,
        footer: &str,
        label: impl Fn(usize, usize) -> String,
    ) -> Result<Vec<u8>, PdfError> {
        self.number_pages(footer, label);
        let Self {
            setup,
            pages,
            mut tags,
            outline,
            ..
        } = self;
        let mut document = Document::new_with(settings()?);
        for marks in &pages {
            let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or(PdfError::PageSize)?;
            let mut page = document.start_page_with(size);
            let mut surface = page.surface();
            draw(&mut surface, marks, &mut tags)?;
            surface.finish();
            page.finish();
        }
        document.set_metadata(metadata(&setup));
        document.set_outline(bookmarks(outline));
        document.set_tag_tree(tags.into_tree(&setup.language));
        document
            .finish()
            .map_err(|error| PdfError::Write(error.to_string()))
    }

    fn number_pages(&mut self, footer: &str, label: impl Fn(usize, usize) -> String) {
        let style = Style::regular(8.0, self.setup.quiet);
        let pages = std::mem::take(&mut self.pages);
        let count = pages.len();
        for (index, marks) in pages.into_iter().enumerate() {
            self.pages.push(marks);
            self.rule(LEFT, BOTTOM + 14.0, RIGHT - LEFT, 0.5, self.setup.hairline);
            self.put(
                Slot::left(LEFT, RIGHT - LEFT - 110.0),
                BOTTOM + 27.0,
                footer,
                style,
                None,
            );
            self.put(
                Slot::right(RIGHT, 100.0),
                BOTTOM + 27.0,
                &label(index + 1, count),
                style,
                None,
            );
        }
    }
}

fn settings() -> Result<SerializeSettings, PdfError> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| PdfError::Write(format!("{error:?}")))?;
    Ok(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    })
}

fn metadata(setup: &Setup) -> Metadata {
    Metadata::new()
        .title(setup.title.clone())
        .authors(vec![setup.author.clone()])
        .language(setup.language.clone())
        .creator("Mostrador".to_owned())
}

fn bookmarks(marks: Vec<Bookmark>) -> Outline {
    let mut outline = Outline::new();
    for mark in marks {
        let place = XyzDestination::new(mark.page, Point::from_xy(LEFT, mark.y));
        outline.push_child(OutlineNode::new(mark.title, place));
    }
    outline
}

fn draw(surface: &mut Surface<'_>, marks: &[Mark], tags: &mut Tags) -> Result<(), PdfError> {
    let decoration = ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout));
    let pagination = ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther));
    let mut glyphs: Vec<KrillaGlyph> = Vec::new();
    for mark in marks {
        match mark {
            Mark::Text {
                x,
                baseline,
                text,
                style,
                owner,
            } => {
                let face = face(style.weight)?;
                face.shape(text, &mut glyphs);
                surface.set_fill(Some(fill(style.colour)));
                match owner {
                    Some(node) => {
                        let content = surface.start_tagged(ContentTag::Other);
                        tags.claim(*node, content);
                    }
                    None => {
                        surface.start_tagged(pagination);
                    }
                }
                let start = Point::from_xy(*x, *baseline);
                surface.draw_glyphs(start, &glyphs, face.font.clone(), text, style.size, false);
                surface.end_tagged();
            }
            Mark::Rule {
                x,
                y,
                width,
                thickness,
                colour,
            } => {
                let path = block_path(*x, y - thickness / 2.0, *width, *thickness, 0.0);
                draw_shape(surface, path, *colour, decoration);
            }
            Mark::Picture {
                x,
                y,
                width,
                height,
                picture,
            } => {
                if let Some(size) = Size::from_wh(*width, *height) {
                    surface.start_tagged(decoration);
                    surface.push_transform(&Transform::from_translate(*x, *y));
                    surface.draw_image(picture.image(), size);
                    surface.pop();
                    surface.end_tagged();
                }
            }
            Mark::Block {
                x,
                y,
                width,
                height,
                radius,
                colour,
            } => {
                draw_shape(
                    surface,
                    block_path(*x, *y, *width, *height, *radius),
                    *colour,
                    decoration,
                );
            }
        }
    }
    Ok(())
}

fn draw_shape(surface: &mut Surface<'_>, path: Option<Path>, colour: Colour, tag: ContentTag<'_>) {
    if let Some(path) = path {
        surface.start_tagged(tag);
        surface.set_fill(Some(fill(colour)));
        surface.draw_path(&path);
        surface.end_tagged();
    }
}

fn fill(Colour(red, green, blue): Colour) -> Fill {
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        ..Fill::default()
    }
}

/// A rectangle, with quarter circles of `radius` as corners.
fn block_path(x: f32, y: f32, width: f32, height: f32, radius: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    if radius <= 0.0 {
        path.push_rect(Rect::from_xywh(x, y, width, height)?);
        return path.finish();
    }
    // Distance of a control point from its corner for a quarter circle of radius 1.
    let c = radius * 0.447_715;
    let (right, bottom) = (x + width, y + height);
    path.move_to(x + radius, y);
    path.line_to(right - radius, y);
    path.cubic_to(right - c, y, right, y + c, right, y + radius);
    path.line_to(right, bottom - radius);
    path.cubic_to(right, bottom - c, right - c, bottom, right - radius, bottom);
    path.line_to(x + radius, bottom);
    path.cubic_to(x + c, bottom, x, bottom - c, x, bottom - radius);
    path.line_to(x, y + radius);
    path.cubic_to(x, y + c, x + c, y, x + radius, y);
    path.close();
    path.finish()
}
