use std::collections::BTreeMap;
use std::ops::Range;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{HtmlString, Spanned, Tokenizer};

use super::allow;

/// A piece of HTML that is written out in one go: a block, or a tag within a line.
pub(super) struct Markup<'a> {
    pub(super) source: &'a str,
    text: String,
    /// Where each of its lines ends in `text`, and where it stands in the source.
    lines: Vec<(usize, Range<usize>)>,
}

/// What a browser's tokenizer finds, but for text.
#[derive(Debug)]
pub(super) struct Token<'m> {
    pub(super) kind: Kind,
    /// In the markup.
    pub(super) range: Range<usize>,
    /// As it is written.
    pub(super) text: &'m str,
}

/// What a token is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Start {
        name: String,
        attributes: Vec<(String, String)>,
    },
    End {
        name: String,
    },
    /// A start tag with everything up to the end of its element.
    Whole {
        name: String,
    },
    /// A comment, or what browsers read as one.
    Comment,
    /// What begins as a tag and never ends.
    Open,
}

impl<'a> Markup<'a> {
    pub(super) fn new(source: &'a str, pieces: &[(String, Range<usize>)]) -> Self {
        let mut text = String::new();
        let mut lines = Vec::with_capacity(pieces.len());
        for (piece, range) in pieces {
            text.push_str(piece);
            lines.push((text.len(), range.clone()));
        }
        Self { source, text, lines }
    }

    /// Where it stands in the source.
    pub(super) fn range(&self) -> Range<usize> {
        self.place(&(0..self.text.len()))
    }

    /// Where its first tag may begin.
    pub(super) fn first(&self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }

    /// Where a part of it stands in the source. The parser may write the indentation of a line otherwise than its
    /// author, so places are counted from the line's end.
    pub(super) fn place(&self, part: &Range<usize>) -> Range<usize> {
        let of = |at: usize, is_end: bool| {
            let before = self.lines.partition_point(|(end, _)| at > *end || at == *end && !is_end);
            let (end, range) = self.lines.get(before).or(self.lines.last())?;
            Some(range.end.saturating_sub(end - at.min(*end)).max(range.start))
        };
        let start = of(part.start, false).unwrap_or_default();
        start..of(part.end, true).unwrap_or_default().max(start)
    }

    /// The name of its start tag, when it is one and nothing else.
    pub(super) fn start_tag(&self) -> Option<String> {
        match self.tokens().pop()?.kind {
            Kind::Start { name, .. } => Some(name),
            _ => None,
        }
    }

    /// The name of its end tag, when it is one and nothing else.
    pub(super) fn end_tag(&self) -> Option<String> {
        match self.tokens().pop()?.kind {
            Kind::End { name } => Some(name),
            _ => None,
        }
    }

    /// Everything in it that is no text, in order.
    pub(super) fn tokens(&self) -> Vec<Token<'_>> {
        let mut tokens = Vec::new();
        let mut from = 0;
        // Each element that goes with its content ends one run of the tokenizer.
        while let Some(end) = self.tokens_from(from, &mut tokens) {
            from = end;
        }
        tokens
    }

    fn tokens_from<'m>(&'m self, from: usize, tokens: &mut Vec<Token<'m>>) -> Option<usize> {
        let text = &self.text[from..];
        let mut read = 0;
        for Ok(token) in Tokenizer::new_with_emitter(text, DefaultEmitter::<usize>::new_with_span()) {
            let (kind, span) = match token {
                html5gum::Token::StartTag(tag) => {
                    let name = string(&tag.name);
                    (Kind::Start { name, attributes: attributes(tag.attributes) }, tag.span)
                }
                html5gum::Token::EndTag(tag) => (Kind::End { name: string(&tag.name) }, tag.span),
                html5gum::Token::Comment(comment) => (Kind::Comment, comment.span),
                html5gum::Token::Doctype(doctype) => (Kind::Comment, doctype.span),
                html5gum::Token::String(string) => {
                    read = read.max(string.span.end);
                    continue;
                }
                html5gum::Token::Error(_) => continue,
            };
            let range = span.start..span.end.min(text.len());
            // A tokenizer that counts otherwise than we do is not to be trusted with the rest.
            if !text.get(range.clone()).is_some_and(|it| it.starts_with('<')) {
                break;
            }
            read = range.end;
            if let Kind::Start { name, .. } = &kind
                && allow::goes_with_content(name)
                && let Some(end) = end_of(name, text, range.end)
            {
                let name = name.clone();
                let whole = range.start..end;
                tokens.push(Token {
                    kind: Kind::Whole { name },
                    text: &text[whole.clone()],
                    range: from + range.start..from + end,
                });
                return Some(from + end);
            }
            tokens.push(Token {
                kind,
                text: &text[range.clone()],
                range: from + range.start..from + range.end,
            });
        }
        if let Some(rest) = text.get(read..)
            && let Some(at) = rest.find('<')
        {
            let range = read + at..text.len();
            tokens.push(Token {
                kind: Kind::Open,
                text: &text[range.clone()],
                range: from + range.start..from + range.end,
            });
        }
        None
    }
}

/// The end of an element's end tag, at or behind a place: the first of its name, as for scripts and styles.
fn end_of(name: &str, text: &str, from: usize) -> Option<usize> {
    let text = &text[from..];
    let start = text.match_indices("</").map(|(at, _)| at + 2).find(|&at| {
        let (found, rest) = text[at..].split_at_checked(name.len()).unwrap_or_default();
        found.eq_ignore_ascii_case(name)
            && rest.starts_with(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'))
    })?;
    Some(from + start + text[start..].find('>')? + 1)
}

fn attributes(map: BTreeMap<HtmlString, Spanned<HtmlString, usize>>) -> Vec<(String, String)> {
    map.iter().map(|(name, value)| (string(name), string(value))).collect()
}

fn string(bytes: &HtmlString) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

impl Token<'_> {
    /// Whether a line that begins with it begins an HTML block that ends at a blank line (CommonMark 4.6, kinds 6
    /// and 7), and not one that ends with its own mark.
    pub(super) fn opens_block(&self) -> bool {
        match &self.kind {
            Kind::Start { name, .. } | Kind::Whole { name } => {
                !matches!(&**name, "pre" | "script" | "style" | "textarea")
            }
            Kind::End { .. } => true,
            Kind::Comment | Kind::Open => false,
        }
    }
}
