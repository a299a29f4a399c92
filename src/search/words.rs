//! Words between what was typed and what the index has.

use content::Slug;
use content::search::{Match, Query, Shard, Wanted, resolve};

pub(super) fn resolved(query: &Query, shards: &[&Shard]) -> Vec<Vec<Match>> {
    query.words.iter().map(|word| resolve(word, shards)).collect()
}

/// How a word with an error in its first letters may begin in truth.
pub(super) fn beginnings(term: &str) -> Vec<String> {
    let letters: Vec<char> = term.chars().take(4).collect();
    let exchanged = (0..letters.len().saturating_sub(1).min(3)).map(|at| {
        let mut letters = letters.clone();
        letters.swap(at, at + 1);
        letters
    });
    let without = (0..letters.len().min(3)).map(|at| {
        let mut letters = letters.clone();
        letters.remove(at);
        letters
    });
    exchanged.chain(without).map(|letters| letters.into_iter().collect()).collect()
}

/// The articles that all filters let through; none when there are no filters.
pub(super) fn only(filters: &[String], shards: &[&Shard]) -> Option<Vec<u32>> {
    let mut only: Option<Vec<u32>> = None;
    for filter in filters {
        let wanted = Wanted { terms: vec![filter.clone()], open: false };
        let exact = resolve(&wanted, shards).into_iter().find(|found| found.word == *filter);
        let articles: Vec<u32> = exact.map_or_else(Vec::new, |found| {
            shards[found.shard].postings(found.group).map(|posting| posting.article).collect()
        });
        only = Some(match only {
            Some(only) => {
                only.into_iter().filter(|article| articles.binary_search(article).is_ok()).collect()
            }
            None => articles,
        });
    }
    only
}

/// The tags of which this is the beginning.
pub(super) fn tags(term: Option<String>, shards: &[&Shard]) -> Vec<Slug> {
    let Some(term) = term else { return Vec::new() };
    let wanted = Wanted { terms: vec![term], open: true };
    let found =
        resolve(&wanted, shards).into_iter().filter(|found| found.word.starts_with(wanted.terms[0].as_str()));
    found.filter_map(|found| Slug::new(found.word.trim_start_matches('#')).ok()).collect()
}

/// What was looked for where something was typed with errors; `None` when nothing was.
pub(super) fn instead(words: &[Wanted], matches: &[Vec<Match>]) -> Option<String> {
    let mut differs = false;
    let meant: Vec<_> = words
        .iter()
        .zip(matches)
        .map(|(word, found)| {
            let typed = word.terms.first().map_or("", String::as_str);
            let others = || {
                found.iter().all(|found| !found.word.starts_with(typed) && !word.terms.contains(&found.word))
            };
            match found.first() {
                Some(best) if others() => {
                    differs = true;
                    best.word.as_str()
                }
                _ => typed,
            }
        })
        .collect();
    differs.then(|| meant.join(" "))
}

/// All words of the groups that answer, in order: that of the files.
pub(super) fn words_of(answering: &[(usize, usize)], shards: &[&Shard]) -> Vec<String> {
    let mut words = Vec::new();
    for (number, shard) in shards.iter().enumerate() {
        shard.each_word(|word, group| {
            if answering.contains(&(number, group)) {
                words.push(word.to_owned());
            }
        });
    }
    words
}
