//! Searching: fetches the parts of the index that a query needs, each once a visit, and tells what answers.

use std::cell::RefCell;
use std::collections::HashMap;
use std::future::Future;
use std::rc::Rc;

use content::markdown::{Section, sections};
use content::search::{
    CHUNK, Card, Excerpt, Found, Normalize, Query, Shard, Source, Start, Wanted, contains, excerpt, rank,
    resolve, tag_term, year_term,
};
use content::{Address, Body, Date, Resource, Slug};
use futures::future::try_join_all;

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
    library: Library,
    normalize: Normalize,
    kept: Rc<RefCell<Kept>>,
}

#[derive(Default)]
struct Kept {
    start: Option<Rc<Start>>,
    shards: HashMap<usize, Rc<Shard>>,
    chunks: HashMap<usize, Rc<Vec<Card>>>,
    texts: HashMap<u32, Rc<Vec<Section>>>,
}

impl Searcher {
    /// Fetches through the library.
    #[must_use]
    pub fn new(library: Library, normalize: Normalize) -> Self {
        Self { library, normalize, kept: Rc::default() }
    }

    /// Gets what every search begins with; ahead of the first key, it costs that key nothing.
    ///
    /// # Errors
    /// When it cannot be fetched or read.
    pub async fn open(&self) -> Result<Rc<Start>, Failure> {
        if let Some(start) = &self.kept.borrow().start {
            return Ok(Rc::clone(start));
        }
        let file = self.library.search_start().await?;
        let mut start: Start = self.read(&file).await?;
        let mut kept = self.kept.borrow_mut();
        if let Some(start) = &kept.start {
            return Ok(Rc::clone(start));
        }
        if start.is_whole() {
            kept.shards.insert(0, Rc::new(Shard::read(std::mem::take(&mut start.words))));
        }
        let start = Rc::new(start);
        kept.start = Some(Rc::clone(&start));
        Ok(start)
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
        let start = self.open().await?;
        let filters: Vec<_> = asked.tag.iter().map(tag_term).chain(asked.year.map(year_term)).collect();
        let terms = query.words.iter().flat_map(|word| &word.terms).chain(&filters).map(String::as_str);
        let mut shards = self.shards(&start, terms).await?;
        let mut matches: Vec<_> = query.words.iter().map(|word| resolve(word, &all(&shards))).collect();
        // An error may stand in the letters that decide where a word lies.
        let unknown = query.words.iter().zip(&matches).filter(|(_, found)| found.is_empty());
        let others: Vec<_> =
            unknown.filter_map(|(word, _)| word.terms.first()).flat_map(|term| beginnings(term)).collect();
        if !others.is_empty() && !start.is_whole() {
            for (number, shard) in self.shards(&start, others.iter().map(String::as_str)).await? {
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
        let cards = self.cards(&start, found.iter().map(|found| found.article)).await?;
        let hits = found.iter().zip(&cards).filter_map(|(found, card)| hit(*found, card.as_ref()?)).collect();
        let instead = instead(&query.words, &matches);
        Ok(Answer { hits, total, instead, words: Rc::new(words_of(&answering, &all(&shards))) })
    }

    /// The piece of a section's text that answers.
    ///
    /// # Errors
    /// When the article cannot be fetched or read.
    pub async fn excerpt(&self, hit: &Hit, words: &[String]) -> Result<Excerpt, Failure> {
        let start = self.open().await?;
        let sections = self.text(&start, hit.article).await?;
        let text = sections.get(hit.section).map_or("", |section| section.text.trim());
        let wanted = |word: &str| words.binary_search_by(|known| known.as_str().cmp(word)).is_ok();
        Ok(excerpt(text, self.normalize, wanted))
    }

    /// Whether an excerpt of this article is at hand.
    #[must_use]
    pub fn has_text(&self, hit: &Hit) -> bool {
        self.kept.borrow().texts.contains_key(&hit.article)
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
            let card = self.cards(start, [found.article].into_iter()).await?.pop().flatten();
            let sections = self.text(start, found.article).await?;
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

    async fn text(&self, start: &Start, article: u32) -> Result<Rc<Vec<Section>>, Failure> {
        let kept = || self.kept.borrow().texts.get(&article).cloned();
        if let Some(text) = kept() {
            return Ok(text);
        }
        let Some(card) = self.cards(start, [article].into_iter()).await?.pop().flatten() else {
            return Err(Failure::Damaged);
        };
        let body: Body = self.read(&card.body).await?;
        let text = kept().unwrap_or_else(|| Rc::new(sections(&body.markdown)));
        self.kept.borrow_mut().texts.insert(article, Rc::clone(&text));
        Ok(text)
    }

    /// The files in which these words would lie, with their numbers.
    async fn shards<'a>(
        &self,
        start: &Start,
        terms: impl Iterator<Item = &'a str>,
    ) -> Result<Vec<(usize, Rc<Shard>)>, Failure> {
        let mut numbers: Vec<_> = match start.is_whole() {
            true => vec![0],
            false => terms.filter_map(|term| start.shard_of(term)).collect(),
        };
        numbers.sort_unstable();
        numbers.dedup();
        try_join_all(numbers.into_iter().map(|number| async move {
            let kept = self.kept.borrow().shards.get(&number).cloned();
            let shard = match (kept, start.shards.get(number)) {
                (Some(shard), _) => shard,
                (None, Some(file)) => Rc::new(Shard::read(self.library.bytes(&file.file).await?)),
                (None, None) => Rc::default(),
            };
            self.kept.borrow_mut().shards.insert(number, Rc::clone(&shard));
            Ok((number, shard))
        }))
        .await
    }

    async fn cards(
        &self,
        start: &Start,
        articles: impl Iterator<Item = u32>,
    ) -> Result<Vec<Option<Card>>, Failure> {
        let card = |article: u32| async move {
            let article = article as usize;
            if start.is_whole() {
                return Ok(start.cards.get(article).cloned());
            }
            let number = article / CHUNK;
            let kept = self.kept.borrow().chunks.get(&number).cloned();
            let chunk = match (kept, start.chunks.get(number)) {
                (Some(chunk), _) => chunk,
                (None, Some(file)) => Rc::new(self.read::<Vec<Card>>(file).await?),
                (None, None) => Rc::default(),
            };
            self.kept.borrow_mut().chunks.insert(number, Rc::clone(&chunk));
            Ok(chunk.get(article % CHUNK).cloned())
        };
        try_join_all(articles.map(card)).await
    }

    fn read<T: serde::de::DeserializeOwned>(
        &self,
        file: &Resource,
    ) -> impl Future<Output = Result<T, Failure>> + use<'_, T> {
        let file = file.clone();
        async move {
            let bytes = self.library.bytes(&file).await?;
            postcard::from_bytes(&bytes).map_err(|_| Failure::Damaged)
        }
    }
}

fn all(shards: &[(usize, Rc<Shard>)]) -> Vec<&Shard> {
    shards.iter().map(|(_, shard)| shard.as_ref()).collect()
}

/// How a word with an error in its first letters may begin in truth.
fn beginnings(term: &str) -> Vec<String> {
    let letters: Vec<char> = term.chars().take(4).collect();
    let exchanged = (0..letters.len().saturating_sub(1).min(3)).map(|at| {
        let mut letters = letters.clone();
        letters.swap(at, at + 1);
        letters
    });
    let without = (0..letters.len().min(3)).map(|at| {
        let mut letters = letters.clone();
        letters.remove(at);
        letters
    });
    exchanged.chain(without).map(|letters| letters.into_iter().collect()).collect()
}

/// The articles that all filters let through; none when there are no filters.
fn only(filters: &[String], shards: &[&Shard]) -> Option<Vec<u32>> {
    let mut only: Option<Vec<u32>> = None;
    for filter in filters {
        let wanted = Wanted { terms: vec![filter.clone()], open: false };
        let exact = resolve(&wanted, shards).into_iter().find(|found| found.word == *filter);
        let articles: Vec<u32> = exact.map_or_else(Vec::new, |found| {
            shards[found.shard].postings(found.group).map(|posting| posting.article).collect()
        });
        only = Some(match only {
            Some(only) => {
                only.into_iter().filter(|article| articles.binary_search(article).is_ok()).collect()
            }
            None => articles,
        });
    }
    only
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

/// What was looked for where something was typed with errors; `None` when nothing was.
fn instead(words: &[Wanted], matches: &[Vec<content::search::Match>]) -> Option<String> {
    let mut differs = false;
    let meant: Vec<_> = words
        .iter()
        .zip(matches)
        .map(|(word, found)| {
            let typed = word.terms.first().map_or("", String::as_str);
            let others = || {
                found.iter().all(|found| !found.word.starts_with(typed) && !word.terms.contains(&found.word))
            };
            match found.first() {
                Some(best) if others() => {
                    differs = true;
                    best.word.as_str()
                }
                _ => typed,
            }
        })
        .collect();
    differs.then(|| meant.join(" "))
}

/// All words of the groups that answer.
fn words_of(answering: &[(usize, usize)], shards: &[&Shard]) -> Vec<String> {
    let mut words = Vec::new();
    for (number, shard) in shards.iter().enumerate() {
        shard.each_word(|word, group| {
            if answering.contains(&(number, group)) {
                words.push(word.to_owned());
            }
        });
    }
    words.sort_unstable();
    words.dedup();
    words
}
