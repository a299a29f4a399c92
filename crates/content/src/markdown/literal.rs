use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::{dialect, headings, math};

/// An author's text, with a backslash before each sign that the parser would take for markup and a reader would
/// not: prices, and braces at the end of a heading. The parser then reads what follows them as the text it is.
pub(super) struct Literal<'a> {
    pub(super) text: Cow<'a, str>,
    /// Where the added backslashes stand in `text`, ascending.
    added: Vec<usize>,
}

/// A dollar sign that opens nothing leaves its partner free to open something, so the text is read again until
/// nothing is found. The 916 posts that the tests read need four readings at most; a text made for it takes more.
const ROUNDS: usize = 32;

impl<'a> Literal<'a> {
    pub(super) fn read(markdown: &'a str) -> Self {
        let mut literal = Self { text: markdown.into(), added: Vec::new() };
        if !markdown.contains(['$', '}']) {
            return literal;
        }
        for _ in 0..ROUNDS {
            let signs = literal.signs();
            if signs.is_empty() {
                break;
            }
            let mut all: Vec<_> =
                literal.added.iter().chain(&signs).map(|&at| literal.original(at)).collect();
            all.sort_unstable();
            literal = Self::escape(markdown, &all);
        }
        literal
    }

    /// The offset in the author's text of an offset in `text`.
    pub(super) fn original(&self, at: usize) -> usize {
        at - self.added.partition_point(|&added| added < at)
    }

    /// Whether a dollar sign that has been found to be text lies in a range.
    fn has_added(&self, range: &Range<usize>) -> bool {
        let next = self.added.partition_point(|&added| added < range.start);
        self.added.get(next).is_some_and(|&added| added < range.end)
    }

    fn escape(markdown: &'a str, all: &[usize]) -> Self {
        let mut text = String::with_capacity(markdown.len() + all.len());
        let mut added = Vec::with_capacity(all.len());
        let mut from = 0;
        for &sign in all {
            text.push_str(&markdown[from..sign]);
            added.push(text.len());
            text.push('\\');
            from = sign;
        }
        text.push_str(&markdown[from..]);
        Self { text: text.into(), added }
    }

    fn signs(&self) -> Vec<usize> {
        let found = Parser::new_ext(&self.text, dialect::options()).into_offset_iter();
        let signs = found.filter_map(|(event, range)| match event {
            Event::InlineMath(formula) => {
                let is_formula = !self.has_added(&range) && math::is_formula(&formula, &self.text, &range);
                (!is_formula).then_some(range.start)
            }
            Event::Start(Tag::Heading { id: None, classes, .. }) if classes.is_empty() => {
                headings::braces(&self.text[range.clone()]).map(|at| range.start + at)
            }
            _ => None,
        });
        signs.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_those_of_the_author() {
        let literal = Literal::read("$5 or ($6) and $7 or ($8) x");
        assert_eq!(literal.text, "\\$5 or (\\$6) and \\$7 or ($8) x");
        let at = literal.text.find('x').unwrap();
        assert_eq!(literal.original(at), 26);
        assert_eq!(literal.original(0), 0);
    }
}
