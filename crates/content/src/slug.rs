use std::fmt;

use serde::{Deserialize, Serialize};

/// The part of an address that names one article, tag or series: lower-case letters and digits of any
/// script in words separated by single hyphens, as in `expand-and-contract-migrations`.
///
/// Nothing else may stand in it, so that it is at once a file name, a path segment and a fragment on
/// every host without escaping surprises (RFC 3986 unreserved, or letters that IRIs carry as they are).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// Why a text is no [`Slug`]. Its display names the fault; [`Slug::from_text`] makes a remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlugError {
    /// There is no letter or digit.
    Empty,
    /// This character cannot stand in an address as it is.
    Character(char),
    /// A hyphen at either end, or two in a row.
    Hyphens,
    /// More bytes than [`MOST`].
    Long,
}

/// A name of a file may have 255 bytes, and some names are a slug with a hash and an extension.
const MOST: usize = 200;

impl fmt::Display for SlugError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("it is empty"),
            Self::Character(' ') => f.write_str("it has a space"),
            Self::Character(c) if c.is_uppercase() => write!(f, "it has the capital letter '{c}'"),
            Self::Character(c) => write!(f, "it has the character {c:?}"),
            Self::Long => write!(f, "it is longer than {MOST} bytes"),
            Self::Hyphens => f.write_str("it begins or ends with a hyphen, or has two in a row"),
        }
    }
}

impl Slug {
    /// Accepts `text` when it already is a slug.
    ///
    /// # Errors
    /// Names the first fault.
    pub fn new(text: impl Into<String>) -> Result<Self, SlugError> {
        let text = text.into();
        if text.is_empty() {
            return Err(SlugError::Empty);
        }
        if let Some(c) = text.chars().find(|&c| !(c == '-' || is_word(c))) {
            return Err(SlugError::Character(c));
        }
        if text.starts_with('-') || text.ends_with('-') || text.contains("--") {
            return Err(SlugError::Hyphens);
        }
        if text.len() > MOST {
            return Err(SlugError::Long);
        }
        Ok(Self(text))
    }

    /// The slug nearest to any text: `"What's new?"` becomes `whats-new`. Longer ones are cut. `None` when no letter
    /// or digit is in it.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let mut slug = slugify(text);
        if slug.len() > MOST {
            slug.truncate(slug.floor_char_boundary(MOST));
            slug.truncate(slug.trim_end_matches('-').len());
        }
        (!slug.is_empty()).then_some(Self(slug))
    }

    /// The slug as it stands in an address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Letters and digits joined by hyphens; apostrophes vanish, everything else separates words.
pub(crate) fn slugify(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars().flat_map(char::to_lowercase) {
        if is_word(c) {
            if gap && !slug.is_empty() {
                slug.push('-');
            }
            gap = false;
            slug.push(c);
        } else if !matches!(c, '\'' | '\u{2019}' | '\u{200c}' | '\u{200d}') {
            gap = true;
        }
    }
    slug
}

/// A letter or digit with no capital form of its own, or a mark that belongs to the letter before it.
fn is_word(c: char) -> bool {
    (c.is_alphanumeric() || is_mark(c)) && c.to_lowercase().eq([c])
}

/// Combining marks that scripts need to spell words: Latin and Cyrillic diacritics, Hebrew and Arabic
/// points, and the vowel signs of the Indic and Thai blocks. `char` has no test for them in `std`, and a
/// table of all marks would cost the browser 2 kB.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5bd}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}'
        | '\u{981}'..='\u{9ff}' | '\u{a01}'..='\u{dff}' | '\u{e31}'..='\u{e4e}')
        && !matches!(c, '\u{964}' | '\u{965}' | '\u{df4}')
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Slug {
    type Error = SlugError;
    fn try_from(text: String) -> Result<Self, SlugError> {
        Self::new(text)
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_what_an_address_carries() {
        for text in ["a", "expand-and-contract", "2024-in-review", "سلام-دنیا", "北京", "ünïcode"]
        {
            assert_eq!(Slug::new(text).map(String::from), Ok(text.to_owned()));
        }
    }

    #[test]
    fn names_the_first_fault() {
        let fault = |text: &str| Slug::new(text).map_err(|e| e.to_string());
        assert_eq!(fault(""), Err("it is empty".into()));
        assert_eq!(fault("a b"), Err("it has a space".into()));
        assert_eq!(fault("Ab"), Err("it has the capital letter 'A'".into()));
        assert_eq!(fault("a/b"), Err("it has the character '/'".into()));
        assert_eq!(fault("a?b"), Err("it has the character '?'".into()));
        let hyphens = "it begins or ends with a hyphen, or has two in a row".to_owned();
        for text in ["-a", "a-", "a--b"] {
            assert_eq!(fault(text), Err(hyphens.clone()));
        }
    }

    #[test]
    fn every_text_with_a_letter_has_a_slug_that_is_valid() {
        for (text, slug) in [
            ("What's new?", "whats-new"),
            ("  C++ & Rust / 2024 ", "c-rust-2024"),
            ("Ελληνικά ΚΑΙ", "ελληνικά-και"),
            ("हिन्दी", "हिन्दी"),
            ("İstanbul", "i\u{307}stanbul"),
        ] {
            let made = Slug::from_text(text).expect(text);
            assert_eq!(made.as_str(), slug);
            assert_eq!(Slug::new(slug), Ok(made));
        }
        assert_eq!(Slug::from_text("?!"), None);
    }
}
