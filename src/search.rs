//! Searching: fetches the parts of the index that a query needs, each once a visit, and tells what answers.
//!
//! Everything but the fetching is done at once, with what is there: a try either has an answer, or says what it lacks. So
//! all that is lacking is fetched at the same time, and there is one place that waits (as a chain of waiting functions the
//! same took the wasm twice the bytes).

pub mod html;

use std::cell::RefCell;
use std::rc::Rc;

use content::markdown::{Section, sections};
use content::search::{
    CHUNK, Card, Excerpt, Found, Match, Normalize, Query, Shard, Source, Start, Wanted, contains, excerpt,
    rank, read_cards, resolve, tag_term, year_term,
};
use content::{Address, Date, Slug};

use crate::library::{self, Failure, Library};

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
    /// Tags that begin with what was typed.
    pub tags: Vec<Slug>,
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
    start: Option<Start>,
    /// By their numbers.
    shards: Vec<(usize, Rc<Shard>)>,
    chunks: Vec<(usize, Vec<Card>)>,
    texts: Vec<(usize, Rc<Vec<Section>>)>,
}

/// Something to be fetched, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Shard(usize),
    Chunk(usize),
    Text(usize),
}

/// What a try lacks.
type Lacking = Vec<Part>;

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
    pub async fn open(&self) -> Result<(), Failure> {
        if self.kept.borrow().start.is_none() {
            let file = self.library.search_start().await?;
            let bytes = self.library.bytes(&file).await?;
            let mut start = Start::read(&bytes).ok_or(Failure::Damaged)?;
            let mut kept = self.kept.borrow_mut();
            if start.is_whole() {
                kept.shards = vec![(0, Rc::new(Shard::read(std::mem::take(&mut start.words))))];
                kept.chunks = vec![(0, std::mem::take(&mut start.cards))];
            }
            kept.start = Some(start);
        }
        Ok(())
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
        self.open().await?;
        loop {
            let answer = self.kept.borrow().answer(&query, asked, self.normalize);
            match answer {
                Ok(answer) => return Ok(answer),
                Err(lacking) => self.fetch(&lacking).await?,
            }
        }
    }

    /// The piece of a section's text that answers; `None` while the text is not here.
    #[must_use]
    pub fn excerpt(&self, hit: &Hit, words: &[String]) -> Option<Excerpt> {
        let kept = self.kept.borrow();
        let text = find(&kept.texts, hit.article as usize)?
            .get(hit.section)
            .map_or("", |section| section.text.trim());
        Some(self.marked(text, words))
    }

    /// A text with these words marked; of a long one, the piece in which most of them stand.
    #[must_use]
    pub fn marked(&self, text: &str, words: &[String]) -> Excerpt {
        excerpt(text, self.normalize, |word| words.binary_search_by(|known| known.as_str().cmp(word)).is_ok())
    }

    /// Gets the text of a result's article.
    ///
    /// # Errors
    /// When it cannot be fetched or read.
    pub async fn text_of(&self, hit: &Hit) -> Result<(), Failure> {
        if find(&self.kept.borrow().texts, hit.article as usize).is_some() {
            return Ok(()); // another section's result was sooner
        }
        self.fetch(&[Part::Text(hit.article as usize)]).await
    }

    /// Gets what is lacking, all of it at the same time.
    async fn fetch(&self, lacking: &[Part]) -> Result<(), Failure> {
        let files: Option<Vec<_>> = lacking.iter().map(|part| self.kept.borrow().file(*part)).collect();
        let files = files.ok_or(Failure::Damaged)?;
        files.iter().for_each(|file| self.library.begin(file));
        for (part, file) in lacking.iter().zip(files) {
            let bytes = self.library.bytes(&file).await?;
            let mut kept = self.kept.borrow_mut();
            match *part {
                Part::Shard(number) => put(&mut kept.shards, number, || Some(Rc::new(Shard::read(bytes)))),
                Part::Chunk(number) => put(&mut kept.chunks, number, || read_cards(&bytes)),
                Part::Text(number) => put(&mut kept.texts, number, || {
                    library::read_body(&bytes).ok().map(|body| Rc::new(sections(&body.markdown)))
                }),
            }
            .ok_or(Failure::Damaged)?;
        }
        Ok(())
    }
}

/// Keeps what is not kept yet.
fn put<T>(kept: &mut Vec<(usize, T)>, number: usize, read: impl FnOnce() -> Option<T>) -> Option<()> {
    if find(kept, number).is_none() {
        kept.push((number, read()?));
    }
    Some(())
}

fn find<T>(kept: &[(usize, T)], number: usize) -> Option<&T> {
    kept.iter().find(|(known, _)| *known == number).map(|(_, part)| part)
}

impl Kept {
    fn file(&self, part: Part) -> Option<content::Resource> {
        let start = self.start.as_ref()?;
        Some(match part {
            Part::Shard(number) => start.shards.get(number)?.file.clone(),
            Part::Chunk(number) => start.chunks.get(number)?.clone(),
            Part::Text(article) => self.card(article)?.body.clone(),
        })
    }

    /// In which file the card of an article is, and where in it.
    fn chunk_of(&self, article: usize) -> (usize, usize) {
        let is_whole = self.start.as_ref().is_none_or(Start::is_whole);
        if is_whole { (0, article) } else { (article / CHUNK, article % CHUNK) }
    }

    fn card(&self, article: usize) -> Option<&Card> {
        let (chunk, at) = self.chunk_of(article);
        find(&self.chunks, chunk)?.get(at)
    }

