use std::ops::Range;

use super::fold::{fold, is_dropped};
use crate::slug::is_mark;

/// Unicode's compatibility decomposition (NFKD) of a text.
pub type Normalize = fn(&str) -> String;

/// A word of a text, or a run of a script that writes no spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where it stands.
    pub range: Range<usize>,
    /// What it is found by, folded: first the whole word, then the parts of an identifier. Of Chinese, Japanese and
    /// Korean all overlapping pairs.
    pub terms: Vec<String>,
    /// Whether the terms are such pairs.
    pub pairs: bool,
}

/// The words of a text, in order.
#[must_use]
pub fn runs(text: &str, normalize: Normalize) -> Runs<'_> {
    Runs { text, at: 0, normalize }
}

/// See [`runs`].
#[derive(Clone, Debug)]
pub struct Runs<'a> {
    text: &'a str,
    at: usize,
    normalize: Normalize,
}

impl Iterator for Runs<'_> {
    type Item = Run;

    fn next(&mut self) -> Option<Run> {
        let start = self.at + self.text[self.at..].find(is_letter)?;
        let pairs = self.text[start..].chars().next().is_some_and(is_paired);
        let end = start + end_of(&self.text[start..], pairs);
        self.at = end;
        let word = &self.text[start..end];
        let terms = if pairs { pairs_of(&self.folded(word)) } else { self.terms(word) };
        Some(Run { range: start..end, terms, pairs })
    }
}

impl Runs<'_> {
    fn folded(&self, word: &str) -> String {
        if word.is_ascii() { word.to_ascii_lowercase() } else { fold(&(self.normalize)(word)) }
    }

    fn terms(&self, word: &str) -> Vec<String> {
        let word = ["'s", "’s", "'S", "’S"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
        let whole = self.folded(word).replace(['\'', '’'], "");
        let mut terms = vec![whole];
        let parts = parts(word);
        if parts.len() > 1 {
            for part in parts {
                let part = self.folded(part).replace(['\'', '’'], "");
                // A single letter is no part that anybody looks for.
                if part.chars().nth(1).is_some() && !terms.contains(&part) {
                    terms.push(part);
                }
            }
        }
        terms
    }
}

fn end_of(text: &str, pairs: bool) -> usize {
    let mut end = 0;
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut joins = || {
            let next = chars.peek().map_or(' ', |(_, next)| *next);
            is_letter(next)
                && !is_paired(next)
                && match c {
                    '\'' | '’' | '_' | '\u{200c}' | '\u{200d}' => true,
                    '.' => before.is_ascii_digit() && next.is_ascii_digit(),
                    _ => false,
                }
        };
        let goes_on = if pairs { is_paired(c) } else { (is_letter(c) && !is_paired(c)) || joins() };
        if !goes_on {
            break;
        }
        end = at + c.len_utf8();
        before = c;
    }
    // C++, C#, F#: nothing else tells them from the letter.
    let rest = &text[end..];
    match end {
        1 if rest.starts_with("++") => 3,
        1 if rest.starts_with('#') => 2,
        _ => end,
    }
}

/// The words of an identifier: `snake_case`, `camelCase`, `HTTPServer`; the halves around a Persian half space.
fn parts(word: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut before = ' ';
    for (at, c) in word.char_indices() {
        let next_is_small =
            || word[at..].chars().nth(1).is_some_and(char::is_lowercase) && before.is_uppercase();
        if matches!(c, '_' | '\u{200c}') {
            parts.push(&word[start..at]);
            start = at + c.len_utf8();
        } else if c.is_uppercase() && at > start && (before.is_lowercase() || next_is_small()) {
            parts.push(&word[start..at]);
            start = at;
        }
        before = c;
    }
    parts.push(&word[start..]);
    parts.retain(|part| !part.is_empty());
    parts
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric()
        || (!c.is_ascii() && !matches!(c, '\u{200c}' | '\u{200d}') && (is_mark(c) || is_dropped(c)))
}

/// Han, kana and Hangul: by overlapping pairs, because no spaces stand between words, or words have endings.
fn is_paired(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

fn pairs_of(folded: &str) -> Vec<String> {
    // Decomposed, a Hangul syllable is a leading consonant with what follows it.
    let follows = |c: char| matches!(c, '\u{1160}'..='\u{11ff}');
    let mut starts: Vec<_> = folded.char_indices().filter(|(_, c)| !follows(*c)).map(|(at, _)| at).collect();
    if starts.len() < 2 {
        return vec![folded.to_owned()];
    }
    starts.push(folded.len());
    starts.windows(3).map(|pair| folded[pair[0]..pair[2]].to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn terms(text: &str) -> Vec<Vec<String>> {
        runs(text, |text| text.nfkd().collect()).map(|run| run.terms).collect()
    }

    #[test]
    fn identifiers_are_found_whole_and_in_parts() {
        for (text, expected) in [
            ("serde_json", vec!["serde_json", "serde", "json"]),
            ("HashMap", vec!["hashmap", "hash", "map"]),
            ("HTTPServer", vec!["httpserver", "http", "server"]),
            ("__init__", vec!["init"]),
            ("1.75.0", vec!["1.75.0"]),
            ("C++", vec!["c++"]),
            ("don't", vec!["dont"]),
            ("Chris's", vec!["chris"]),
            ("می\u{200c}خواهم", vec!["میخواهم", "می", "خواهم"]),
            ("Café", vec!["cafe"]),
        ] {
            assert_eq!(terms(text), [expected], "{text}");
        }
        assert_eq!(terms("std::fs, a-b."), [["std"], ["fs"], ["a"], ["b"]]);
    }

    #[test]
    fn scripts_without_spaces_are_pairs() {
        assert_eq!(terms("全文検索 ok"), [vec!["全文", "文検", "検索"], vec!["ok"]]);
        assert_eq!(terms("版"), [["版"]]);
        let korean: Vec<_> = ["한국", "국어"].iter().map(|pair| pair.nfkd().collect::<String>()).collect();
        assert_eq!(terms("한국어"), [korean]);
    }

    #[test]
    fn words_are_where_they_stand() {
        let text = "Über «Größe»";
        let found: Vec<_> = runs(text, |text| text.nfkd().collect()).map(|run| &text[run.range]).collect();
        assert_eq!(found, ["Über", "Größe"]);
    }
}
