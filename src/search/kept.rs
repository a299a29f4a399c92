//! The parts of the index, and the texts of articles, as far as this visit has needed them.

use std::rc::Rc;

use content::Resource;
use content::markdown::Section;
use content::search::{CHUNK, Card, Shard, Start};

#[derive(Default)]
pub(super) struct Kept {
    pub(super) start: Option<Start>,
    /// By their numbers.
    pub(super) shards: Vec<(usize, Rc<Shard>)>,
    pub(super) chunks: Vec<(usize, Vec<Card>)>,
    pub(super) texts: Vec<(usize, Rc<Vec<Section>>)>,
}

/// Something to be fetched, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Shard(usize),
    Chunk(usize),
    Text(usize),
}

/// What a try lacks.
pub(super) type Lacking = Vec<Part>;

/// Keeps what is not kept yet.
pub(super) fn put<T>(
    kept: &mut Vec<(usize, T)>,
    number: usize,
    read: impl FnOnce() -> Option<T>,
) -> Option<()> {
    if find(kept, number).is_none() {
        kept.push((number, read()?));
    }
    Some(())
}

pub(super) fn find<T>(kept: &[(usize, T)], number: usize) -> Option<&T> {
    kept.iter().find(|(known, _)| *known == number).map(|(_, part)| part)
}

impl Kept {
    pub(super) fn file(&self, part: Part) -> Option<Resource> {
        let start = self.start.as_ref()?;
        Some(match part {
            Part::Shard(number) => start.shards.get(number)?.file.clone(),
            Part::Chunk(number) => start.chunks.get(number)?.clone(),
            Part::Text(article) => self.card(article)?.body.clone(),
        })
    }

    /// In which file the card of an article is, and where in it.
    pub(super) fn chunk_of(&self, article: usize) -> (usize, usize) {
        let is_whole = self.start.as_ref().is_none_or(Start::is_whole);
        if is_whole { (0, article) } else { (article / CHUNK, article % CHUNK) }
    }

    pub(super) fn card(&self, article: usize) -> Option<&Card> {
        let (chunk, at) = self.chunk_of(article);
        find(&self.chunks, chunk)?.get(at)
    }

    /// Whether the cards of these articles are here; those that are not are lacking.
    pub(super) fn need_cards(&self, articles: impl Iterator<Item = u32>) -> Result<(), Lacking> {
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
    pub(super) fn shards(&self, start: &Start, terms: &[&str]) -> Result<Vec<&Shard>, Lacking> {
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
}
