use cosmic_text::FontSystem;
use skrifa::FontRef;
use tiny_skia::{Path, PathBuilder};

use super::card::{Card, Direction};
use super::fonts::{Cast, Face};
use super::outline;
use super::sheet::{Ink, Sheet, WIDTH};
use super::typeset::{Block, Room, Text};

/// Part of every image's key: raise it with any change that can be seen.
pub(super) const VERSION: u32 = 1;

/// The page of the blog, as its style has it: a margin drawn in red, the mark before it, text after it. All measures
/// are for titles that begin on the left; for others the sheet is mirrored.
const MARGIN: f32 = 148.0;
const START: f32 = 188.0;
const END: f32 = 1132.0;
/// Baselines of what stands above and below the title.
const HEAD: f32 = 103.0;
const FOOT: f32 = 562.0;
const SMALL: f32 = 34.0;
/// The title's room.
const TOP: f32 = 160.0;
const ROOM: Room<'static> = Room {
    width: END - START,
    height: 330.0,
    sizes: &[112.0, 100.0, 92.0, 84.0, 76.0, 70.0, 64.0, 58.0, 52.0, 48.0, 44.0],
    leading: 1.13,
    lines: 5,
    unbroken: 58.0,
};

/// The mark of the blog in sixteenths, as in `public/favicon.svg`: a surveyor's level over three lines of notes.
const LEVEL: [(u8, u8); 3] = [(2, 0), (14, 0), (8, 7)];
/// From the left, from the top, to the right; all are two high.
const NOTES: [(u8, u8, u8); 3] = [(0, 8, 16), (3, 11, 13), (6, 14, 10)];

/// Draws a card.
pub(super) fn draw(card: &Card, cast: &Cast) -> Sheet {
    let mut page = Page { sheet: Sheet::new(), fonts: cast.font_system(), direction: card.direction };
    page.rule(MARGIN, 0.0, 2.0, 630.0);
    page.mark(MARGIN - 76.0, HEAD - 37.0, 48.0);
    let site = page.small(&card.site, ROOM.width);
    page.set(&site, Ink::Strong, START, HEAD, 0.0);
    let author = page.small(&card.author, ROOM.width / 2.0);
    page.set(&author, Ink::Soft, END - author.extent(), FOOT, 0.0);
    let date = page.small(&card.date, ROOM.width - author.extent() - SMALL);
    page.set(&date, Ink::Soft, START, FOOT, 0.0);
    if card.title.is_empty() {
        page.mark(START, TOP + 32.0, 256.0);
    } else {
        page.title(&card.title);
    }
    page.sheet
}

struct Page {
    sheet: Sheet,
    fonts: FontSystem,
    direction: Direction,
}

impl Page {
    /// Where something as wide as this begins on the sheet, from where it begins in the reader's direction.
    fn left(&self, start: f32, width: f32) -> f32 {
        match self.direction {
            Direction::LeftToRight => start,
            Direction::RightToLeft => WIDTH as f32 - start - width,
        }
    }

    fn rule(&mut self, start: f32, top: f32, width: f32, height: f32) {
        let left = self.left(start, width);
        let path =
            polygon(&[(left, top), (left + width, top), (left + width, top + height), (left, top + height)]);
        self.fill(path, Ink::Margin);
    }

    fn mark(&mut self, start: f32, top: f32, height: f32) {
        let left = self.left(start, height);
        let at = |x: u8, y: u8| (left + f32::from(x) * height / 16.0, top + f32::from(y) * height / 16.0);
        self.fill(polygon(&LEVEL.map(|(x, y)| at(x, y))), Ink::Mark);
        for (from, y, to) in NOTES {
            self.fill(polygon(&[at(from, y), at(to, y), at(to, y + 2), at(from, y + 2)]), Ink::Strong);
        }
    }

    /// A line in its own direction: the day stands before the month also below an Arabic title.
    fn small(&mut self, text: &str, width: f32) -> Block {
        Text::new(text, Face::Text, Direction::of(text), &mut self.fonts).line(SMALL, width)
    }

    fn title(&mut self, text: &str) {
        let block = Text::new(text, Face::Title, self.direction, &mut self.fonts).fit(&ROOM);
        let leading = block.size * ROOM.leading;
        let first = TOP + block.size * 0.8;
        self.rule(MARGIN, first - block.size * 0.24, 22.0, 2.0);
        self.set(&block, Ink::Strong, START, first, leading);
    }

    /// Puts a block onto the sheet.
    fn set(&mut self, block: &Block, ink: Ink, start: f32, first: f32, leading: f32) {
        let left = self.left(start, block.extent()) - block.left();
        let mut path = PathBuilder::new();
        let mut baseline = first;
        for line in &block.lines {
            for glyph in &line.glyphs {
                let Some(font) = self.fonts.get_font(glyph.font_id, glyph.font_weight) else { continue };
                let index = self.fonts.db().face(glyph.font_id).map_or(0, |info| info.index);
                let Ok(face) = FontRef::from_index(font.data(), index) else { continue };
                let size = glyph.font_size;
                let x = left + glyph.x + glyph.x_offset * size;
                let y = baseline + glyph.y - glyph.y_offset * size;
                outline::add(&mut path, &face, glyph.glyph_id, f32::from(glyph.font_weight.0), size, x, y);
            }
            baseline += leading;
        }
        self.fill(path.finish(), ink);
    }

    /// A path without a point does not exist: nothing is drawn then.
    fn fill(&mut self, path: Option<Path>, ink: Ink) {
        if let Some(path) = path {
            self.sheet.fill(&path, ink);
        }
    }
}

fn polygon(corners: &[(f32, f32)]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for (at, &(x, y)) in corners.iter().enumerate() {
        if at == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
    }
    path.close();
    path.finish()
}
