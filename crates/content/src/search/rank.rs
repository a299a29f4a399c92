use std::collections::BinaryHeap;

use super::Postings;

/// What answers one word of the query.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Which word of the query.
    pub word: usize,
    /// How surely it is the word.
    pub weight: f32,
    /// Where it stands.
    pub postings: Postings<'a>,
}

/// A section that answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// Its article's number.
    pub article: u32,
    /// Its number in the article.
    pub section: u32,
    /// How well.
    pub score: f32,
}

/// What the levels of a posting are worth: as in BM25, the fifth occurrence says less than the first.
const WORTH: [f32; 8] = [1.0, 1.6, 2.1, 2.7, 3.4, 4.4, 5.6, 7.0];

/// Sections of one article among the results: the others would hide other articles.
const OF_ARTICLE: usize = 3;

/// What is known of one word.
#[derive(Clone, Copy, Default)]
struct Word {
    /// How much it tells: a rare word more (inverse document frequency).
    rarity: f32,
    everywhere: bool,
    in_article: f32,
    in_section: f32,
}

/// The sections that answer best, best first. An article that has all the words, wherever, comes before one that has
/// some; among its sections those that have them together. Where `only` lists articles, only those.
#[must_use]
pub fn rank(sources: &[Source<'_>], words: usize, sections: u32, only: Option<&[u32]>) -> Vec<Found> {
    let mut known = vec![Word::default(); words];
    let mut entries = Vec::new();
    for Source { word, weight, postings } in sources {
        let Some(of) = known.get_mut(*word) else { continue };
        let rarity = rarity(sections, postings.sections);
        of.rarity = of.rarity.max(rarity * weight);
        of.everywhere |= postings.cut;
        for posting in *postings {
            if only.is_none_or(|only| only.binary_search(&posting.article).is_ok()) {
                let worth = WORTH[usize::from(posting.level) % WORTH.len()];
                entries.push(entry::pack(posting.article, posting.section, *word, worth * weight * rarity));
            }
        }
    }
    let entries = ordered(entries);
    let all: f32 = known.iter().map(|word| word.rarity).sum();
    let mut best = Vec::new();
    for article in entries.chunk_by(|a, b| entry::article(*a) == entry::article(*b)) {
        known.iter_mut().for_each(|word| word.in_article = 0.0);
        for entry in article {
            let word = &mut known[entry::word(*entry)];
            word.in_article = word.in_article.max(entry::score(*entry));
        }
        let mut of_article = Vec::new();
        for section in article.chunk_by(|a, b| entry::section(*a) == entry::section(*b)) {
            known.iter_mut().for_each(|word| word.in_section = 0.0);
            for entry in section {
                let word = &mut known[entry::word(*entry)];
                word.in_section = word.in_section.max(entry::score(*entry));
            }
            let share = |has: fn(&Word) -> f32| {
                let covered = known.iter().filter(|word| word.everywhere || has(word) > 0.0);
                covered.map(|word| word.rarity).sum::<f32>() / all
            };
            let [article_has, section_has] = [share(|word| word.in_article), share(|word| word.in_section)];
            let own: f32 = known.iter().map(|word| word.in_section + 0.6 * word.in_article).sum();
            let score = own * article_has * article_has * (0.5 + 0.5 * section_has);
            of_article.push(result::pack(entry::article(section[0]), entry::section(section[0]), score));
        }
        best.extend(ordered(of_article).into_iter().rev().take(OF_ARTICLE));
    }
    ordered(best).into_iter().rev().map(result::unpack).collect()
}

/// In ascending order. Numbers, and by a heap: the standard library's sorts take 5 kB of the wasm for each type, and more
/// than a few thousand there never are.
fn ordered(numbers: Vec<u64>) -> Vec<u64> {
    BinaryHeap::from(numbers).into_sorted_vec()
}

/// An article, a section, a word and its score as one number, in this order: 20, 12, 4 and 28 bits.
mod entry {
    pub(super) fn pack(article: u32, section: u32, word: usize, score: f32) -> u64 {
        let place = u64::from(article.min(0xf_ffff)) << 12 | u64::from(section.min(0xfff));
        place << 32 | (word as u64 & 15) << 28 | u64::from(score.to_bits() >> 4)
    }

    pub(super) fn article(entry: u64) -> u64 {
        entry >> 44
    }

    pub(super) fn section(entry: u64) -> u64 {
        entry >> 32 & 0xfff
    }

    pub(super) fn word(entry: u64) -> usize {
        usize::from((entry >> 28).to_le_bytes()[0] & 15)
    }

    pub(super) fn score(entry: u64) -> f32 {
        let [a, b, c, d, ..] = (entry << 4).to_le_bytes();
        f32::from_bits(u32::from_le_bytes([a, b, c, d]))
    }
}

/// A score, an article and a section as one number: of equal scores the newest article is the largest, then its first
/// section. The bits of floats that are not negative are in the order of the floats.
mod result {
    use super::Found;

    pub(super) fn pack(article: u64, section: u64, score: f32) -> u64 {
        u64::from(score.to_bits()) << 32 | article << 12 | (0xfff - section)
    }

    pub(super) fn unpack(result: u64) -> Found {
        let narrow = |number: u64| u32::try_from(number).unwrap_or_default();
        Found {
            article: narrow(result >> 12 & 0xf_ffff),
            section: narrow(0xfff - (result & 0xfff)),
            score: f32::from_bits(narrow(result >> 32)),
        }
    }
}

/// The logarithm of how rare a word is, near enough: a float's own exponent, and its fraction in place of the curve.
fn rarity(sections: u32, having: u32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "it is a rough measure")]
    let ratio = 1.0 + sections as f32 / having.max(1) as f32;
    #[expect(clippy::cast_precision_loss, reason = "it is a rough measure")]
    let scaled = ratio.to_bits() as f32 / (1_u32 << 23) as f32;
    (scaled - 127.0).max(0.1)
}

