//! Searching: fetches the parts of the index that a query needs, each once a visit, and tells what answers.
//!
//! Everything but the fetching is done at once, with what is there: a try either has an answer, or says what it lacks. So
//! all that is lacking is fetched at the same time, and there is one place that waits (as a chain of waiting functions the
//! same took the wasm twice the bytes).

mod answer;
pub mod html;
mod kept;
mod words;

use std::cell::RefCell;
use std::rc::Rc;

use content::markdown::sections;
use content::search::{Normalize, Piece, Query, Shard, Start, excerpt, read_cards};
use content::{Address, Date, Slug};

use self::kept::{Kept, Part, find, put};
use crate::library::{self, Failure, Library};

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
    pub fn excerpt(&self, hit: &Hit, words: &[String]) -> Option<Vec<Piece>> {
        let kept = self.kept.borrow();
        let text = find(&kept.texts, hit.article as usize)?
            .get(hit.section)
            .map_or("", |section| section.text.trim());
        Some(self.marked(text, words))
    }

    /// A text with these words marked; of a long one, the piece in which most of them stand.
    #[must_use]
    pub fn marked(&self, text: &str, words: &[String]) -> Vec<Piece> {
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
