//! The files of the index, and the texts of articles, as far as this visit has needed them: each is fetched once.

use std::cell::RefCell;
use std::collections::HashMap;
use std::future::Future;
use std::rc::Rc;

use content::markdown::{Section, sections};
use content::search::{CHUNK, Card, Shard, Start};
use content::{Body, Resource};
use futures::future::try_join_all;

use crate::library::{Failure, Library};

/// Clones share what they keep.
#[derive(Clone)]
pub(super) struct Parts {
    library: Library,
    kept: Rc<RefCell<Kept>>,
}

#[derive(Default)]
struct Kept {
    start: Option<Rc<Start>>,
    shards: HashMap<usize, Rc<Shard>>,
    chunks: HashMap<usize, Rc<Vec<Card>>>,
    texts: HashMap<u32, Rc<Vec<Section>>>,
}

impl Parts {
    /// Nothing is fetched yet.
    pub(super) fn new(library: Library) -> Self {
        Self { library, kept: Rc::default() }
    }

    /// Whether an article's text is here.
    pub(super) fn has_text(&self, article: u32) -> bool {
        self.kept.borrow().texts.contains_key(&article)
    }

    /// Where every search begins.
    pub(super) async fn open(&self) -> Result<Rc<Start>, Failure> {
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

    pub(super) async fn text(&self, start: &Start, article: u32) -> Result<Rc<Vec<Section>>, Failure> {
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
    pub(super) async fn shards<'a>(
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

    pub(super) async fn cards(
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
