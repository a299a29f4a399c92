use std::fmt;

/// What a [`Note`] asks of the author.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Done; nothing is to do.
    Changed,
    /// It has no place in this blog yet; it stands in the text as it was written, or only here.
    NotCarried,
    /// A decision that only the author can make.
    Look,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Changed => "changed",
            Self::NotCarried => "not carried over",
            Self::Look => "please look",
        })
    }
}

/// One thing to say about one post. The texts are composed here and nowhere else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the text of each says what its fields hold")]
pub enum Note {
    TitleOfHeading,
    TitleOfName,
    TitleRepeated,
    DateOfName,
    DateOfPath,
    DateNotRead { why: String },
    UpdatedNotRead { why: String },
    UpdatedBefore,
    Categories { count: usize },
    BrokenFrontMatter { notation: String, why: String },
    NewSlug { was: String, slug: String },
    Keys { keys: Vec<String> },
    Language { language: String },
    Foreign { name: String, count: usize },
    Resolved { what: &'static str, count: usize },
    Fenced { count: usize },
    Images { count: usize },
    MissingImage { destination: String },
    Links { count: usize },
    DeadLink { destination: String },
    Redirects { addresses: Vec<String> },
    BadAddress { address: String },
    FromHtml,
    GuessedLevels,
    GuessedCode { count: usize },
    Html,
    Kept { file: String },
    Comments { count: usize },
    Protected,
    OnlySummary,
    RemoteImages { count: usize },
    SameAddress { slug: String },
}

impl Note {
    /// What it asks of the author.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::TitleOfHeading
            | Self::TitleRepeated
            | Self::DateOfName
            | Self::DateOfPath
            | Self::Categories { .. }
            | Self::NewSlug { .. }
            | Self::Resolved { .. }
            | Self::Fenced { .. }
            | Self::Images { .. }
            | Self::Links { .. }
            | Self::Redirects { .. }
            | Self::FromHtml
            | Self::Html => Kind::Changed,
            Self::Keys { .. } | Self::Language { .. } | Self::Foreign { .. } | Self::Comments { .. } => {
                Kind::NotCarried
            }
            Self::TitleOfName
            | Self::DateNotRead { .. }
            | Self::UpdatedNotRead { .. }
            | Self::UpdatedBefore
            | Self::BrokenFrontMatter { .. }
            | Self::MissingImage { .. }
            | Self::DeadLink { .. }
            | Self::BadAddress { .. }
            | Self::GuessedLevels
            | Self::GuessedCode { .. }
            | Self::Protected
            | Self::OnlySummary
            | Self::RemoteImages { .. }
            | Self::SameAddress { .. }
            | Self::Kept { .. } => Kind::Look,
        }
    }

    /// What there is to say.
    #[must_use]
    pub fn what(&self) -> String {
        match self {
            Self::RemoteImages { count } => format!(
                "{} on other sites, where readers would fetch them",
                counted(*count, "image lies", "images lie")
            ),
            note => note.to_string(),
        }
    }

    /// What to do, for a blog that is read in place and finds missing images and dead links by itself.
    #[must_use]
    pub fn remedy(&self) -> Option<&'static str> {
        Some(match self {
            Self::TitleOfName => "write a title",
            Self::DateNotRead { .. } => "write the day as in 2025-03-31",
            Self::UpdatedNotRead { .. } | Self::UpdatedBefore => {
                "write the day as in 2025-03-31, not before the post's"
            }
            Self::BrokenFrontMatter { .. } => "correct the front matter",
            Self::BadAddress { .. } => "remove it, or write another",
            Self::RemoteImages { .. } => SAVE,
            Self::SameAddress { .. } => "give one of the two another name",
            Self::Language { .. } => "write the language as in en, pt-BR or zh-Hans",
            Self::Protected => "remove the password to publish it",
            _ => return None,
        })
    }
}

const SAVE: &str = "save them beside the post";

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TitleOfHeading => f.write_str("the first heading is the title"),
            Self::TitleOfName => f.write_str("there is no title: the file's name was taken"),
            Self::TitleRepeated => f.write_str("the heading that repeated the title is left out"),
            Self::DateOfName => f.write_str("the file's name gives the date"),
            Self::DateOfPath => f.write_str("the address gives the date"),
            Self::DateNotRead { why } => write!(f, "{why}; the file's name gave the date"),
            Self::UpdatedNotRead { why } => write!(f, "the day of the last change is left out: {why}"),
            Self::UpdatedBefore => {
                f.write_str("the day of the last change is left out: it lies before the post's date")
            }
            Self::Categories { count } => {
                write!(f, "{} became tags", counted(*count, "category", "categories"))
            }
            Self::BrokenFrontMatter { notation, why } => {
                write!(f, "the front matter is not valid {notation} ({why}); it was read line by line")
            }
            Self::NewSlug { was, slug } => {
                write!(f, "the address is posts/{slug}/, since \"{was}\" cannot stand there")
            }
            Self::Keys { keys } => write!(f, "keys of the front matter: {}", keys.join(", ")),
            Self::Language { language } => write!(f, "the post's language, {language}"),
            Self::Foreign { name, count } => write!(f, "{name} {count}×, shown as it is written"),
            Self::Resolved { what, count } => write!(f, "{what} {count}×, resolved"),
            Self::Fenced { count } => {
                write!(f, "{} became fenced code", counted(*count, "code tag", "code tags"))
            }
            Self::Images { count } => write!(f, "{} came along", counted(*count, "file", "files")),
            Self::MissingImage { destination } => {
                write!(f, "the image {destination} was not found; put it beside the post and write its name")
            }
            Self::Links { count } => {
                write!(f, "{} to other posts led to their files", counted(*count, "link", "links"))
            }
            Self::DeadLink { destination } => {
                write!(f, "the link {destination} leads to nothing that came over; correct or remove it")
            }
            Self::Redirects { addresses } => write!(f, "old addresses lead here: {}", addresses.join(", ")),
            Self::BadAddress { address } => {
                write!(f, "the old address {address} cannot be kept as a redirect")
            }
            Self::FromHtml => f.write_str("the HTML became Markdown"),
            Self::GuessedLevels => {
                f.write_str("plain text does not tell the levels of headings; they were guessed")
            }
            Self::GuessedCode { count } => {
                write!(
                    f,
                    "plain text does not mark code; {} by what stands there",
                    counted(*count, "block was found", "blocks were found")
                )
            }
            Self::Html => f.write_str("the HTML file's contents were kept as they are"),
            Self::Kept { file } => {
                write!(f, "{file} is there already and stays as it is; nothing was written")
            }
            Self::Comments { count } => write!(f, "{}", counted(*count, "comment", "comments")),
            Self::OnlySummary => {
                f.write_str("the feed holds only a summary; fetch the whole text from the old blog")
            }
            Self::RemoteImages { .. } => write!(f, "{}; {SAVE}", self.what()),
            Self::SameAddress { slug } => {
                write!(f, "another post has its address: it is at posts/{slug}/ now")
            }
            Self::Protected => f.write_str("it was protected by a password: it is a draft now"),
        }
    }
}

/// A count with its noun: `1 link`, `2 links`.
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_read_as_sentences() {
        assert_eq!(Note::Links { count: 1 }.to_string(), "1 link to other posts led to their files");
        assert_eq!(Note::Categories { count: 2 }.to_string(), "2 categories became tags");
        let foreign = Note::Foreign { name: "{{< youtube >}}".into(), count: 3 };
        assert_eq!(foreign.to_string(), "{{< youtube >}} 3×, shown as it is written");
        assert_eq!(foreign.kind().to_string(), "not carried over");
    }
}
