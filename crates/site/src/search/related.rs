use std::cmp::Reverse;
use std::collections::HashMap;

use content::Slug;
use content::search::{Group, Posting};
use rayon::prelude::*;

use super::Corpus;

/// So many at most: more are a list, and there are lists.
const MOST: usize = 3;

/// How many of its words stand for an article: the strongest.
const WORDS: usize = 40;

/// How many articles are compared by one word: those that it is strongest in (champion lists, Manning et al.,
/// "Introduction to Information Retrieval", 7.1.3). With [`WORDS`] it bounds what an article costs in a blog of any size.
const CHAMPIONS: usize = 200;

/// From which cosine on two articles are near.
const NEAR: f32 = 0.14;

/// What a tag counts more than a word that is as rare.
const TAG: f32 = 3.0;

/// What a posting of each level is worth, about the middle of its step; 1 is once in the text.
const WORTH: [f32; 8] = [0.5, 1.0, 1.6, 2.5, 3.7, 5.5, 7.5, 10.0];

/// A word of an article, with its weight.
type Weighted = (usize, f32);

impl Corpus {
    /// Of each article, the others that are about the same, the nearest first; none when nothing is near. Parts of one
    /// series are left out: they are listed anyway.
    ///
    /// Near is the cosine of tf-idf vectors over stems and tags. Weights are square roots and whole numbers alone, which
    /// are the same on every machine. How rare a word is, counts in steps of half a power of two, so that an edit changes
    /// few other articles' files: at 305 articles of a real blog a corrected sentence 1, a copy of an article 11; it
    /// takes 0.14 ms an article at 10,000 (`tests/suite/search/related.rs`).
    #[must_use]
    pub fn related(&self) -> HashMap<Slug, Vec<Slug>> {
        let vectors = self.vectors();
        let champions = champions(&vectors, self.groups.len());
        let scores = || vec![0.0_f32; vectors.len()];
        let name = |at: usize| self.articles[at].slug.clone();
        (0..vectors.len())
            .into_par_iter()
            .map_init(scores, |scores, at| {
                let near = self.nearest(at, &vectors[at], &champions, scores);
                (name(at), near.into_iter().map(name).collect())
            })
            .collect()
    }

    /// The strongest words of each article; its vector has length 1.
    fn vectors(&self) -> Vec<Vec<Weighted>> {
        let mut vectors: Vec<Vec<Weighted>> = vec![Vec::new(); self.articles.len()];
        for (at, group) in self.groups.iter().enumerate() {
            let articles = group.postings.chunk_by(|a, b| a.article == b.article);
            let df = articles.clone().count();
            let rare = rarity(self.articles.len(), df) * about(group);
            // What stands in one article alone, or in most, tells of no other.
            if df < 2 || rare == 0.0 {
                continue;
            }
            for postings in articles {
                let often: f32 = postings.iter().map(worth).sum();
                vectors[postings[0].article as usize].push((at, often.sqrt() * rare));
            }
        }
        for vector in &mut vectors {
            vector.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            vector.truncate(WORDS);
            let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
            vector.iter_mut().for_each(|(_, weight)| *weight /= length);
        }
        vectors
    }

    fn nearest(
        &self,
        at: usize,
        vector: &[Weighted],
        champions: &[Vec<Weighted>],
        scores: &mut [f32],
    ) -> Vec<usize> {
        let mut touched = Vec::new();
        for &(group, weight) in vector {
            for &(other, its) in &champions[group] {
                if scores[other] == 0.0 {
                    touched.push(other);
                }
                scores[other] += weight * its;
            }
        }
        let series = &self.articles[at].series;
        let of_series = |other: usize| series.is_some() && self.articles[other].series == *series;
        let mut near: Vec<_> =
            touched.iter().map(|&other| (other, std::mem::take(&mut scores[other]))).collect();
        near.retain(|&(other, score)| other != at && score >= NEAR && !of_series(other));
        // Of equal ones the newer.
        near.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(Reverse(a.0).cmp(&Reverse(b.0))));
        near.into_iter().take(MOST).map(|(other, _)| other).collect()
    }
}

/// By word, the articles that it is strongest in.
fn champions(vectors: &[Vec<Weighted>], groups: usize) -> Vec<Vec<Weighted>> {
    let mut champions: Vec<Vec<Weighted>> = vec![Vec::new(); groups];
    for (article, vector) in vectors.iter().enumerate() {
        for &(group, weight) in vector {
            champions[group].push((article, weight));
        }
    }
    for articles in &mut champions {
        articles.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0)));
        articles.truncate(CHAMPIONS);
    }
    champions
}

/// The logarithm of how many times more articles there are than those with the word, in steps of one half. The number
/// of all is rounded, so that it is another only when a blog has grown by an eighth or more.
fn rarity(articles: usize, with: usize) -> f32 {
    let bits = usize::BITS - articles.leading_zeros();
    let rounded = (articles >> bits.saturating_sub(3)) << bits.saturating_sub(3);
    let ratio = (rounded as u64).pow(2) / (with as u64).pow(2).max(1);
    ratio.checked_ilog2().map_or(0.0, |twice| f32::from(u16::try_from(twice).unwrap_or(u16::MAX)) / 2.0)
}

/// What the kind of a group counts: nothing for years.
fn about(group: &Group) -> f32 {
    match group.words.first().and_then(|word| word.chars().next()) {
        Some('#') => TAG,
        Some('@') => 0.0,
        _ => 1.0,
    }
}

fn worth(posting: &Posting) -> f32 {
    WORTH[usize::from(posting.level).min(WORTH.len() - 1)]
}
