use content::Resource;
use content::search::{CHUNK, File, Start};

use super::bundle::Bundle;
use super::output::{AssembleError, Output};
use crate::search::{Article, Index, index};

/// What the browser fetches when somebody searches.
pub(super) struct Search {
    /// The file that names the others.
    pub(super) start: Resource,
    pub(super) others: Vec<Resource>,
}

/// Writes the index of all articles.
pub(super) fn place(bundle: &Bundle, output: &mut Output) -> Result<Search, AssembleError> {
    let catalogue = &bundle.catalogue;
    let articles: Vec<_> = catalogue.posts.iter().zip(&bundle.bodies).rev().collect();
    let articles: Vec<_> = articles
        .into_iter()
        .map(|(entry, body)| Article {
            slug: &entry.slug,
            title: &entry.title,
            date: entry.date,
            summary: &entry.summary,
            tags: &entry.tags,
            series: entry.series.as_deref(),
            markdown: &body.markdown,
            body: &entry.body,
        })
        .collect();
    write(index(&articles, &catalogue.blog.language), output)
}

fn write(index: Index, output: &mut Output) -> Result<Search, AssembleError> {
    let Index { sections, mut shards, cards } = index;
    let mut start = Start { sections, ..Start::default() };
    let mut others = Vec::new();
    if shards.len() <= 1 {
        start.words = shards.pop().map(|(_, bytes)| bytes).unwrap_or_default();
        start.cards = cards;
    } else {
        for (first, bytes) in shards {
            let file = output.write_hashed("search/words.bin", &bytes)?;
            others.push(file.clone());
            start.shards.push(File { first, file });
        }
        for cards in cards.chunks(CHUNK) {
            let bytes = postcard::to_allocvec(cards).map_err(AssembleError::Encode)?;
            let file = output.write_hashed("search/cards.bin", &bytes)?;
            others.push(file.clone());
            start.chunks.push(file);
        }
    }
    let bytes = postcard::to_allocvec(&start).map_err(AssembleError::Encode)?;
    Ok(Search { start: output.write_hashed("search/start.bin", &bytes)?, others })
}
