//! Feeds: the newest articles with their whole text, of the blog and of each tag, in the three formats that readers
//! understand. All three are made from one [`Channel`](channel::Channel), so they cannot say different things.
//!
//! They hold for any article: [`html`] resolves addresses and balances an author's HTML, the XML writer leaves out
//! what XML cannot hold.

mod atom;
mod channel;
mod html;
mod json;
mod person;
mod rss;
mod time;

use content::{Blog, Slug};

pub(super) use html::absolute;

use channel::Channel;

use super::output::{self, AssembleError};
use super::published::{File, Published};

/// A format of feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// RFC 4287.
    Atom,
    /// RSS 2.0.
    Rss,
    /// JSON Feed 1.1.
    Json,
}

impl Format {
    /// The best one first: pages name them in this order, and readers take the first that they know.
    pub const ALL: [Self; 3] = [Self::Atom, Self::Rss, Self::Json];

    /// The name of its files.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Self::Atom => "feed.xml",
            Self::Rss => "rss.xml",
            Self::Json => "feed.json",
        }
    }

    /// As a link's `type` names it.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml",
            Self::Rss => "application/rss+xml",
            Self::Json => "application/feed+json",
        }
    }

    /// As people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Atom => "Atom",
            Self::Rss => "RSS",
            Self::Json => "JSON Feed",
        }
    }
}

/// A feed as pages announce it, with `<link rel="alternate">` or as a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternate {
    /// Below the base: `feed.xml`, `tags/rust/feed.xml`.
    pub path: String,
    /// Its format.
    pub format: Format,
    /// `Fieldnotes: rust (Atom)`.
    pub title: String,
}

/// The feeds of the blog, or those of a tag by its name and slug.
#[must_use]
pub fn discovery(blog: &Blog, tag: Option<(&str, &Slug)>) -> [Alternate; 3] {
    let (title, folder) = channel::name(blog, tag);
    Format::ALL.map(|format| Alternate {
        path: format!("{folder}{}", format.file()),
        format,
        title: format!("{title} ({})", format.name()),
    })
}

/// Every feed, one after the other: together they can be larger than memory should be. `style` is the path of their
/// style sheet below the base.
pub fn files<'a>(
    published: &'a Published<'a>,
    style: &str,
) -> impl Iterator<Item = Result<File, AssembleError>> + 'a {
    let style = published.config.base.join(style);
    let all = channel::all(published).into_iter();
    all.flat_map(move |channel| Format::ALL.map(|format| file(&channel, format, &style)))
}

/// The same, several at a time, each handed on when it is made.
pub(crate) fn each(
    published: &Published<'_>,
    style: &str,
    write: impl Fn(&File) -> Result<(), AssembleError> + Send + Sync,
) -> Result<(), AssembleError> {
    let style = published.config.base.join(style);
    let channels = channel::all(published);
    let all: Vec<_> =
        channels.iter().flat_map(|channel| Format::ALL.map(|format| (channel, format))).collect();
    output::each(&all, |(channel, format)| write(&file(channel, *format, &style)?)).map(drop)
}

fn file(channel: &Channel<'_>, format: Format, style: &str) -> Result<File, AssembleError> {
    let text = match format {
        Format::Atom => atom::write(channel, style),
        Format::Rss => rss::write(channel, style),
        Format::Json => json::write(channel).map_err(AssembleError::Json)?,
    };
    Ok(File { path: channel.path(format), text })
}
