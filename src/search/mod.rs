//! Searching: fetches the parts of the index that a query needs, each once a visit, and tells what answers.

mod parts;
mod words;

use std::rc::Rc;

use content::search::{
    Card, Found, Normalize, Piece, Query, Source, Start, contains, excerpt, rank, resolve, tag_term,
    year_term,
};
use content::{Address, Date, Slug};

use self::parts::Parts;
use self::words::{all, beginnings, instead, only, words_of};
use crate::library::{Failure, Library};

/// What is shown at once: two screens of a laptop.
const SHOWN: usize = 12;

/// So many articles are looked through for a phrase.
const READ_FOR_PHRASES: usize = 24;

/// What a reader looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// As it was typed.
    pub text: String,
    /// Only articles with this tag.
    pub tag: Option<Slug>,
    /// Only articles of this year.
    pub year: Option<u16>,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Best first.
    pub hits: Vec<Hit>,
    /// How many there are; more than are listed, in a large blog.
    pub total: usize,
    /// The words that were looked for instead, where nobody wrote those that were typed.
    pub instead: Option<String>,
    /// All words that answer, folded and sorted.
    pub words: Rc<Vec<String>>,
}

/// A section that answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its article.
    pub slug: Slug,
    /// The article's title.
    pub title: String,
    /// When it was published.
    pub date: Date,
    /// Id and text of its heading; none for the article itself.
    pub heading: Option<(String, String)>,
    article: u32,
    section: usize,
}

impl Hit {
    /// Its address below the base, with the heading as its fragment.
    #[must_use]
    pub fn path(&self) -> String {
        let page = Address::Article(self.slug.clone()).below_base();
        match &self.heading {
            Some((id, _)) => format!("{page}#{id}"),
            None => page,
        }
    }
}

/// The index, as far as this visit has needed it. Clones share what they keep.
#[derive(Clone)]
pub struct Searcher {
    parts: Parts,
    normalize: Normalize,
}

impl Searcher {
    /// Fetches through the library.
    #[must_use]
    pub fn new(library: Library, normalize: Normalize) -> Self {
        Self { parts: Parts::new(library), normalize }
    }

    /// Gets what every search begins with; ahead of the first key, it costs that key nothing.
    ///
    /// # Errors
    /// When it cannot be fetched or read.
    pub async fn prepare(&self) -> Result<(), Failure> {
        self.parts.open().await.map(drop)
    }

    /// Looks for sections.
    ///
    /// # Errors
    /// When a part of the index cannot be fetched or read.
    pub async fn ask(&self, asked: &Asked) -> Result<Answer, Failure> {
        let query = Query::parse(&asked.text, self.normalize);
        if query.is_empty() {
            return Ok(Answer::default());
        }
        let start = self.parts.open().await?;
        let filters: Vec<_> = asked.tag.iter().map(tag_term).chain(asked.year.map(year_term)).collect();
        let terms = query.words.iter().flat_map(|word| &word.terms).chain(&filters).map(String::as_str);
        let mut shards = self.parts.shards(&start, terms).await?;
        let mut matches: Vec<_> = query.words.iter().map(|word| resolve(word, &all(&shards))).collect();
        // An error may stand in the letters that decide where a word lies.
        let unknown = query.words.iter().zip(&matches).filter(|(_, found)| found.is_empty());
        let others: Vec<_> =
            unknown.filter_map(|(word, _)| word.terms.first()).flat_map(|term| beginnings(term)).collect();
        if !others.is_empty() && !start.is_whole() {
            for (number, shard) in self.parts.shards(&start, others.iter().map(String::as_str)).await? {
                if shards.iter().all(|(known, _)| *known != number) {
                    shards.push((number, shard));
                }
            }
            for (word, found) in query.words.iter().zip(&mut matches).filter(|(_, found)| found.is_empty()) {
                *found = resolve(word, &all(&shards));
            }
        }
        let mut sources = Vec::new();
        let mut answering = Vec::new();
        for (word, found) in matches.iter().enumerate() {
            for found in found {
                let shard = &shards[found.shard].1;
                sources.push(Source { word, weight: found.weight, postings: shard.postings(found.group) });
                answering.push((found.shard, found.group));
            }
        }
        let only = only(&filters, &all(&shards));
        let mut found = rank(&sources, query.words.len(), start.sections, only.as_deref());
        for phrase in &query.phrases {
            found = self.with_phrase(&start, found, phrase).await?;
        }
        let total = found.len();
        found.truncate(SHOWN);
        let cards = self.parts.cards(&start, found.iter().map(|found| found.article)).await?;
        let hits = found.iter().zip(&cards).filter_map(|(found, card)| hit(*found, card.as_ref()?)).collect();
        let instead = instead(&query.words, &matches);
        Ok(Answer { hits, total, instead, words: Rc::new(words_of(&answering, &all(&shards))) })
    }

    /// The piece of a section's text that answers.
    ///
    /// # Errors
    /// When the article cannot be fetched or read.
    pub async fn excerpt(&self, hit: &Hit, words: &[String]) -> Result<Vec<Piece>, Failure> {
        let start = self.parts.open().await?;
        let sections = self.parts.text(&start, hit.article).await?;
        let text = sections.get(hit.section).map_or("", |section| section.text.trim());
        let wanted = |word: &str| words.binary_search_by(|known| known.as_str().cmp(word)).is_ok();
        Ok(excerpt(text, self.normalize, wanted))
    }

    /// Whether an excerpt of this article is at hand.
    #[must_use]
    pub fn has_text(&self, hit: &Hit) -> bool {
        self.parts.has_text(hit.article)
    }

    /// The sections in which these words follow one another, of those that have them all. A long list is not read to
    /// its end.
    async fn with_phrase(
        &self,
        start: &Start,
        found: Vec<Found>,
        phrase: &[String],
    ) -> Result<Vec<Found>, Failure> {
        let mut articles = Vec::new();
        let mut with = Vec::new();
        for found in found {
            if !articles.contains(&found.article) {
                if articles.len() == READ_FOR_PHRASES {
                    continue;
                }
                articles.push(found.article);
            }
            let card = self.parts.cards(start, [found.article].into_iter()).await?.pop().flatten();
            let sections = self.parts.text(start, found.article).await?;
            let section = found.section as usize;
            let heading = match (section, &card) {
                (0, Some(card)) => card.title.clone(),
                (section, Some(card)) => {
                    card.headings.get(section - 1).map(|heading| heading.text.clone()).unwrap_or_default()
                }
                _ => String::new(),
            };
            let text = sections.get(section).map_or("", |section| section.text.as_str());
            if [heading.as_str(), text].iter().any(|text| contains(text, phrase, self.normalize)) {
                with.push(found);
            }
        }
        Ok(with)
    }
}

fn hit(found: Found, card: &Card) -> Option<Hit> {
    let section = found.section as usize;
    let heading = match section.checked_sub(1) {
        Some(at) => card.headings.get(at).map(|heading| Some((heading.id.clone(), heading.text.clone())))?,
        None => None,
    };
    let (slug, title, date) = (card.slug.clone(), card.title.clone(), card.date);
    Some(Hit { slug, title, date, heading, article: found.article, section })
}
