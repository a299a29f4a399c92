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
    let mut entries: Vec<(u32, u32, usize, f32)> = Vec::new();
    for Source { word, weight, postings } in sources {
        let Some(of) = known.get_mut(*word) else { continue };
        let rarity = rarity(sections, postings.sections);
        of.rarity = of.rarity.max(rarity * weight);
        of.everywhere |= postings.cut;
        for posting in *postings {
            if only.is_none_or(|only| only.binary_search(&posting.article).is_ok()) {
                let worth = WORTH[usize::from(posting.level) % WORTH.len()];
                entries.push((posting.article, posting.section, *word, worth * weight * rarity));
            }
        }
    }
    entries.sort_unstable_by_key(|(article, section, ..)| (*article, *section));
    let all: f32 = known.iter().map(|word| word.rarity).sum();
    let mut found = Vec::new();
    for article in entries.chunk_by(|a, b| a.0 == b.0) {
        let from = found.len();
        known.iter_mut().for_each(|word| word.in_article = 0.0);
        for (_, _, word, score) in article {
            known[*word].in_article = known[*word].in_article.max(*score);
        }
        for section in article.chunk_by(|a, b| a.1 == b.1) {
            known.iter_mut().for_each(|word| word.in_section = 0.0);
            for (_, _, word, score) in section {
                known[*word].in_section = known[*word].in_section.max(*score);
            }
            let share = |has: fn(&Word) -> f32| {
                let covered = known.iter().filter(|word| word.everywhere || has(word) > 0.0);
                covered.map(|word| word.rarity).sum::<f32>() / all
            };
            let [article_has, section_has] = [share(|word| word.in_article), share(|word| word.in_section)];
            let own: f32 = known.iter().map(|word| word.in_section + 0.6 * word.in_article).sum();
            let score = own * article_has * article_has * (0.5 + 0.5 * section_has);
            let [first, ..] = section else { continue };
            found.push(Found { article: first.0, section: first.1, score });
        }
        best_first(&mut found[from..]);
        found.truncate(from + OF_ARTICLE);
    }
    best_first(&mut found);
    found
}

fn best_first(found: &mut [Found]) {
    // Of equal ones the newest; then the first of its article.
    found.sort_unstable_by(|a, b| {
        b.score.total_cmp(&a.score).then(b.article.cmp(&a.article)).then(a.section.cmp(&b.section))
    });
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
    fn only_the_articles_that_were_asked_for() {
        assert_eq!(ranked(&[&[(1, 0, 1), (2, 0, 1), (3, 0, 1)]], Some(&[2])), [(2, 0)]);
        assert!((rarity(100, 1) - 6.6).abs() < 0.1 && rarity(1, 100) >= 0.0);
    }
}
