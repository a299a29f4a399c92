use super::bundle::Bundle;
use super::output::{AssembleError, Output};
use crate::search::{Article, Files, index};

/// Writes the index of all articles.
pub(super) fn place(bundle: &Bundle, output: &mut Output) -> Result<Files, AssembleError> {
    let catalogue = &bundle.catalogue;
    // Oldest first.
    let articles: Vec<_> = catalogue
        .posts
        .iter()
        .zip(&bundle.bodies)
        .rev()
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
    index(&articles, &catalogue.blog.language).write(|path, bytes| output.write_hashed(path, bytes))
}
