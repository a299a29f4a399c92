use crate::hash;

use super::words;

/// What an image shows. The texts are as the author wrote them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Card {
    /// The article's title.
    pub(crate) title: String,
    /// The blog's name.
    pub(crate) site: String,
    /// Who wrote it.
    pub(crate) author: String,
    /// When, as the pages say it.
    pub(crate) date: String,
    /// The language of the blog: the same Chinese character looks different in Chinese, Japanese and Korean.
    pub(crate) language: String,
    /// Where the title begins.
    pub(crate) direction: Direction,
}

/// Where lines begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// On the left.
    LeftToRight,
    /// On the right, as in Arabic, Hebrew and Persian.
    RightToLeft,
}

impl Direction {
    /// As the first letter that has one says, which is what `dir="auto"` does in a page.
    pub(crate) fn of(text: &str) -> Self {
        use unicode_bidi::{BidiClass, bidi_class};
        let classes = text.chars().map(bidi_class);
        match classes.into_iter().find(|class| matches!(class, BidiClass::L | BidiClass::R | BidiClass::AL)) {
            Some(BidiClass::R | BidiClass::AL) => Self::RightToLeft,
            _ => Self::LeftToRight,
        }
    }
}

impl Card {
    /// The card with texts that can be set.
    pub(super) fn settable(&self) -> Self {
        let [title, site, author, date] =
            [&self.title, &self.site, &self.author, &self.date].map(|text| words::settable(text));
        Self { title, site, author, date, language: self.language.clone(), direction: self.direction }
    }

    /// The hash of all that the image depends on.
    pub(super) fn key(&self, design: u32, fonts: &str) -> String {
        let Self { title, site, author, date, language, direction } = self;
        // As debug output every text is in quotes and escaped: no two inputs can become one.
        let input = format!("{:?}", (design, fonts, title, site, author, date, language, direction));
        hash::for_name(input.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_gives_the_direction() {
        for (text, direction) in [
            ("Rust", Direction::LeftToRight),
            ("راست چیست؟", Direction::RightToLeft),
            ("«2» שלום", Direction::RightToLeft),
            ("Rust چیست؟", Direction::LeftToRight),
            ("2025", Direction::LeftToRight),
            ("", Direction::LeftToRight),
        ] {
            assert_eq!(Direction::of(text), direction, "{text}");
        }
    }
}
