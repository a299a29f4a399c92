use std::collections::HashMap;

use content::Slug;
use content::markdown::sections;
use content::search::{runs, tag_term, year_term};
use serde::{Deserialize, Serialize};

use super::{Article, normalize};
use crate::memo::Memo;

/// What a word is worth where it stands; 1 in the text.
const TITLE: f32 = 8.0;
const TAG: f32 = 5.0;
const HEADING: f32 = 5.0;
const SUMMARY: f32 = 1.5;

/// The words of one article. They depend on nothing beside it, so they are kept between builds.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Words {
    pub(super) sections: Vec<Section>,
}

/// Those of one section, each once.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Section {
    /// The id and the text of its heading; none before the first.
    pub(super) heading: Option<(String, String)>,
    /// How many words its text has.
    pub(super) length: u32,
    /// In the order of words.
    pub(super) terms: Vec<Term>,
}

/// A word of a section.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Term {
    pub(super) word: String,
    /// Else it is a name, such as that of a tag.
    pub(super) is_word: bool,
    /// What it is worth apart from the text.
    pub(super) worth: f32,
    /// How often it stands in the text.
    pub(super) count: u32,
}

impl Words {
    /// Reads an article, unless it was read before.
    pub(super) fn of(article: &Article<'_>, memo: &Memo) -> Self {
        let Article { slug: _, title, date, summary, tags, series, markdown } = article;
        let (tags, year) = (tags.join("\n"), date.year().to_string());
        let parts = [title, *summary, &tags, series.unwrap_or_default(), &year, *markdown];
        memo.get_or(Memo::key("words", &parts.map(str::as_bytes)), || Self::read(article))
    }

    fn read(article: &Article<'_>) -> Self {
        let read = |(at, section): (usize, content::markdown::Section)| {
            let mut found = Found::default();
            match &section.heading {
                Some(heading) => found.add(&heading.text, HEADING),
                // What stands before the first heading belongs to the article itself.
                None if at == 0 => about(article, &mut found),
                None => {}
            }
            found.add_text(&section.text);
            let heading = section.heading.map(|heading| (heading.id, heading.text));
            Section { heading, length: found.length, terms: found.finish() }
        };
        Self { sections: sections(article.markdown).into_iter().enumerate().map(read).collect() }
    }
}

fn about(article: &Article<'_>, found: &mut Found) {
    found.add(article.title, TITLE);
    found.add(article.summary, SUMMARY);
    if let Some(series) = article.series {
        found.add(series, TAG);
    }
    for tag in article.tags {
        found.add(tag, TAG);
        if let Some(slug) = Slug::from_text(tag) {
            found.mark(tag_term(&slug));
        }
    }
    found.mark(year_term(article.date.year()));
}

/// A section that is being read.
#[derive(Default)]
struct Found {
    terms: HashMap<String, (bool, f32, u32)>,
    length: u32,
}

impl Found {
    /// Words that are worth more than text.
    fn add(&mut self, text: &str, worth: f32) {
        for term in runs(text, normalize).flat_map(|run| run.terms) {
            let (_, of, _) = self.terms.entry(term).or_insert((true, 0.0, 0));
            *of = of.max(worth);
        }
    }

    /// A name that is no word, such as that of a tag.
    fn mark(&mut self, name: String) {
        self.terms.entry(name).or_insert((false, 0.0, 0));
    }

    fn add_text(&mut self, text: &str) {
        for run in runs(text, normalize) {
            self.length += 1;
            for term in run.terms {
                self.terms.entry(term).or_insert((true, 0.0, 0)).2 += 1;
            }
        }
    }

    fn finish(self) -> Vec<Term> {
        let term = |(word, (is_word, worth, count))| Term { word, is_word, worth, count };
        let mut terms: Vec<_> = self.terms.into_iter().map(term).collect();
        terms.sort_unstable_by(|a, b| a.word.cmp(&b.word));
        terms
    }
}
