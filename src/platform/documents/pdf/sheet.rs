//! The pages while they are being filled, from top to bottom.

use std::num::NonZeroU16;

use super::tags::{Node, Role, Tags};
use super::{
    Align, BOTTOM, Colour, Face, LEFT, PdfError, Picture, RIGHT, Setup, Slot, Style, TOP, Weight,
    clean, face, truncate, wrap,
};

/// A document under construction; `y` of every call is measured from the top, in points.
pub struct Sheet {
    pub(super) setup: Setup,
    pub(super) pages: Vec<Vec<Mark>>,
    pub(super) tags: Tags,
    pub(super) outline: Vec<Bookmark>,
    y: f32,
    regular: &'static Face,
    bold: &'static Face,
}

/// A heading in the reader's side bar.
pub(super) struct Bookmark {
    pub title: String,
    pub page: usize,
    pub y: f32,
}

/// Something drawn.
pub(super) enum Mark {
    Text {
        x: f32,
        baseline: f32,
        text: String,
        style: Style,
        owner: Option<Node>,
    },
    Rule {
        x: f32,
        y: f32,
        width: f32,
        thickness: f32,
        colour: Colour,
    },
    Picture {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        picture: Picture,
    },
    Block {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        radius: f32,
        colour: Colour,
    },
}

impl Sheet {
    /// An empty first page.
    ///
    /// # Errors
    /// [`PdfError::Fonts`] when the embedded fonts are damaged.
    pub fn new(mut setup: Setup) -> Result<Self, PdfError> {
        let regular = face(Weight::Regular)?;
        for text in [&mut setup.title, &mut setup.author, &mut setup.running] {
            *text = clean(text, regular);
        }
        Ok(Self {
            setup,
            pages: vec![Vec::new()],
            tags: Tags::default(),
            outline: Vec::new(),
            y: TOP,
            regular,
            bold: face(Weight::Bold)?,
        })
    }

    /// Where the next line begins.
    #[must_use]
    pub const fn y(&self) -> f32 {
        self.y
    }

    /// Number of pages so far.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// Every text drawn so far, in drawing order.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.pages.iter().flatten().filter_map(|mark| match mark {
            Mark::Text { text, .. } => Some(text.as_str()),
            Mark::Rule { .. } | Mark::Block { .. } | Mark::Picture { .. } => None,
        })
    }

    /// The font of a style.
    #[must_use]
    pub fn face(&self, style: Style) -> &'static Face {
        match style.weight {
            Weight::Regular => self.regular,
            Weight::Bold => self.bold,
        }
    }

    /// Opens a part of the document, to be given to [`Sheet::put`].
    pub fn open(&mut self, parent: Option<Node>, role: Role) -> Node {
        self.tags.open(parent, role)
    }

    /// Opens a heading and puts it into the reader's side bar.
    pub fn open_heading(&mut self, level: NonZeroU16, title: &str) -> Node {
        let title = clean(title, self.regular);
        let (page, y) = (self.pages.len() - 1, self.y);
        self.outline.push(Bookmark {
            title: title.clone(),
            page,
            y,
        });
        self.open(None, Role::Heading(level, title))
    }

    /// Moves down.
    pub fn space(&mut self, points: f32) {
        self.y += points;
    }

    /// Moves to `y` on the same page.
    pub fn move_to(&mut self, y: f32) {
        self.y = y;
    }

    /// Starts a page unless `points` are left; says whether it did.
    pub fn keep(&mut self, points: f32) -> bool {
        if self.y + points <= BOTTOM || self.y <= TOP {
            return false;
        }
        self.turn();
        true
    }

    fn turn(&mut self) {
        self.pages.push(Vec::new());
        let style = Style::regular(8.0, self.setup.quiet);
        let line = truncate(&self.setup.running, self.regular, 8.0, RIGHT - LEFT);
        self.text(LEFT, TOP + 2.0, line, style, None);
        self.rule(LEFT, TOP + 9.0, RIGHT - LEFT, 0.5, self.setup.hairline);
        self.y = TOP + 24.0;
    }

    /// One line of text, cleaned and cut to its slot. Without a part it is decoration.
    pub fn put(&mut self, slot: Slot, baseline: f32, text: &str, style: Style, part: Option<Node>) {
        let face = self.face(style);
        let line = truncate(&clean(text, face), face, style.size, slot.width);
        self.place(slot, baseline, line, style, part);
    }

    /// As [`Sheet::put`], but made smaller instead of cut: for amounts, which are never cut.
    pub fn put_whole(
        &mut self,
        slot: Slot,
        baseline: f32,
        text: &str,
        style: Style,
        part: Option<Node>,
    ) {
        let face = self.face(style);
        let line = clean(text, face);
        let natural = face.width(&line, style.size);
        let fit = if natural > slot.width {
            slot.width / natural
        } else {
            1.0
        };
        self.place(slot, baseline, line, style.sized(style.size * fit), part);
    }

    /// A paragraph of at most `most` lines whose top is `top`, flush left; returns where it ends.
    pub fn lines(
        &mut self,
        slot: Slot,
        top: f32,
        text: &str,
        style: Style,
        most: usize,
        part: Option<Node>,
    ) -> f32 {
        let face = self.face(style);
        let mut top = top;
        for line in wrap(&clean(text, face), face, style.size, slot.width, most) {
            self.text(slot.x, top + style.size, line, style, part);
            top += style.leading();
        }
        top
    }

    /// Text that is already clean and fits.
    pub(super) fn place(
        &mut self,
        slot: Slot,
        baseline: f32,
        line: String,
        style: Style,
        part: Option<Node>,
    ) {
        let shift = match slot.align {
            Align::Left => 0.0,
            Align::Right => slot.width - self.face(style).width(&line, style.size),
        };
        self.text(slot.x + shift, baseline, line, style, part);
    }

    fn text(&mut self, x: f32, baseline: f32, text: String, style: Style, owner: Option<Node>) {
        if !text.is_empty() {
            self.mark(Mark::Text {
                x,
                baseline,
                text,
                style,
                owner,
            });
        }
    }

    /// A horizontal line.
    pub fn rule(&mut self, x: f32, y: f32, width: f32, thickness: f32, colour: Colour) {
        self.mark(Mark::Rule {
            x,
            y,
            width,
            thickness,
            colour,
        });
    }

    /// A filled block with round corners.
    pub fn block(&mut self, x: f32, y: f32, width: f32, height: f32, radius: f32, colour: Colour) {
        self.mark(Mark::Block {
            x,
            y,
            width,
            height,
            radius,
            colour,
        });
    }

    /// A picture that says nothing which the text does not say.
    pub fn picture(&mut self, (x, y): (f32, f32), (width, height): (f32, f32), picture: &Picture) {
        self.mark(Mark::Picture {
            x,
            y,
            width,
            height,
            picture: picture.clone(),
        });
    }

    fn mark(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }
}
