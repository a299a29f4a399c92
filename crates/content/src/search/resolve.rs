use super::distance::distance;
use super::{Shard, Wanted};

/// A group that answers a word of the query.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// In which of the shards.
    pub shard: usize,
    /// Its number there.
    pub group: usize,
    /// The word of it that was meant.
    pub word: String,
    /// How surely: 1 as it was typed, less when it goes on, has other letters or another ending.
    pub weight: f32,
}

/// More groups than this are no answer: one letter begins a thousand words.
const MOST: usize = 60;

/// The groups that answer a word: those of the word itself; while it is being typed, those that begin with it too; else
/// those of words with other letters, and at last those of words that begin as it does.
#[must_use]
pub fn resolve(wanted: &Wanted, shards: &[&Shard]) -> Vec<Match> {
    let mut found = Vec::new();
    if let Some((whole, parts)) = wanted.terms.split_first() {
        found = resolve_term(whole, wanted.open, shards);
        let is_written = found.iter().any(|found| found.weight > 0.6);
        if !is_written {
            // Nobody wrote the whole identifier: its parts say what it is about.
            found.extend(parts.iter().flat_map(|part| resolve_term(part, false, shards)));
        }
    }
    found.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    found.truncate(MOST);
    found
}

fn resolve_term(term: &str, open: bool, shards: &[&Shard]) -> Vec<Match> {
    let letters: Vec<char> = term.chars().collect();
    let errors = match letters.len() {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    };
    let mut found: Vec<Match> = Vec::new();
    let mut near: Vec<Match> = Vec::new();
    let mut word = Vec::new();
    for (number, shard) in shards.iter().enumerate() {
        shard.each_word(|candidate, group| {
            let new = |weight| Match { shard: number, group, word: candidate.to_owned(), weight };
            if candidate == term {
                found.push(new(1.0));
            } else if let Some(rest) = candidate.strip_prefix(term) {
                if open {
                    #[expect(clippy::cast_precision_loss, reason = "words are short")]
                    found.push(new(0.6 * term.len() as f32 / (term.len() + rest.len()) as f32));
                }
            } else if errors > 0 && found.is_empty() {
                word.clear();
                word.extend(candidate.chars());
                match distance(&letters, &word, errors) {
                    Some(1) => near.push(new(0.5)),
                    Some(_) => near.push(new(0.3)),
                    None if shares_its_beginning(&letters, &word) => near.push(new(0.2)),
                    None => {}
                }
            }
        });
    }
    if found.is_empty() {
        // The fewest errors, and nothing beside.
        let best = near.iter().map(|near| near.weight).fold(0.0, f32::max);
        near.retain(|near| near.weight >= best);
        near
    } else {
        found
    }
}

/// The same word with another ending, when no stem joins them: most of both is one beginning.
fn shares_its_beginning(one: &[char], other: &[char]) -> bool {
    let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    same >= 4 && 3 * same >= 2 * one.len() && 3 * same >= 2 * other.len()
}

#[cfg(test)]
mod tests {
    use super::super::{Group, write};
    use super::*;

    fn words(typed: &str, open: bool) -> Vec<String> {
        let group = |words: &[&str]| Group {
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            ..Group::default()
        };
        let shard = Shard::read(write(&[
            group(&["contract", "contracts"]),
            group(&["contrast"]),
            group(&["kubernetes"]),
            group(&["deploy"]),
            group(&["serde"]),
            group(&["json"]),
        ]));
        let terms = typed.split('_').map(str::to_owned);
        let terms = if typed.contains('_') {
            std::iter::once(typed.to_owned()).chain(terms).collect()
        } else {
            terms.collect()
        };
        resolve(&Wanted { terms, open }, &[&shard]).into_iter().map(|found| found.word).collect()
    }

    #[test]
    fn a_word_is_found_as_typed_begun_with_errors_or_with_another_ending() {
        assert_eq!(words("contract", false), ["contract"]);
        assert_eq!(words("contra", true), ["contract", "contrast", "contracts"]);
        assert_eq!(words("contra", false), Vec::<String>::new(), "a whole word is no beginning");
        assert_eq!(words("kuberentes", false), ["kubernetes"]);
        assert_eq!(words("deployer", false), ["deploy"]);
        assert_eq!(words("serde_json", false), ["serde", "json"]);
        assert_eq!(words("sed", false), Vec::<String>::new(), "short words have no errors");
    }
}
