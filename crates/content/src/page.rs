use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

use crate::{Address, Date, Element, Entry, Landing, Part, Resource, Slug, TagCount};

/// What one address shows, but for an article's text: that is its [`Body`](crate::Body), which this names. Each lies beside
/// the document of its address, so that no reader fetches more of a large blog than of a small one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// What the document says of itself.
    pub head: PageHead,
    /// What stands in `main`.
    pub view: View,
}

/// The part of a document's head that changes with the view.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageHead {
    /// The document's title, ending in the blog's.
    pub title: String,
    /// Everything else, in order. As it will stand in the document: no browser has to put it together.
    pub elements: Vec<Element>,
}

impl PageHead {
    /// The title that a document has in this blog: it ends in the blog's.
    #[must_use]
    pub fn title_in(title: &str, blog: &str) -> String {
        if title == blog { title.to_owned() } else { format!("{title} · {blog}") }
    }
}

/// What stands in a page's one `main`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum View {
    /// The newest articles, below the blog's tagline.
    Home(String, Listing),
    /// Older ones, on the page of this number.
    Older(NonZeroU32, Listing),
    /// All articles by year, newest first.
    Archive(Vec<(u16, Vec<Mention>)>),
    /// All tags in the order of their names.
    Tags(Vec<TagCount>),
    /// The articles of a tag, newest first.
    Tag(Group),
    /// The articles of a series, oldest first.
    Series(Group),
    /// What is kept on the device.
    Offline(Vec<Mention>),
    /// Where one searches.
    Search(Search),
    /// One article.
    Article(Box<Around>),
}

/// A part of the list of all articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// Newest first.
    pub entries: Vec<Entry>,
    /// Where the text of each lies.
    pub bodies: Vec<Resource>,
    /// The number of the page with newer articles.
    pub newer: Option<u32>,
    /// That of the page with older ones.
    pub older: Option<u32>,
}

/// The articles that have something in common.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// What they have in common, as authors write it.
    pub name: String,
    /// In the order in which they are shown.
    pub entries: Vec<Entry>,
    /// What the author says of it.
    pub landing: Option<Landing>,
}

/// What a search can be narrowed to, where it begins, and what is shown until then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Search {
    /// In the order of their names.
    pub tags: Vec<TagCount>,
    /// Newest first.
    pub years: Vec<u16>,
    /// Newest first.
    pub newest: Vec<Mention>,
    /// The first file of the index.
    pub start: Resource,
}

/// An article, and what stands around its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Around {
    /// Title, dates, tags.
    pub entry: Entry,
    /// Where its text lies.
    pub body: Resource,
    /// Its whole address, for paper.
    pub url: String,
    /// Its place in its series.
    pub part: Option<Part>,
    /// Published next.
    pub newer: Option<Mention>,
    /// Published before.
    pub older: Option<Mention>,
    /// About the same, the nearest first.
    pub related: Vec<Mention>,
}

/// An article as others name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Its part of the address.
    pub slug: Slug,
    /// Its title, plain text.
    pub title: String,
    /// The day it was published.
    pub date: Date,
    /// BCP 47 tag of its language, where it is not the blog's.
    pub language: Option<String>,
    /// Where its text lies, where it is likely to be read next.
    pub body: Option<Resource>,
}

impl Mention {
    /// Of an article that is likely to be read next.
    #[must_use]
    pub fn of(entry: &Entry) -> Self {
        Self { body: Some(entry.body.clone()), ..Self::in_passing(entry) }
    }

    /// Of one among very many.
    #[must_use]
    pub fn in_passing(Entry { slug, title, date, language, .. }: &Entry) -> Self {
        let (slug, title, language) = (slug.clone(), title.clone(), language.clone());
        Self { slug, title, date: *date, language, body: None }
    }

    /// Which way its script runs, where it has a language of its own.
    #[must_use]
    pub fn direction(&self) -> Option<&'static str> {
        self.language.as_deref().map(crate::direction)
    }
}

