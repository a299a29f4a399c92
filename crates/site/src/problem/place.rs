use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use super::Problems;

/// A line of a file, and what is meant in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, without its end.
    pub text: String,
    start: usize,
    end: usize,
}

/// What of a line a problem is about, as far as the one who finds it knows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Spot {
    /// Words as they stand there.
    Words(String),
    /// A character, counted from 1.
    Column(u32),
}

impl Spot {
    /// What stands in place of bytes that are no UTF-8.
    pub(crate) fn unreadable() -> Self {
        Self::Words(char::REPLACEMENT_CHARACTER.to_string())
    }
}

impl Place {
    /// In bytes of the line.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The first character and the one behind the last, counted from 1: characters, not bytes, as editors count.
    #[must_use]
    pub fn columns(&self) -> (usize, usize) {
        let before = self.text[..self.start].chars().count() + 1;
        (before, before + self.text[self.start..self.end].chars().count())
    }

    fn find(text: &str, spot: Option<&Spot>) -> Option<Self> {
        let text = text.trim_start_matches('\u{feff}').trim_end();
        let found = match spot {
            Some(Spot::Words(words)) => words_in(text, words),
            Some(Spot::Column(column)) => character(text, *column),
            None => None,
        };
        let whole = text.len() - text.trim_start().len()..text.len();
        let range = found.unwrap_or(whole);
        (!range.is_empty()).then(|| Self { text: text.to_owned(), start: range.start, end: range.end })
    }
}

/// Where words stand in a line. The same letters may be part of a longer word before: in quotes or brackets they are
/// what was meant, then as a word of their own.
fn words_in(line: &str, words: &str) -> Option<Range<usize>> {
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '-');
    let apart = |at: &usize| {
        let (before, behind) = (&line[..*at], &line[at + words.len()..]);
        !is_word(before.chars().next_back()) && !is_word(behind.chars().next())
    };
    let quoted = ["\"\"", "''", "()", "<>", "[]"].iter().find_map(|pair| {
        let (open, close) = pair.split_at(1);
        line.find(&format!("{open}{words}{close}")).map(|at| at + 1)
    });
    let all = || line.match_indices(words).map(|(at, _)| at);
    let at = quoted.or_else(|| all().find(apart)).or_else(|| all().next())?;
    Some(at..at + words.len())
}

fn character(line: &str, column: u32) -> Option<Range<usize>> {
    let before = usize::try_from(column).ok()?.checked_sub(1)?;
    let (at, c) = line.char_indices().nth(before)?;
    Some(at..at + c.len_utf8())
}

impl Problems {
    /// The same with the lines that they are about, read from the files below `root`. A file that cannot be read, or is
    /// no UTF-8, shows what of it can be.
    #[must_use]
    pub fn placed(mut self, root: &Path) -> Self {
        let mut files = BTreeMap::new();
        for problem in &mut self.0 {
            let Some(line) = problem.line else { continue };
            let text: &String = files.entry(problem.file.clone()).or_insert_with(|| {
                let bytes = fs::read(root.join(&problem.file)).unwrap_or_default();
                String::from_utf8_lossy(&bytes).into_owned()
            });
            let line = usize::try_from(line).ok().and_then(|line| text.lines().nth(line.checked_sub(1)?));
            problem.place = line.and_then(|line| Place::find(line, problem.spot.as_ref()));
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(line: &str, spot: Option<Spot>) -> Option<(String, (usize, usize))> {
        Place::find(line, spot.as_ref()).map(|place| (place.text[place.range()].to_owned(), place.columns()))
    }

    #[test]
    fn what_is_meant_is_found_in_its_line() {
        for (line, words, columns) in [
            ("slug = \"a\"", "a", (9, 10)),
            ("language = 'a'", "a", (13, 14)),
            ("See [a.md](a.md) and [é](é.md).", "é.md", (26, 30)),
            ("titel = \"titel\"", "titel", (10, 15)),
            ("data = a", "a", (8, 9)),
            ("tags: [rustic, rust]", "rust", (16, 20)),
        ] {
            let found = marked(line, Some(Spot::Words(words.to_owned())));
            assert_eq!(found, Some((words.to_owned(), columns)), "{line}");
        }
    }

    #[test]
    fn without_a_place_the_whole_line_is_meant() {
        let whole = Some(("x = 1".to_owned(), (3, 8)));
        assert_eq!(marked("  x = 1  \r", None), whole);
        assert_eq!(marked("  x = 1", Some(Spot::Words("none".to_owned()))), whole);
        assert_eq!(marked("  x = 1", Some(Spot::Column(9))), whole);
        assert_eq!(marked("  x = 1", Some(Spot::Column(3))), Some(("x".to_owned(), (3, 4))));
        assert_eq!(marked("\u{feff}+++", None), Some(("+++".to_owned(), (1, 4))));
        assert_eq!(marked("  ", None), None);
    }
}
