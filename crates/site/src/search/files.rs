use content::Resource;
use content::search::{CHUNK, File, Start, write_cards};

use super::Index;

/// What the browser fetches when somebody searches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    /// The file that names the others.
    pub start: Resource,
    /// Words and cards; none in a small blog, whose index is in the first file.
    pub others: Vec<Resource>,
}

impl Index {
    /// Writes the index with a function that puts bytes under a name with their hash.
    ///
    /// # Errors
    /// What that function says.
    pub fn write<E>(self, mut put: impl FnMut(&str, &[u8]) -> Result<Resource, E>) -> Result<Files, E> {
        let Self { sections, mut shards, cards } = self;
        let mut start = Start { sections, ..Start::default() };
        let mut others = Vec::new();
        if shards.len() <= 1 {
            start.words = shards.pop().map(|(_, bytes)| bytes).unwrap_or_default();
            start.cards = cards;
        } else {
            for (first, bytes) in shards {
                let file = put("search/words.bin", &bytes)?;
                others.push(file.clone());
                start.shards.push(File { first, file });
            }
            for cards in cards.chunks(CHUNK) {
                let file = put("search/cards.bin", write_cards(cards).as_bytes())?;
                others.push(file.clone());
                start.chunks.push(file);
            }
        }
        Ok(Files { start: put("search/start.bin", &start.write())?, others })
    }
}
