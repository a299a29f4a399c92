use serde::{Deserialize, Serialize};

/// What a piece of source text is to a reader who scans code. A style sheet gives each a colour; few kinds, since
/// nobody tells twenty colours apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Token {
    /// Names, signs and blanks, in the colour of text.
    #[default]
    Plain,
    /// What the machine does not read.
    Comment,
    /// Words of the language.
    Keyword,
    /// Text.
    Text,
    /// What stands for something else inside of a text: `\n`.
    Escape,
    /// Numbers, `true`, `null`.
    Constant,
    /// Names of functions and commands.
    Function,
    /// Names of types, and elements of markup.
    Type,
    /// Variables that their language marks, and parameters.
    Variable,
    /// Keys of data, attributes, annotations.
    Attribute,
    /// The head of a section or of a difference.
    Heading,
    /// What a difference adds.
    Inserted,
    /// What a difference takes away.
    Deleted,
}

impl Token {
    /// Every kind, in the order of their numbers in a [`Run`].
    pub const ALL: [Self; 13] = [
        Self::Plain,
        Self::Comment,
        Self::Keyword,
        Self::Text,
        Self::Escape,
        Self::Constant,
        Self::Function,
        Self::Type,
        Self::Variable,
        Self::Attribute,
        Self::Heading,
        Self::Inserted,
        Self::Deleted,
    ];
}

/// The classes in the order of [`Token::ALL`], a letter each: they stand hundreds of times in a page.
const CLASSES: &[u8; 12] = b"ckseoftvahid";

/// So many bytes of one kind: all that an article carries of its highlighting. The text is not repeated, and a run
/// takes a byte or two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Run(u32);

impl Run {
    /// So many bytes of a kind; `None` for more than any article has.
    #[must_use]
    pub fn new(length: usize, token: Token) -> Option<Self> {
        let length = u32::try_from(length).ok().filter(|length| *length < 1 << 28)?;
        Some(Self(length << 4 | token as u32))
    }

    /// In bytes.
    #[must_use]
    pub fn length(self) -> usize {
        (self.0 >> 4) as usize
    }

    /// Its class in the page; `None` for plain text, and for a number that an older app does not know.
    #[must_use]
    pub fn class(self) -> Option<char> {
        let number = (self.0 & 15).checked_sub(1)?;
        CLASSES.get(number as usize).map(|&letter| letter.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_keeps_its_length_and_kind() {
        for (at, token) in Token::ALL.into_iter().enumerate() {
            assert_eq!(token as usize, at);
            let run = Run::new(300, token).unwrap();
            assert_eq!(run.length(), 300);
            assert_eq!(run.class().is_none(), token == Token::Plain);
        }
        assert_eq!(Run::new(usize::MAX, Token::Plain), None);
        assert_eq!(Run(15).class(), None);
    }
}