#[cfg(test)]
mod tests {
    use super::super::{Group, Posting, Shard, write};
    use super::*;

    /// Ranks words given as their postings (article, section, level), in a blog of 100 sections.
    fn ranked(words: &[&[(u32, u32, u8)]], only: Option<&[u32]>) -> Vec<(u32, u32)> {
        let groups: Vec<_> = words
            .iter()
            .enumerate()
            .map(|(at, postings)| Group {
                words: vec![format!("word{at}")],
                sections: u32::try_from(postings.len()).unwrap(),
                cut: false,
                postings: postings
                    .iter()
                    .map(|&(article, section, level)| Posting { article, section, level })
                    .collect(),
            })
            .collect();
        let shard = Shard::read(write(&groups));
        let sources: Vec<_> = (0..words.len())
            .map(|word| Source { word, weight: 1.0, postings: shard.postings(word) })
            .collect();
        rank(&sources, words.len(), 100, only).iter().map(|found| (found.article, found.section)).collect()
    }

    #[test]
    fn stronger_sections_come_first_then_newer_articles() {
        assert_eq!(ranked(&[&[(1, 0, 1), (2, 3, 6), (3, 0, 1)]], None), [(2, 3), (3, 0), (1, 0)]);
    }

    #[test]
    fn sections_that_have_all_words_come_first() {
        let words: [&[_]; 2] = [&[(1, 1, 2), (2, 1, 5), (3, 1, 2)], &[(1, 2, 2), (3, 1, 2)]];
        assert_eq!(ranked(&words, None), [(3, 1), (1, 2), (1, 1), (2, 1)], "the second word is rarer");
    }

    #[test]
    fn an_article_has_few_sections_among_the_results() {
        let many: Vec<_> = (0..9).map(|section| (1, section, 4)).chain([(2, 0, 0)]).collect();
        assert_eq!(ranked(&[&many], None), [(1, 0), (1, 1), (1, 2), (2, 0)]);
    }

    #[test]
    fn numbers_keep_what_they_are_made_of() {
        let entry = entry::pack(70_000, 300, 11, 3.4);
        assert_eq!((entry::article(entry), entry::section(entry), entry::word(entry)), (70_000, 300, 11));
        assert!((entry::score(entry) - 3.4).abs() < 0.001);
        let found = Found { article: 70_000, section: 300, score: 3.4 };
        assert_eq!(result::unpack(result::pack(70_000, 300, 3.4)), found);
    }

    #[test]
    fn only_the_articles_that_were_asked_for() {
        assert_eq!(ranked(&[&[(1, 0, 1), (2, 0, 1), (3, 0, 1)]], Some(&[2])), [(2, 0)]);
        assert!((rarity(100, 1) - 6.6).abs() < 0.1 && rarity(1, 100) >= 0.0);
    }
}
