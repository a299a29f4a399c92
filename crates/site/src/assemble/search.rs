use std::collections::HashMap;

use content::{Resource, Slug};

use super::bundle::Bundle;
use super::output::{AssembleError, Output};
use crate::Project;
use crate::search::{Article, Corpus, Files};

/// Reads the words of all articles, in the order of the catalogue from its end.
pub(super) fn read(project: &Project) -> Corpus {
    let mut posts: Vec<_> = project.posts.iter().collect();
    posts.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| b.slug.cmp(&a.slug)));
    let articles: Vec<_> = posts
        .into_iter()
        .map(|post| Article {
            slug: &post.slug,
            title: &post.title,
            date: post.date,
            summary: &post.summary,
            tags: &post.tags,
            series: post.series.as_deref(),
            markdown: &post.markdown,
        })
        .collect();
    Corpus::read_by(&articles, &project.config.blog.language, &project.memo)
}

/// Writes the index of all articles.
pub(super) fn place(corpus: Corpus, bundle: &Bundle, output: &mut Output) -> Result<Files, AssembleError> {
    let bodies: HashMap<&Slug, &Resource> =
        bundle.catalogue.posts.iter().map(|entry| (&entry.slug, &entry.body)).collect();
    // Every article that was read is in the catalogue, which is made of the same posts.
    corpus.index(|slug| bodies[slug].clone()).write(|path, bytes| output.write_hashed(path, bytes))
}
