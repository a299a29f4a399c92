//! The index of the whole text: what `content::search` reads, made from articles.
//!
//! `terms` collects words with their weights, `stems` joins their forms, `shards` divides them into files so that an
//! edit changes few.

mod shards;
mod stems;
mod terms;

use content::markdown::sections;
use content::search::{Card, Heading};
use content::{Date, Resource, Slug};
use unicode_normalization::UnicodeNormalization;

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
    /// Where the browser finds that.
    pub body: &'a Resource,
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

/// Indexes articles, oldest first: a new one is the last, and changes no number. `language` is the blog's.
#[must_use]
pub fn index(articles: &[Article<'_>], language: &str) -> Index {
    let mut terms = Terms::new(language);
    let mut cards = Vec::with_capacity(articles.len());
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
        cards.push(Card {
            slug: article.slug.clone(),
            title: article.title.to_owned(),
            date: article.date,
            headings: headings.map(|heading| Heading { id: heading.id, text: heading.text }).collect(),
            body: article.body.clone(),
        });
    }
    let (groups, sections) = terms.finish();
    Index { sections, shards: shards::divide(groups), cards }
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
