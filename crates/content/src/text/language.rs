use super::{Frame, Script, Text, en, fa};

/// The languages that the interface speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English, also where no other fits.
    English,
    /// Persian.
    Persian,
}

impl Language {
    /// By the primary part of a BCP 47 tag. Articles in a language that is none of ours have an English interface, with
    /// English dates: one language at a time is easier to read than two.
    #[must_use]
    pub fn of(tag: &str) -> Self {
        match tag.split('-').next().unwrap_or_default() {
            fa if fa.eq_ignore_ascii_case("fa") => Self::Persian,
            _ => Self::English,
        }
    }

    /// What views and renderer say.
    #[must_use]
    pub fn text(self) -> &'static Text {
        match self {
            Self::English => &en::TEXT,
            Self::Persian => &fa::TEXT,
        }
    }

    /// What stands around the views.
    #[must_use]
    pub fn frame(self) -> &'static Frame {
        match self {
            Self::English => &en::FRAME,
            Self::Persian => &fa::FRAME,
        }
    }

    /// What the scripts of pages say.
    #[must_use]
    pub fn script(self) -> &'static Script {
        match self {
            Self::English => &en::SCRIPT,
            Self::Persian => &fa::SCRIPT,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_chosen_by_its_primary_part_and_english_otherwise() {
        let of = |tag: &str| Language::of(tag);
        assert_eq!(["fa", "fa-IR", "FA"].map(of), [Language::Persian; 3]);
        assert_eq!(["en-GB", "de", "far", ""].map(of), [Language::English; 4]);
    }
}
