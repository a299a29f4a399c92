/// What an author wrote behind a fence: ```` ```rust title="src/main.rs" linenos {3,5-7} diff ````.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fence<'a> {
    /// The first word, without what follows a comma: `rust` of `rust,no_run`. Empty when there is none.
    pub language: &'a str,
    /// `title="…"`; empty when there is none.
    pub title: &'a str,
    /// `linenos`, `linenos=5`: the number of the first line.
    pub first_number: Option<u32>,
    /// `{3,5-7}` or `hl="3,5-7"`: the lines that matter.
    pub marked: &'a str,
    /// Whether lines that begin with + and - are added and removed: the language `diff`, or the word behind another.
    pub diff: bool,
    /// What is none of these.
    pub unknown: Vec<&'a str>,
}

impl<'a> Fence<'a> {
    /// Reads an info string. What it does not know is noted and changes nothing.
    #[must_use]
    pub fn read(info: &'a str) -> Self {
        let mut fence = Self::default();
        let mut rest = info.trim();
        let mut first = true;
        while !rest.is_empty() {
            let (word, after) = rest.split_at(end_of_word(rest));
            rest = after.trim_start();
            fence.take(word, std::mem::take(&mut first));
        }
        fence.diff |= fence.language == "diff";
        fence
    }

    fn take(&mut self, word: &'a str, first: bool) {
        if first && let Some((language, more)) = word.split_once(',') {
            self.take(language, true);
            // As Zola writes it; what has no value is for other tools, as in `rust,no_run`.
            return more.split(',').filter(|part| part.contains('=')).for_each(|part| self.take(part, false));
        }
        let (key, value) =
            word.split_once('=').map_or((word, None), |(key, value)| (key, Some(unquoted(value))));
        match (key, value) {
            ("title" | "name", Some(title)) => self.title = title,
            ("hl" | "hl_lines", Some(lines)) if are_lines(lines) => self.marked = lines,
            ("linenos", None) => self.first_number = Some(1),
            ("linenos", Some(start)) if let Ok(start) = start.parse() => self.first_number = Some(start),
            ("diff", None) if !first => self.diff = true,
            _ => match word.strip_prefix('{').map(|inner| inner.trim_end_matches('}')) {
                Some(lines) if are_lines(lines) => self.marked = lines,
                // As Pandoc writes it.
                Some(inner) if first && inner.starts_with('.') => {
                    self.language = inner[1..].split(' ').next().unwrap_or_default();
                }
                None if first => self.language = word,
                _ => self.unknown.push(word),
            },
        }
    }

    /// Whether a line is one of those that matter, counted from 1 whatever number it is shown with.
    #[must_use]
    pub fn marks(&self, line: u32) -> bool {
        self.marked.split(',').any(|part| ends(part).is_some_and(|(from, to)| from <= line && line <= to))
    }
}

/// A word ends at a blank that is neither in quotes nor in braces, and where braces begin.
fn end_of_word(text: &str) -> usize {
    let mut closing = None;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match closing {
            Some('}') if c == '}' => return at + 1,
            Some(close) if close == c => closing = None,
            Some(_) => {}
            None if c == '{' && at == 0 => closing = Some('}'),
            None if c == '{' || c.is_whitespace() => return at,
            None if before == '=' && matches!(c, '"' | '\'') => closing = Some(c),
            None => {}
        }
        before = c;
    }
    text.len()
}

fn unquoted(value: &str) -> &str {
    ['"', '\''].iter().find_map(|&quote| value.strip_prefix(quote)?.strip_suffix(quote)).unwrap_or(value)
}

fn are_lines(lines: &str) -> bool {
    lines.split(',').all(|part| ends(part).is_some())
}

/// `3` and `5-7`.
fn ends(part: &str) -> Option<(u32, u32)> {
    let (from, to) = part.split_once('-').unwrap_or((part, part));
    Some((from.trim().parse().ok()?, to.trim().parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_behind_a_fence_are_read() {
        let plain = Fence::default();
        for (info, expected) in [
            ("", plain.clone()),
            ("rust", Fence { language: "rust", ..plain.clone() }),
            (" rust,no_run ", Fence { language: "rust", ..plain.clone() }),
            (
                "rust,name=a.rs,hl_lines=2",
                Fence { language: "rust", title: "a.rs", marked: "2", ..plain.clone() },
            ),
            ("c++", Fence { language: "c++", ..plain.clone() }),
            ("don't stop", Fence { language: "don't", unknown: vec!["stop"], ..plain.clone() }),
            ("{.rust .wide}", Fence { language: "rust", ..plain.clone() }),
            ("js{1,3-4}", Fence { language: "js", marked: "1,3-4", ..plain.clone() }),
            ("js {1, 3}", Fence { language: "js", marked: "1, 3", ..plain.clone() }),
            ("js {x}", Fence { language: "js", unknown: vec!["{x}"], ..plain.clone() }),
            ("js hl=2", Fence { language: "js", marked: "2", ..plain.clone() }),
            ("js hl='2,5-6'", Fence { language: "js", marked: "2,5-6", ..plain.clone() }),
            ("js hl=two", Fence { language: "js", unknown: vec!["hl=two"], ..plain.clone() }),
            ("js linenos", Fence { language: "js", first_number: Some(1), ..plain.clone() }),
            ("js linenos=40", Fence { language: "js", first_number: Some(40), ..plain.clone() }),
            ("js title=a.js", Fence { language: "js", title: "a.js", ..plain.clone() }),
            ("js title=\"a b\" diff", Fence { language: "js", title: "a b", diff: true, ..plain.clone() }),
            ("title=\"it's {1}\"", Fence { title: "it's {1}", ..plain.clone() }),
            ("js title=\"a", Fence { language: "js", title: "\"a", ..plain.clone() }),
            ("diff", Fence { language: "diff", diff: true, ..plain.clone() }),
            ("\"><b>", Fence { language: "\"><b>", ..plain.clone() }),
        ] {
            assert_eq!(Fence::read(info), expected, "{info}");
        }
    }

    #[test]
    fn lines_are_marked_one_by_one_and_in_ranges() {
        let fence = Fence::read("js {1,3-4}");
        let marked: Vec<_> = (0..7).filter(|&line| fence.marks(line)).collect();
        assert_eq!(marked, [1, 3, 4]);
        assert!(!Fence::read("js").marks(0));
    }
}