    /// Whether the cards of these articles are here; those that are not are lacking.
    fn need_cards(&self, articles: impl Iterator<Item = u32>) -> Result<(), Lacking> {
        let mut lacking = Lacking::new();
        for article in articles {
            let part = Part::Chunk(self.chunk_of(article as usize).0);
            if self.card(article as usize).is_none() && !lacking.contains(&part) {
                lacking.push(part);
            }
        }
        if lacking.is_empty() { Ok(()) } else { Err(lacking) }
    }

    /// The files in which these words would lie, in their order.
    fn shards(&self, start: &Start, terms: &[&str]) -> Result<Vec<&Shard>, Lacking> {
        let mut numbers = vec![false; start.shards.len().max(1)];
        for term in terms {
            numbers[start.shard_of(term).unwrap_or_default()] = true;
        }
        let mut shards = Vec::new();
        let mut lacking = Lacking::new();
        for number in (0..numbers.len()).filter(|number| numbers[*number]) {
            match find(&self.shards, number) {
                Some(shard) => shards.push(shard.as_ref()),
                None => lacking.push(Part::Shard(number)),
            }
        }
        if lacking.is_empty() { Ok(shards) } else { Err(lacking) }
    }

    fn answer(&self, query: &Query, asked: &Asked, normalize: Normalize) -> Result<Answer, Lacking> {
        let Some(start) = &self.start else { return Ok(Answer::default()) };
        let filters: Vec<_> = asked.tag.iter().map(tag_term).chain(asked.year.map(year_term)).collect();
        let mut terms: Vec<&str> =
            query.words.iter().flat_map(|word| &word.terms).map(String::as_str).collect();
        terms.extend(filters.iter().map(String::as_str));
        let tag = Slug::from_text(&asked.text).map(|tag| tag_term(&tag));
        terms.extend(tag.as_deref());
        let mut shards = self.shards(start, &terms)?;
        let mut matches = resolved(query, &shards);
        // An error may stand in the letters that decide where a word lies.
        let unknown = query.words.iter().zip(&matches).filter(|(_, found)| found.is_empty());
        let others: Vec<_> =
            unknown.filter_map(|(word, _)| word.terms.first()).flat_map(|term| beginnings(term)).collect();
        if !others.is_empty() && !start.is_whole() {
            terms.extend(others.iter().map(String::as_str));
            shards = self.shards(start, &terms)?;
            matches = resolved(query, &shards);
        }
        let mut sources = Vec::new();
        let mut answering = Vec::new();
        for (word, found) in matches.iter().enumerate() {
            for found in found {
                let postings = shards[found.shard].postings(found.group);
                sources.push(Source { word, weight: found.weight, postings });
                answering.push((found.shard, found.group));
            }
        }
        let only = only(&filters, &shards);
        let mut found = rank(&sources, query.words.len(), start.sections, only.as_deref());
        for phrase in &query.phrases {
            found = self.with_phrase(found, phrase, normalize)?;
        }
        let total = found.len();
        found.truncate(SHOWN);
        self.need_cards(found.iter().map(|found| found.article))?;
        let hits = found.iter().filter_map(|found| hit(*found, self.card(found.article as usize)?)).collect();
        let words = Rc::new(words_of(&answering, &shards));
        let instead = instead(&query.words, &matches);
        Ok(Answer { hits, total, instead, tags: tags(tag, &shards), words })
    }

    /// The sections in which these words follow one another, of those that have them all. A long list is not read to
    /// its end.
    fn with_phrase(
        &self,
        mut found: Vec<Found>,
        phrase: &[String],
        normalize: Normalize,
    ) -> Result<Vec<Found>, Lacking> {
        let mut articles = Vec::new();
        found.retain(|found| {
            let known = articles.contains(&found.article);
            if !known && articles.len() < READ_FOR_PHRASES {
                articles.push(found.article);
            }
            known || articles.last() == Some(&found.article)
        });
        self.need_cards(articles.iter().copied())?;
        let missing = articles.iter().filter(|article| find(&self.texts, **article as usize).is_none());
        let missing: Vec<_> = missing.map(|article| Part::Text(*article as usize)).collect();
        if !missing.is_empty() {
            return Err(missing);
        }
        found.retain(|found| {
            let section = found.section as usize;
            let card = self.card(found.article as usize);
            let heading = card.and_then(|card| match section.checked_sub(1) {
                None => Some(&card.title),
                Some(at) => card.headings.get(at).map(|heading| &heading.text),
            });
            let sections = find(&self.texts, found.article as usize);
            let text = sections.and_then(|sections| sections.get(section)).map(|section| &section.text);
            [heading, text].into_iter().flatten().any(|text| contains(text, phrase, normalize))
        });
        Ok(found)
    }
}

fn resolved(query: &Query, shards: &[&Shard]) -> Vec<Vec<Match>> {
    query.words.iter().map(|word| resolve(word, shards)).collect()
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

/// The tags of which this is the beginning.
fn tags(term: Option<String>, shards: &[&Shard]) -> Vec<Slug> {
    let Some(term) = term else { return Vec::new() };
    let wanted = Wanted { terms: vec![term], open: true };
    let found =
        resolve(&wanted, shards).into_iter().filter(|found| found.word.starts_with(wanted.terms[0].as_str()));
    found.filter_map(|found| Slug::new(found.word.trim_start_matches('#')).ok()).collect()
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
fn instead(words: &[Wanted], matches: &[Vec<Match>]) -> Option<String> {
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

/// All words of the groups that answer, in order: that of the files.
fn words_of(answering: &[(usize, usize)], shards: &[&Shard]) -> Vec<String> {
    let mut words = Vec::new();
    for (number, shard) in shards.iter().enumerate() {
        shard.each_word(|word, group| {
            if answering.contains(&(number, group)) {
                words.push(word.to_owned());
            }
        });
    }
    words
}
