use serde::{Deserialize, Serialize};

use crate::{Date, Reading, Slug, direction};

/// All articles of a blog. Only the build has it: readers get of it what a [`Page`](crate::Page) shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    /// The blog's identity.
    pub blog: Blog,
    /// All articles, newest first; those of one day by slug.
    pub posts: Vec<Entry>,
}

/// The blog's identity, from `blog.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blog {
    /// Stands on every page and at the end of every document title.
    pub title: String,
    /// One sentence under the title.
    pub tagline: String,
    /// Who writes it.
    pub author: String,
    /// BCP 47 tag of the language of interface and articles: `en`, `fa`, `pt-BR`.
    pub language: String,
    /// Where it lives, with its base path and a slash at the end: `https://example.org/blog/`.
    pub url: String,
}

/// One article, as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its part of the address.
    pub slug: Slug,
    /// Its title, plain text.
    pub title: String,
    /// The day it was published.
    pub date: Date,
    /// The day it was last changed in substance.
    #[serde(default)]
    pub updated: Option<Date>,
    /// One or two sentences of plain text.
    pub summary: String,
    /// In the author's order.
    #[serde(default)]
    pub tags: Vec<String>,
    /// The series it belongs to. It does not travel: pages say what they show of it.
    #[serde(skip)]
    pub series: Option<String>,
    /// BCP 47 tag of its language, where it is not the blog's.
    #[serde(default)]
    pub language: Option<String>,
    /// How long it is; on its way, in minutes.
    #[serde(with = "crate::reading::as_minutes")]
    pub reading: Reading,
    /// The picture that other sites show beside a link to it: its path below the base. It does not travel: they look
    /// for it in the document.
    #[serde(skip)]
    pub share_image: Option<String>,
    /// Where its [`Body`](crate::Body) lies. It does not travel with every list: a corrected word would change them all.
    #[serde(skip)]
    pub body: Resource,
}

/// A file of the blog whose name carries its hash: it never changes, so it may be kept for ever.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resource {
    /// Its path below the base.
    pub path: String,
    /// Its hash, in the form of Subresource Integrity: `sha256-…`. `fetch` refuses other bytes.
    pub integrity: String,
}

/// The articles before and after one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Neighbours<'a> {
    /// Published next.
    pub newer: Option<&'a Entry>,
    /// Published before.
    pub older: Option<&'a Entry>,
}

impl Entry {
    /// The language in which it is written.
    #[must_use]
    pub fn language<'a>(&'a self, blog: &'a Blog) -> &'a str {
        self.language.as_deref().unwrap_or(&blog.language)
    }

    /// Which way its script runs, where it has a language of its own.
    #[must_use]
    pub fn direction(&self) -> Option<&'static str> {
        self.language.as_deref().map(direction)
    }
}

impl Catalogue {
    /// Puts the articles in their order.
    #[must_use]
    pub fn new(blog: Blog, mut posts: Vec<Entry>) -> Self {
        posts.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.slug.cmp(&b.slug)));
        Self { blog, posts }
    }

    /// The article at this slug.
    #[must_use]
    pub fn find(&self, slug: &Slug) -> Option<&Entry> {
        self.posts.iter().find(|entry| entry.slug == *slug)
    }

    /// The articles beside this one; none when it is not in the catalogue.
    #[must_use]
    pub fn neighbours(&self, slug: &Slug) -> Neighbours<'_> {
        let Some(at) = self.posts.iter().position(|entry| entry.slug == *slug) else {
            return Neighbours::default();
        };
        Neighbours { newer: at.checked_sub(1).and_then(|i| self.posts.get(i)), older: self.posts.get(at + 1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalogue() -> Catalogue {
        let blog = Blog {
            title: "T".into(),
            tagline: "t".into(),
            author: "A".into(),
            language: "en".into(),
            url: "https://example.org/".into(),
        };
        let entry = |(slug, date): (&str, &str)| Entry {
            slug: Slug::new(slug).unwrap(),
            title: slug.to_uppercase(),
            date: Date::parse(date).unwrap(),
            updated: None,
            summary: String::new(),
            tags: vec![],
            series: None,
            language: None,
            reading: Reading::of(""),
            share_image: None,
            body: Resource { path: format!("content/{slug}.json"), integrity: String::new() },
        };
        let posts = [("old", "2024-01-01"), ("b", "2025-01-22"), ("new", "2025-03-01"), ("a", "2025-01-22")];
        Catalogue::new(blog, posts.into_iter().map(entry).collect())
    }

    #[test]
    fn newest_first_and_by_slug_within_a_day() {
        let catalogue = catalogue();
        let order: Vec<_> = catalogue.posts.iter().map(|e| e.slug.as_str()).collect();
        assert_eq!(order, ["new", "a", "b", "old"]);
    }

    #[test]
    fn neighbours_end_at_both_ends() {
        let catalogue = catalogue();
        let beside = |slug: &str| {
            let n = catalogue.neighbours(&Slug::new(slug).unwrap());
            (n.newer.map(|e| e.slug.as_str()), n.older.map(|e| e.slug.as_str()))
        };
        assert_eq!(beside("new"), (None, Some("a")));
        assert_eq!(beside("b"), (Some("a"), Some("old")));
        assert_eq!(beside("old"), (Some("b"), None));
        assert_eq!(beside("missing"), (None, None));
    }
}
