use super::card::{Card, one_line, read_cards, write_cards};
use crate::{Resource, Slug};

/// How many letters decide in which file a word lies: words of one stem share these.
const LETTERS: usize = 3;

/// Where a search begins: what the index consists of. The index of a small blog is in here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// How the first of its words begins: see [`bucket`].
    pub first: String,
    /// Where it lies.
    pub file: Resource,
}

/// Stands between the parts of a [`Start`]. No part before the last has it.
const BETWEEN: u8 = 0;

impl Start {
    /// As bytes: how many sections there are, files of words and files of cards a line each; all cards; the words of a
    /// small blog.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut files = format!("{}\n", self.sections);
        let shards = self.shards.iter().map(|shard| (one_line(&shard.first), &shard.file));
        let chunks = self.chunks.iter().map(|chunk| (String::new(), chunk));
        for (first, Resource { path, integrity }) in shards.chain(chunks) {
            files += &format!("{path}\t{integrity}\t{first}\n");
        }
        let cards = write_cards(&self.cards);
        [files.as_bytes(), &[BETWEEN], cards.as_bytes(), &[BETWEEN], &self.words].concat()
    }

    /// What [`Self::write`] wrote; `None` for anything else.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut parts = bytes.splitn(3, |byte| *byte == BETWEEN);
        let files = std::str::from_utf8(parts.next()?).ok()?;
        let cards = read_cards(parts.next()?)?;
        let words = parts.next()?.to_vec();
        let mut lines = files.lines();
        let mut start = Self { sections: lines.next()?.parse().ok()?, words, cards, ..Self::default() };
        for line in lines {
            let mut fields = line.split('\t').map(str::to_owned);
            let file = Resource { path: fields.next()?, integrity: fields.next()? };
            match fields.next()? {
                first if first.is_empty() => start.chunks.push(file),
                first => start.shards.push(File { first, file }),
            }
        }
        Some(start)
    }

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
    fn goes_there_and_back() {
        let file = |path: &str| Resource { path: path.to_owned(), integrity: "sha256-x=".to_owned() };
        let large = Start {
            sections: 12_000,
            shards: vec![File { first: "con".to_owned(), file: file("search/words.0.bin") }],
            chunks: vec![file("search/cards.0.bin"), file("search/cards.1.bin")],
            ..Start::default()
        };
        let small = Start { sections: 3, words: vec![1, 0, 10, 255, 0], ..Start::default() };
        for start in [large, small, Start::default()] {
            assert_eq!(Start::read(&start.write()), Some(start));
        }
        assert_eq!(Start::read(b"5\n"), None);
    }

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
