//! Tables: columns as wide as their content, hairlines between rows, the header repeated on every
//! page.

use super::tags::{Node, Role};
use super::{Align, Colour, LEFT, RIGHT, Sheet, Slot, Style, clean, wrap};

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// What its header says; broken at spaces.
    pub title: String,
    /// Where its cells lie.
    pub align: Align,
    /// Whether its cells may break over lines when the table is too wide.
    pub wraps: bool,
}

/// A cell.
#[derive(Clone, Debug)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// How; its size is the table's.
    pub style: Style,
}

/// A row: one cell per column; the first one names it.
#[derive(Clone, Debug, Default)]
pub struct Row(pub Vec<Cell>);

/// A table over the whole width.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// A last row, never alone on a page.
    pub total: Row,
    /// Style of the header.
    pub head: Style,
    /// Colour of the lines around the rows.
    pub line: Colour,
}

/// Space between two columns, points.
const GAP: f32 = 10.0;
/// Space above and below the text of a row, points.
const PAD: f32 = 4.2;
/// A column that wraps is not made narrower than this, points.
const NARROWEST: f32 = 64.0;
/// Lines of a cell at most.
const MOST_LINES: usize = 4;

/// The place of every column and how much the text shrinks.
struct Layout {
    slots: Vec<Slot>,
    scale: f32,
}

/// A row broken into lines.
struct Laid {
    cells: Vec<(Vec<String>, Style)>,
    height: f32,
}

impl Sheet {
    /// Draws a table from here on, over as many pages as it needs.
    pub fn table(&mut self, table: &Table) {
        let layout = layout(self, table);
        let head = lay(self, &heading(table), &layout);
        let total = lay(self, &table.total, &layout);
        let rows: Vec<Laid> = table
            .rows
            .iter()
            .map(|row| lay(self, row, &layout))
            .collect();
        let opening: f32 = rows.iter().take(2).map(|row| row.height).sum();
        self.keep(head.height + opening);

        let part = self.open(None, Role::Table);
        let header = self.open(Some(part), Role::Head);
        let header_row = self.open(Some(header), Role::Row);
        self.draw_head(&head, &layout, table, Some(header_row));
        let body = self.open(Some(part), Role::Body);
        let last = rows.len().saturating_sub(1);
        for (index, row) in rows.iter().enumerate() {
            let needed = if index == last {
                row.height + total.height
            } else {
                row.height
            };
            if self.keep(needed) {
                self.draw_head(&head, &layout, table, None);
            }
            let tag = self.open(Some(body), Role::Row);
            self.draw_row(row, &layout, tag);
            self.rule(LEFT, self.y(), RIGHT - LEFT, 0.5, self.setup.hairline);
        }
        self.rule(LEFT, self.y(), RIGHT - LEFT, 0.8, table.line);
        let foot = self.open(Some(part), Role::Foot);
        let tag = self.open(Some(foot), Role::Row);
        self.draw_row(&total, &layout, tag);
    }

    fn draw_head(&mut self, head: &Laid, layout: &Layout, table: &Table, row: Option<Node>) {
        let bottom = self.y() + head.height;
        for ((lines, style), slot) in head.cells.iter().zip(&layout.slots) {
            let cell = row.map(|row| self.open(Some(row), Role::ColumnHeader));
            let mut baseline = bottom - PAD - style.leading() * (lines.len() as f32) + style.size;
            for line in lines {
                self.place(*slot, baseline, line.clone(), *style, cell);
                baseline += style.leading();
            }
        }
        self.move_to(bottom);
        self.rule(LEFT, bottom, RIGHT - LEFT, 0.8, table.line);
    }

    fn draw_row(&mut self, row: &Laid, layout: &Layout, tag: Node) {
        let top = self.y() + PAD;
        for (index, ((lines, style), slot)) in row.cells.iter().zip(&layout.slots).enumerate() {
            let role = if index == 0 {
                Role::RowHeader
            } else {
                Role::Cell
            };
            let cell = self.open(Some(tag), role);
            let mut baseline = top + style.size;
            for line in lines {
                self.place(*slot, baseline, line.clone(), *style, Some(cell));
                baseline += style.leading();
            }
        }
        self.space(row.height);
    }
}

fn heading(table: &Table) -> Row {
    let cell = |column: &Column| Cell {
        text: column.title.clone(),
        style: table.head,
    };
    Row(table.columns.iter().map(cell).collect())
}

/// Natural widths; wrapping columns give way first, then the whole text shrinks; what is left
/// over goes between the columns.
fn layout(sheet: &Sheet, table: &Table) -> Layout {
    let count = table.columns.len();
    let room = (RIGHT - LEFT) - GAP * (count.saturating_sub(1) as f32);
    let natural =
        |whole: bool| (0..count).map(move |index| natural_width(sheet, table, index, whole));
    let whole = natural(true).sum::<f32>() <= room;
    let mut widths: Vec<f32> = natural(whole).collect();
    for (width, column) in widths.iter_mut().zip(&table.columns) {
        if column.wraps {
            *width = width.min(room / 3.0);
        }
    }
    let wrapping = table.columns.iter().filter(|column| column.wraps).count();
    let excess = (widths.iter().sum::<f32>() - room).max(0.0);
    if excess > 0.0 && wrapping > 0 {
        for (width, column) in widths.iter_mut().zip(&table.columns) {
            if column.wraps {
                *width = (*width - excess / (wrapping as f32)).max(width.min(NARROWEST));
            }
        }
    }
    let sum: f32 = widths.iter().sum();
    let scale = if sum > room { room / sum } else { 1.0 };
    let gap = GAP + (room - sum * scale).max(0.0) / (count.saturating_sub(1).max(1) as f32);
    let mut x = LEFT;
    let slot = |(width, column): (&f32, &Column)| {
        let slot = Slot {
            x,
            width: width * scale,
            align: column.align,
        };
        x += width * scale + gap;
        slot
    };
    Layout {
        slots: widths.iter().zip(&table.columns).map(slot).collect(),
        scale,
    }
}

/// The widest cell, or the header: whole, or its widest word.
fn natural_width(sheet: &Sheet, table: &Table, index: usize, whole: bool) -> f32 {
    let measure = |cell: &Cell| sheet.face(cell.style).width(&cell.text, cell.style.size);
    let cells = table
        .rows
        .iter()
        .chain([&table.total])
        .filter_map(|row| row.0.get(index));
    let title = table
        .columns
        .get(index)
        .map_or("", |column| column.title.as_str());
    let words = title
        .split(|c| c == ' ' && !whole)
        .map(|word| sheet.face(table.head).width(word, table.head.size));
    // A hair more than measured, so that rounding never breaks a cell.
    cells.map(measure).chain(words).fold(0.0, f32::max) + 0.2
}

fn lay(sheet: &Sheet, row: &Row, layout: &Layout) -> Laid {
    let mut height: f32 = 0.0;
    let break_up = |(cell, slot): (&Cell, &Slot)| {
        let face = sheet.face(cell.style);
        let style = cell.style.sized(cell.style.size * layout.scale);
        let lines = wrap(
            &clean(&cell.text, face),
            face,
            style.size,
            slot.width,
            MOST_LINES,
        );
        height = height.max(style.leading() * (lines.len() as f32));
        (lines, style)
    };
    let cells = row.0.iter().zip(&layout.slots).map(break_up).collect();
    Laid {
        cells,
        height: height + 2.0 * PAD,
    }
}

#[cfg(test)]
#[path = "table/tests.rs"]
mod tests;
