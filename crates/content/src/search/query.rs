use super::words::{Normalize, runs};

/// More words than this are not looked at: nobody types them, and a pasted page must not stop the browser.
const MOST: usize = 12;

/// What a reader typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The words, in order.
    pub words: Vec<Wanted>,
    /// What stands in quotes, folded: words that must follow one another.
    pub phrases: Vec<Vec<String>>,
}

/// A word of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// What it is found by: the whole word, then its parts, for when nobody wrote the whole.
    pub terms: Vec<String>,
    /// Whether the reader may still be typing it.
    pub open: bool,
}

impl Query {
    /// Reads what was typed.
    #[must_use]
    pub fn parse(text: &str, normalize: Normalize) -> Self {
        let mut query = Self::default();
        for (at, piece) in text.split(['"', '“', '”', '„', '«', '»']).enumerate() {
            let mut phrase = Vec::new();
            let mut end = 0;
            for run in runs(piece, normalize) {
                end = run.range.end;
                if run.pairs {
                    let words =
                        run.terms.iter().map(|pair| Wanted { terms: vec![pair.clone()], open: false });
                    query.words.extend(words);
                } else {
                    query.words.push(Wanted { terms: run.terms.clone(), open: false });
                }
                phrase.extend(run.terms.into_iter().take(if run.pairs { usize::MAX } else { 1 }));
            }
            let quoted = at % 2 == 1;
            if quoted && phrase.len() > 1 {
                query.phrases.push(phrase);
            } else if !quoted && end > 0 && end == piece.len() {
                // The last word, when nothing follows it: only that of the last piece is still open.
                if let Some(last) = query.words.last_mut() {
                    last.open = text.ends_with(piece);
                }
            }
        }
        query.words.truncate(MOST);
        query
    }

    /// Whether there is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> (Vec<(String, bool)>, Vec<String>) {
        let query = Query::parse(text, str::to_owned);
        let words = query.words.into_iter().map(|word| (word.terms[0].clone(), word.open)).collect();
        (words, query.phrases.iter().map(|phrase| phrase.join(" ")).collect())
    }

    #[test]
    fn the_last_word_may_go_on_and_quotes_hold_phrases() {
        let words = |words: &[(&str, bool)]| -> Vec<_> {
            words.iter().map(|(word, open)| ((*word).to_owned(), *open)).collect()
        };
        assert_eq!(parsed("golden pa"), (words(&[("golden", false), ("pa", true)]), vec![]));
        assert_eq!(parsed("golden pa "), (words(&[("golden", false), ("pa", false)]), vec![]));
        assert_eq!(
            parsed("\"golden paths\" te"),
            (words(&[("golden", false), ("paths", false), ("te", true)]), vec!["golden paths".to_owned()])
        );
        assert_eq!(parsed("a \"golden pa").1, ["golden pa"], "a quote that is still open");
        assert_eq!(parsed("\"one\"").1, Vec::<String>::new(), "one word is no phrase");
        assert_eq!(parsed(" \" "), (vec![], vec![]));
        assert_eq!(Query::parse(&"a ".repeat(99), str::to_owned).words.len(), MOST);
    }
}
