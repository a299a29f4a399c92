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
    BadDate { what: String, remedy: Option<&'static str> },
    Empty,
    RedirectOnly { to: String },
    OtherMarkup { markup: &'static str },
    Trash,
}

impl Reason {
    pub(crate) fn of(fault: &DateFault) -> Self {
        Self::BadDate { what: fault.what(), remedy: fault.remedy() }
    }

    /// What there is to say.
    #[must_use]
    pub fn what(&self) -> String {
        match self {
            Self::Section => "it describes a section and is no post".to_owned(),
            Self::Page => "it is a page and no post".to_owned(),
            Self::NoDate => {
                "it has no date, neither in the text nor in its name: it is taken for a page".to_owned()
            }
            Self::BadDate { what, .. } => what.clone(),
            Self::Empty => "it has no text".to_owned(),
            Self::RedirectOnly { to } => format!("it only leads on to {to}"),
            Self::OtherMarkup { markup } => format!("it is written in {markup}"),
            Self::Trash => "it is in the trash".to_owned(),
        }
    }

    /// What to do, where there is something to do.
    #[must_use]
    pub fn remedy(&self) -> Option<&'static str> {
        match self {
            Self::NoDate => Some("if it is a post, give it a date, as in 2025-03-31"),
            Self::BadDate { remedy, .. } => *remedy,
            Self::OtherMarkup { .. } => Some("convert it to Markdown first, for example with pandoc"),
            Self::Section | Self::Page | Self::Empty | Self::RedirectOnly { .. } | Self::Trash => None,
        }
    }

    /// Whether the author may have expected a post of it.
    #[must_use]
    pub fn is_loss(&self) -> bool {
        matches!(self, Self::NoDate | Self::BadDate { .. } | Self::OtherMarkup { .. })
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what())?;
        self.remedy().map_or(Ok(()), |remedy| write!(f, "; {remedy}"))?;
        f.write_str(match self {
            Self::NoDate => ", and import again",
            Self::BadDate { .. } => ", then import again",
            _ => "",
        })
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