impl View {
    /// Where the text of an article lies that this view leads to, when it says so.
    #[must_use]
    pub fn body(&self, slug: &Slug) -> Option<&Resource> {
        match self {
            Self::Home(_, Listing { entries, bodies, .. })
            | Self::Older(_, Listing { entries, bodies, .. }) => {
                bodies.get(entries.iter().position(|entry| entry.slug == *slug)?)
            }
            Self::Article(around) => {
                let Around { entry, body, newer, older, related, .. } = around.as_ref();
                let mut near = newer.iter().chain(older).chain(related);
                let of = |mention: &&Mention| mention.slug == *slug;
                if entry.slug == *slug { Some(body) } else { near.find(of)?.body.as_ref() }
            }
            _ => None,
        }
    }
}

/// Why the bytes of a page are not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageError {
    /// They were written for another app than this one, and may have another format.
    OtherApp,
    /// They are not what the build wrote.
    Damaged,
}

/// A page on its way: which app can read it, and what its bytes add up to. Its name carries no hash, for it is the one
/// that every link can know.
#[derive(Serialize, Deserialize)]
struct Parcel {
    app: String,
    sum: u32,
    page: Vec<u8>,
}

impl Page {
    /// The path of an address's page, below the base.
    #[must_use]
    pub fn path(address: &Address) -> String {
        address.below_base() + Self::FILE
    }

    /// The name of the file, in the folder of its address.
    pub const FILE: &str = "index.bin";

    /// As the app fetches it. `app` is the name of the app that can read it.
    ///
    /// # Errors
    /// None that can happen: the format has room for every page.
    pub fn write(&self, app: &str) -> Result<Vec<u8>, postcard::Error> {
        let page = postcard::to_allocvec(self)?;
        postcard::to_allocvec(&Parcel { app: app.to_owned(), sum: sum(&page), page })
    }

    /// What [`Page::write`] wrote for this app.
    ///
    /// # Errors
    /// For anything else.
    pub fn read(bytes: &[u8], app: &str) -> Result<Self, PageError> {
        let Parcel { app: of, sum: promised, page } = read(bytes)?;
        if of != app {
            return Err(PageError::OtherApp);
        }
        if sum(&page) == promised { read(&page) } else { Err(PageError::Damaged) }
    }
}

fn read<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, PageError> {
    postcard::from_bytes(bytes).map_err(|_| PageError::Damaged)
}

/// FNV-1a, 32 bits (Fowler, Noll, Vo): finds what happens on the way, in a handful of instructions. Against malice it would not
/// help, and nothing does that a page says of itself.
fn sum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Page {
        Page { head: PageHead { title: "A".into(), ..PageHead::default() }, view: View::Tags(Vec::new()) }
    }

    #[test]
    fn a_page_survives_the_way_and_nothing_else_is_taken_for_one() {
        let bytes = page().write("app/start.js").unwrap();
        assert_eq!(Page::read(&bytes, "app/start.js"), Ok(page()));
        assert_eq!(Page::read(&bytes, "app/other.js"), Err(PageError::OtherApp));
        for at in 0..bytes.len() {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1;
            assert!(Page::read(&flipped, "app/start.js").is_err(), "byte {at}");
            assert!(Page::read(&bytes[..at], "app/start.js").is_err(), "{at} bytes");
        }
        assert_eq!(Page::read(b"<!doctype html>", "app/start.js"), Err(PageError::Damaged));
    }

    #[test]
    fn the_sum_is_that_of_its_authors() {
        // Test vectors that the authors of FNV publish.
        assert_eq!([sum(b""), sum(b"a"), sum(b"foobar")], [0x811c_9dc5, 0xe40c_292c, 0xbf9c_f968]);
    }

    #[test]
    fn a_page_lies_beside_its_document() {
        assert_eq!(Page::path(&Address::Home), "index.bin");
        assert_eq!(Page::path(&Address::Article(Slug::new("a").unwrap())), "posts/a/index.bin");
    }
}
