use std::fmt;

use crate::DateFault;

/// A file of the source that became no post.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeftOut {
    /// Which, from the source's folder.
    pub source: String,
    /// Why.
    pub reason: Reason,
}

/// Why a file became no post. The texts are composed here and nowhere else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the text of each says what its fields hold")]
pub enum Reason {
    Section,
    Page,
    NoDate,
    BadDate { why: String },
    Empty,
    RedirectOnly { to: String },
    OtherMarkup { markup: &'static str },
    Trash,
}

impl Reason {
    pub(crate) fn of(fault: &DateFault) -> Self {
        Self::BadDate { why: fault.to_string() }
    }

    /// Whether the author may have expected a post of it.
    #[must_use]
    pub fn is_loss(&self) -> bool {
        matches!(self, Self::NoDate | Self::BadDate { .. } | Self::OtherMarkup { .. })
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Section => f.write_str("it describes a section and is no post"),
            Self::Page => f.write_str("it is a page and no post"),
            Self::NoDate => f.write_str(
                "it has no date, neither in the text nor in its name: it is taken for a page; \
                 if it is a post, give it a date, as in 2025-03-31, and import again",
            ),
            Self::BadDate { why } => write!(f, "{why}, then import again"),
            Self::Empty => f.write_str("it has no text"),
            Self::RedirectOnly { to } => write!(f, "it only leads on to {to}"),
            Self::OtherMarkup { markup } => {
                write!(f, "it is written in {markup}; convert it to Markdown first, for example with pandoc")
            }
            Self::Trash => f.write_str("it is in the trash"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_say_what_to_do() {
        assert_eq!(
            Reason::of(&crate::read_date("YYYY-MM-DD").unwrap_err()).to_string(),
            "the date \"YYYY-MM-DD\" is a placeholder that was never filled in; write the day, as in 2025-03-31, \
             then import again"
        );
        assert!(Reason::NoDate.is_loss() && !Reason::Section.is_loss());
        assert_eq!(Reason::RedirectOnly { to: "/a".into() }.to_string(), "it only leads on to /a");
    }
}
