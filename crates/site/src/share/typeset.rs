use cosmic_text::{
    Attrs, AttrsList, Family, FontSystem, Hinting, LayoutLine, ShapeLine, Shaping, Weight, Wrap,
};

use super::card::Direction;
use super::fonts::Face;

/// A text in lines.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) size: f32,
    pub(super) lines: Vec<LayoutLine>,
    /// What the lines were broken for. Those that begin on the right begin here.
    width: f32,
    direction: Direction,
}

impl Block {
    /// The width of the longest line.
    pub(super) fn extent(&self) -> f32 {
        self.lines.iter().map(|line| line.w).fold(0.0, f32::max)
    }

    /// Where the longest line has its left end, in the coordinates of the glyphs.
    pub(super) fn left(&self) -> f32 {
        match self.direction {
            Direction::LeftToRight => 0.0,
            Direction::RightToLeft => self.width - self.extent(),
        }
    }
}

/// A text whose glyphs are known, but not yet their size and lines.
pub(super) struct Text<'a> {
    /// With a mark of the direction before it.
    text: String,
    attrs: AttrsList,
    direction: Direction,
    shape: ShapeLine,
    fonts: &'a mut FontSystem,
}

/// The room for a title, and the sizes to try, from the best down.
pub(super) struct Room<'a> {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) sizes: &'a [f32],
    /// From line to line, in sizes.
    pub(super) leading: f32,
    pub(super) lines: usize,
    /// Below this size a word that is too long for a line is broken instead.
    pub(super) unbroken: f32,
}

impl<'a> Text<'a> {
    pub(super) fn new(text: &str, face: Face, direction: Direction, fonts: &'a mut FontSystem) -> Self {
        // A paragraph has the direction of its first strong character; a mark is one, and has no shape.
        let mark = match direction {
            Direction::LeftToRight => '\u{200e}',
            Direction::RightToLeft => '\u{200f}',
        };
        let attrs = Attrs::new().family(Family::Name(face.family())).weight(Weight(face.weight()));
        let (text, attrs) = (format!("{mark}{text}"), AttrsList::new(&attrs));
        let shape = ShapeLine::new(fonts, &text, &attrs, Shaping::Advanced, 1);
        Self { text, attrs, direction, shape, fonts }
    }

    /// One line, with an ellipsis where it is too long.
    pub(super) fn line(self, size: f32, width: f32) -> Block {
        match self.within(size, width, 1, Wrap::None) {
            Some(block) => block,
            None => self.cut(size, width, 1),
        }
    }

    /// As large as it fits into the room, in lines of about the same length.
    pub(super) fn fit(self, room: &Room<'_>) -> Block {
        let limit = |size: f32| room.lines.min((room.height / (size * room.leading)) as usize).max(1);
        let spacious = room.sizes.iter().filter(|size| **size >= room.unbroken);
        let tries = spacious.map(|size| (*size, Wrap::Word));
        for (size, wrap) in tries.chain(room.sizes.iter().map(|size| (*size, Wrap::WordOrGlyph))) {
            if let Some(block) = self.within(size, room.width, limit(size), wrap) {
                return self.balance(block);
            }
        }
        let smallest = room.sizes.last().copied().unwrap_or(1.0);
        self.cut(smallest, room.width, limit(smallest))
    }

    /// The narrowest block with as many lines; the block itself when a word had to be broken.
    fn balance(&self, block: Block) -> Block {
        let count = block.lines.len();
        // Whole pixels: finer is not seen, and the search ends.
        let (mut narrow, mut best) = (0, block);
        while best.width as u32 > narrow + 1 {
            let middle = (narrow + best.width as u32) / 2;
            match self.within(best.size, middle as f32, count, Wrap::Word) {
                Some(block) => best = block,
                None => narrow = middle,
            }
        }
        best
    }

    /// The text in at most so many lines, none of them wider than allowed.
    fn within(&self, size: f32, width: f32, count: usize, wrap: Wrap) -> Option<Block> {
        let lines = self.lines(size, width, wrap);
        // What a line is wider by than its width, by rounding alone.
        let fits = lines.len() <= count && lines.iter().all(|line| line.w <= width + 0.01);
        fits.then(|| self.block(size, width, lines))
    }

    /// The beginning of the text with an ellipsis, in so many lines: whole words where there are any.
    fn cut(mut self, size: f32, width: f32, count: usize) -> Block {
        let lines = self.lines(size, width, Wrap::WordOrGlyph);
        let shown = lines.iter().take(count).flat_map(|line| &line.glyphs);
        let mut end = shown.map(|glyph| glyph.end).max().unwrap_or(self.text.len());
        loop {
            let kept = self.text[..end].trim_end_matches(|c: char| !c.is_alphanumeric());
            self.shape = ShapeLine::new(self.fonts, &format!("{kept}…"), &self.attrs, Shaping::Advanced, 1);
            match self.within(size, width, count, Wrap::WordOrGlyph) {
                Some(block) => return block,
                None if kept.is_empty() => return self.block(size, width, Vec::new()),
                None => end = shorter(kept),
            }
        }
    }

    fn block(&self, size: f32, width: f32, lines: Vec<LayoutLine>) -> Block {
        Block { size, width, lines, direction: self.direction }
    }

    fn lines(&self, size: f32, width: f32, wrap: Wrap) -> Vec<LayoutLine> {
        self.shape.layout(size, Some(width), wrap, None, None, Hinting::Disabled)
    }
}

/// Where a text ends that lacks the last word, or the last character of a word too long to do without.
fn shorter(text: &str) -> usize {
    const LONG: usize = 24;
    let word = text.rfind(' ').filter(|blank| text[*blank..].chars().count() <= LONG);
    word.or_else(|| text.char_indices().next_back().map(|(at, _)| at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_go_unless_they_are_long() {
        let cut = |text: &'static str| &text[..shorter(text)];
        assert_eq!(cut("one two three"), "one two");
        assert_eq!(cut("one"), "on");
        assert_eq!(cut("a donaudampfschifffahrtsgesellschaft"), "a donaudampfschifffahrtsgesellschaf");
        assert_eq!(cut("北京的秋天"), "北京的秋");
        assert_eq!(cut(""), "");
    }
}
