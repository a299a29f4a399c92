use serde::{Deserialize, Serialize};

use super::Card;
use crate::{Resource, Slug};

/// How many letters decide in which file a word lies: words of one stem share these.
const LETTERS: usize = 3;

/// Where a search begins: what the index consists of. The index of a small blog is in here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    /// How many sections there are.
    pub sections: u32,
    /// The words, in the order of their beginnings; none when they are in [`Start::words`].
    pub shards: Vec<File>,
    /// The cards, so many in each but the last as [`CHUNK`](super::CHUNK) says; none when they are in here.
    pub chunks: Vec<Resource>,
    /// The only shard of a small blog.
    pub words: Vec<u8>,
    /// All cards of a small blog.
    pub cards: Vec<Card>,
}

/// A [`Shard`](super::Shard) to be fetched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// How the first of its words begins: see [`bucket`].
    pub first: String,
    /// Where it lies.
    pub file: Resource,
}

impl Start {
    /// Whether all of it is in here.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.shards.is_empty()
    }

    /// The file in which a word would lie; words that begin with it may go on in the next.
    #[must_use]
    pub fn shard_of(&self, word: &str) -> Option<usize> {
        let bucket = bucket(word);
        let after = self.shards.partition_point(|file| file.first.as_str() <= bucket);
        (!self.shards.is_empty()).then(|| after.saturating_sub(1))
    }
}

/// The beginning of a word: words that share it lie in one file.
#[must_use]
pub fn bucket(word: &str) -> &str {
    word.char_indices().nth(LETTERS).map_or(word, |(end, _)| &word[..end])
}

/// What the articles of a tag are found by. No word has the sign.
#[must_use]
pub fn tag_term(tag: &Slug) -> String {
    format!("#{tag}")
}

/// What the articles of a year are found by.
#[must_use]
pub fn year_term(year: u16) -> String {
    format!("@{year}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_where_its_beginning_is() {
        let file = |first: &str| File {
            first: first.to_owned(),
            file: Resource { path: String::new(), integrity: String::new() },
        };
        let start = Start { shards: ["#", "con", "مح"].map(file).to_vec(), ..Start::default() };
        let found = ["#rust", "about", "contract", "zebra", "محمد"].map(|word| start.shard_of(word));
        assert_eq!(found, [Some(0), Some(0), Some(1), Some(1), Some(2)]);
        assert_eq!(Start::default().shard_of("word"), None);
    }
}
