//! What is wrong with posts only because of the others.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use content::Slug;

use super::text::Text;
use super::{Fault, problem};
use crate::nearest::nearest;
use crate::problem::{Problem, slashed};

/// Every tag that the blog does not know.
pub(super) fn unknown_tags(texts: &[Arc<Text>], known: &[String]) -> Vec<Problem> {
    let slugs: BTreeSet<_> = known.iter().filter_map(|tag| Slug::from_text(tag)).collect();
    let mut problems = Vec::new();
    for text in texts {
        for tag in &text.front_matter.tags {
            if Slug::from_text(tag).is_none_or(|slug| !slugs.contains(&slug)) {
                let nearest = nearest(tag, known.iter().map(String::as_str)).map(str::to_owned);
                let fault = Fault::UnknownTag { tag: tag.clone(), nearest, known: known.join(", ") };
                problems.push(problem(&text.file, text.front_matter.tags_line, &fault));
            }
        }
    }
    problems
}

/// Every post whose address an earlier one has, the files in their order.
pub(super) fn duplicates(texts: &[Arc<Text>]) -> Vec<Problem> {
    let mut first: BTreeMap<&Slug, &Path> = BTreeMap::new();
    let mut problems = Vec::new();
    for text in texts {
        let Some(slug) = &text.front_matter.slug else { continue };
        match first.entry(slug) {
            Entry::Vacant(entry) => {
                entry.insert(&text.file);
            }
            Entry::Occupied(entry) => {
                let fault = Fault::SameSlug { slug: slug.to_string(), other: slashed(entry.get()) };
                problems.push(problem(&text.file, text.front_matter.slug_line, &fault));
            }
        }
    }
    problems
}

/// Every old address that is a post's own, that two posts claim, or that a file has. What leads to a post is no post, so
/// nothing leads in circles.
pub(super) fn taken_aliases(root: &Path, texts: &[Arc<Text>]) -> Vec<Problem> {
    let articles: BTreeMap<_, _> = texts
        .iter()
        .filter_map(|text| Some((text.front_matter.slug.as_ref()?, text.file.as_path())))
        .collect();
    let mut first: BTreeMap<String, &Path> = BTreeMap::new();
    let mut problems = Vec::new();
    for text in texts {
        for (alias, line) in &text.front_matter.aliases {
            let (name, file) = (format!("/{}", alias.path()), alias.file());
            let article = alias.article().and_then(|slug| articles.get(&slug).copied());
            let public = Path::new("public").join(&file);
            let fault = if article == Some(text.file.as_path()) {
                Fault::AliasOfItself { alias: name }
            } else if let Some(other) = article.or_else(|| first.get(&file).copied()) {
                Fault::AliasTaken { alias: name, other: slashed(other) }
            } else if root.join(&public).exists() {
                Fault::AliasTaken { alias: name, other: slashed(&public) }
            } else {
                first.insert(file, &text.file);
                continue;
            };
            problems.push(problem(&text.file, Some(*line), &fault));
        }
    }
    problems
}
