//! The index of the whole text: what `content::search` reads, made from articles.
//!
//! `words` reads one article, `terms` collects the words of all with their weights, `stems` joins their forms, `shards`
//! divides them so that an edit changes few, and `files` writes them. `related` finds what is near an article by the same words.

mod files;
mod related;
mod shards;
mod stems;
mod terms;
mod words;

use content::search::{Card, Group, Heading};
use content::{Date, Resource, Slug};
use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

pub use self::files::Files;
use self::terms::Terms;
use self::words::Words;
use crate::memo::Memo;

/// Articles that are read before their words are added to those of the others.
const AT_ONCE: usize = 256;

/// An article as the index sees it.
#[derive(Clone, Debug)]
pub struct Article<'a> {
    /// Its part of the address.
    pub slug: &'a Slug,
    /// Its title.
    pub title: &'a str,
    /// The day it was published.
    pub date: Date,
    /// A few words about it, when the author wrote some.
    pub summary: &'a str,
    /// Its tags.
    pub tags: &'a [String],
    /// Its series.
    pub series: Option<&'a str>,
    /// Its text.
    pub markdown: &'a str,
}

/// All words of all articles: what the index is written from, and what tells which articles are near each other.
#[derive(Clone, Debug)]
pub struct Corpus {
    groups: Vec<Group>,
    sections: u32,
    articles: Vec<Indexed>,
}

/// What is kept of an article.
#[derive(Clone, Debug)]
struct Indexed {
    slug: Slug,
    title: String,
    date: Date,
    series: Option<Slug>,
    headings: Vec<Heading>,
}

/// What is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// How many sections there are.
    pub sections: u32,
    /// Words: how the first of a file begins, and the file.
    pub shards: Vec<(String, Vec<u8>)>,
    /// A card an article.
    pub cards: Vec<Card>,
}

/// Unicode's compatibility decomposition, as browsers have it too.
#[must_use]
pub fn normalize(text: &str) -> String {
    text.nfkd().collect()
}

impl Corpus {
    /// Reads articles, oldest first: a new one is the last, and changes no number. `language` is the blog's.
    #[must_use]
    pub fn read(articles: &[Article<'_>], language: &str) -> Self {
        Self::read_by(articles, language, Memo::none())
    }

    /// The same, with what earlier builds found in the same articles.
    pub(crate) fn read_by(articles: &[Article<'_>], language: &str, memo: &Memo) -> Self {
        let mut terms = Terms::new(language);
        let mut kept = Vec::with_capacity(articles.len());
        // The words of all articles at once would take 20 kB each.
        for some in articles.chunks(AT_ONCE) {
            let words: Vec<Words> = some.par_iter().map(|article| Words::of(article, memo)).collect();
            for (article, words) in some.iter().zip(words) {
                terms.add(&words);
                let headings = words.sections.into_iter().filter_map(|section| section.heading);
                kept.push(Indexed {
                    slug: article.slug.clone(),
                    title: article.title.to_owned(),
                    date: article.date,
                    series: article.series.and_then(Slug::from_text),
                    headings: headings.map(|(id, text)| Heading { id, text }).collect(),
                });
            }
        }
        let (groups, sections) = terms.finish();
        Self { groups, sections, articles: kept }
    }

    /// The index; `body` says where the browser finds an article's text.
    #[must_use]
    pub fn index(self, body: impl Fn(&Slug) -> Resource) -> Index {
        let card = |article: Indexed| Card {
            body: body(&article.slug),
            slug: article.slug,
            title: article.title,
            date: article.date,
            headings: article.headings,
        };
        Index {
            sections: self.sections,
            shards: shards::divide(self.groups),
            cards: self.articles.into_iter().map(card).collect(),
        }
    }
}
