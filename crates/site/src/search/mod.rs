//! The index of the whole text: what `content::search` reads, made from articles.
//!
//! `terms` collects words with their weights, `stems` joins their forms, `shards` divides them so that an edit
//! changes few, and `files` writes them. `related` finds what is near an article by the same words.

mod files;
mod related;
mod shards;
mod stems;
mod terms;

use content::markdown::sections;
use content::search::{Card, Group, Heading};
use content::{Date, Resource, Slug};
use unicode_normalization::UnicodeNormalization;

pub use self::files::Files;
use self::terms::Terms;

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
        let mut terms = Terms::new(language);
        let mut kept = Vec::with_capacity(articles.len());
        for article in articles {
            let sections = sections(article.markdown);
            terms.begin_article();
            for (at, section) in sections.iter().enumerate() {
                match &section.heading {
                    Some(heading) => terms.add(&heading.text, terms::HEADING),
                    // What stands before the first heading belongs to the article itself.
                    None if at == 0 => about(article, &mut terms),
                    None => {}
                }
                terms.add_text(&section.text);
                terms.end_section();
            }
            let headings = sections.into_iter().filter_map(|section| section.heading);
            kept.push(Indexed {
                slug: article.slug.clone(),
                title: article.title.to_owned(),
                date: article.date,
                series: article.series.and_then(Slug::from_text),
                headings: headings.map(|heading| Heading { id: heading.id, text: heading.text }).collect(),
            });
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

fn about(article: &Article<'_>, terms: &mut Terms) {
    terms.add(article.title, terms::TITLE);
    terms.add(article.summary, terms::SUMMARY);
    if let Some(series) = article.series {
        terms.add(series, terms::TAG);
    }
    for tag in article.tags {
        terms.add(tag, terms::TAG);
        if let Some(slug) = Slug::from_text(tag) {
            terms.mark(&content::search::tag_term(&slug));
        }
    }
    terms.mark(&content::search::year_term(article.date.year()));
}
