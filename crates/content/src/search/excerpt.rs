use super::words::{Normalize, runs};

/// A piece of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// One behind the other.
    pub pieces: Vec<Piece>,
    /// The words that were marked, as they are written; each once.
    pub words: Vec<String>,
}

/// Part of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// As it is written.
    pub text: String,
    /// Whether it is one of the words.
    pub marked: bool,
}

/// How long an excerpt is, in bytes: two lines.
const LENGTH: usize = 180;

/// What stands before the first marked word.
const LEAD: usize = 40;

/// The piece of a text in which most of the words stand, with those marked; the beginning of the text when it has none
/// of them. `wanted` tells whether a folded word is one.
#[must_use]
pub fn excerpt(text: &str, normalize: Normalize, wanted: impl Fn(&str) -> bool) -> Excerpt {
    let mut hits = Vec::new();
    let mut words: Vec<String> = Vec::new();
    for run in runs(text, normalize) {
        let Some(term) = run.terms.into_iter().find(|term| wanted(term)) else { continue };
        let word = &text[run.range.clone()];
        if !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
        hits.push((run.range, term));
    }
    // Behind which hit the most different words follow.
    let within = |at: usize| {
        let start = hits[at].0.start;
        let near = hits[at..].iter().take_while(|(range, _)| range.end < start + LENGTH - LEAD);
        let mut terms: Vec<_> = near.map(|(_, term)| term).collect();
        terms.sort_unstable();
        terms.dedup();
        terms.len()
    };
    let best = (0..hits.len()).rev().max_by_key(|at| within(*at));
    let first = best.map_or(0, |at| hits[at].0.start);
    let from =
        if first <= LEAD { 0 } else { after_blank(text, text.floor_char_boundary(first - LEAD), first) };
    let end = text.floor_char_boundary(from + LENGTH);
    let to = if end == text.len() {
        end
    } else {
        text[from..end].rfind(char::is_whitespace).map_or(end, |at| from + at)
    };
    let mut excerpt = Excerpt { pieces: Vec::new(), words };
    if from > 0 {
        excerpt.push("… ", false);
    }
    let mut at = from;
    for (range, _) in hits.iter().filter(|(range, _)| range.start >= from && range.end <= to) {
        // Hits are in order and do not overlap.
        excerpt.push(&text[at..range.start], false);
        excerpt.push(&text[range.clone()], true);
        at = range.end;
    }
    excerpt.push(text.get(at..to).unwrap_or_default(), false);
    if to < text.trim_end().len() {
        excerpt.push(" …", false);
    }
    excerpt
}

impl Excerpt {
    fn push(&mut self, text: &str, marked: bool) {
        if !text.is_empty() {
            self.pieces.push(Piece { text: text.to_owned(), marked });
        }
    }
}

/// The first place in a range that begins a word.
fn after_blank(text: &str, from: usize, to: usize) -> usize {
    text[from..to].find(char::is_whitespace).map_or(from, |at| {
        let blank = from + at;
        blank + text[blank..].len() - text[blank..].trim_start().len()
    })
}

/// Whether these words follow one another in a text.
#[must_use]
pub fn contains(text: &str, phrase: &[String], normalize: Normalize) -> bool {
    let mut words: Vec<String> = Vec::new();
    for run in runs(text, normalize) {
        words.extend(run.terms.into_iter().take(if run.pairs { usize::MAX } else { 1 }));
    }
    // The last may still be typed.
    words.windows(phrase.len().max(1)).any(|window| {
        phrase.split_last().is_some_and(|(last, before)| {
            window.split_last().is_some_and(|(end, start)| start == before && end.starts_with(last.as_str()))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, words: &[&str]) -> String {
        let excerpt = excerpt(text, str::to_owned, |word| words.contains(&word));
        let write =
            |piece: &Piece| if piece.marked { format!("[{}]", piece.text) } else { piece.text.clone() };
        excerpt.pieces.iter().map(write).collect()
    }

    #[test]
    fn shows_where_the_words_are_together() {
        let filler = "lorem ipsum dolor ".repeat(20);
        let text = format!("A contract. {filler}The consumer holds a Contract with them. {filler}");
        let shown = shown(&text, &["contract", "consumer"]);
        assert!(shown.starts_with("… ") && shown.ends_with(" …"), "{shown}");
        assert!(shown.contains("The [consumer] holds a [Contract] with"), "{shown}");
        assert!(shown.len() < LENGTH + 20);
    }

    #[test]
    fn a_short_text_is_shown_whole_and_one_without_the_words_from_its_beginning() {
        assert_eq!(shown("Only this.", &["this"]), "Only [this].");
        assert_eq!(shown("Only this.", &["that"]), "Only this.");
        assert!(shown(&"é".repeat(500), &["x"]).ends_with('…'));
    }

    #[test]
    fn phrases_are_words_that_follow_one_another() {
        let has = |phrase: &str| {
            let phrase: Vec<_> = phrase.split(' ').map(str::to_owned).collect();
            contains("The golden path, and paths.", &phrase, str::to_owned)
        };
        assert!(has("golden path") && has("path and pa") && !has("golden paths") && !has("gold path"));
    }
}
