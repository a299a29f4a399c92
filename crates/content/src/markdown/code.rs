use std::slice::Iter;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag, TagEnd};
use pulldown_cmark_escape::{escape_html, escape_html_body_text};

use super::fence::Fence;
use crate::{Run, Text};

/// Writes code blocks: in the colours that the build found, with the title, numbers and marks that the author asked
/// for. The block takes focus, since a keyboard cannot scroll it otherwise in every engine, and so has a name.
///
/// The text of `code` is the source and nothing else: numbers are attributes, marks are classes. Copying needs no more.
pub(super) fn write<'a>(events: Vec<Event<'a>>, highlights: &[Vec<Run>], texts: &Text) -> Vec<Event<'a>> {
    let mut highlights = highlights.iter();
    let mut out = Vec::with_capacity(events.len());
    let mut events = events.into_iter();
    while let Some(event) = events.next() {
        let Event::Start(Tag::CodeBlock(kind)) = event else {
            out.push(event);
            continue;
        };
        let mut text = String::new();
        for inner in events.by_ref() {
            match inner {
                Event::Text(part) => text.push_str(&part),
                _ => break, // nothing but its end
            }
        }
        out.push(Event::Html(block(&kind, &text, highlights.next(), texts).into()));
    }
    out
}

/// What the build colours: the code blocks of a text in the order of [`write`], with the words behind their fences.
pub(super) fn blocks<'a>(events: impl Iterator<Item = (Event<'a>, usize)>) -> Vec<CodeBlock<'a>> {
    let mut blocks = Vec::new();
    let mut inside = false;
    for (event, offset) in events {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info,
                    CodeBlockKind::Indented => CowStr::Borrowed(""),
                };
                blocks.push(CodeBlock { info, text: String::new(), offset });
                inside = true;
            }
            Event::End(TagEnd::CodeBlock) => inside = false,
            Event::Text(part) if inside => {
                blocks.iter_mut().last().into_iter().for_each(|it| it.text.push_str(&part))
            }
            _ => {}
        }
    }
    blocks
}

/// A code block as its author wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeBlock<'a> {
    /// What stands behind the fence; see [`Fence`].
    pub info: CowStr<'a>,
    /// The source.
    pub text: String,
    /// Where it begins, in bytes from the start of the text.
    pub offset: usize,
}

fn block(kind: &CodeBlockKind<'_>, text: &str, runs: Option<&Vec<Run>>, texts: &Text) -> String {
    let fence = match kind {
        CodeBlockKind::Fenced(info) => Fence::read(info),
        CodeBlockKind::Indented => Fence::default(),
    };
    let mut html = String::with_capacity(text.len() * 2 + 100);
    let name = if fence.title.is_empty() { texts.code } else { fence.title };
    // Writing to a String cannot fail.
    if !fence.title.is_empty() {
        html.push_str("<figure class=\"code\"><figcaption>");
        let _ = escape_html_body_text(&mut html, fence.title);
        html.push_str("</figcaption>");
    }
    html.push_str("<pre tabindex=\"0\" role=\"group\" aria-label=\"");
    let _ = escape_html(&mut html, name);
    html.push_str("\"><code");
    if !fence.language.is_empty() {
        html.push_str(" class=\"language-");
        let _ = escape_html(&mut html, fence.language);
        html.push('"');
    }
    html.push('>');
    let mut colours = Colours::new(runs.map_or(&[], Vec::as_slice), text);
    if fence.first_number.is_some() || !fence.marked.is_empty() || fence.diff {
        lines(&mut html, &fence, text, &mut colours);
    } else {
        colours.write(&mut html, text);
    }
    html.push_str("</code></pre>");
    if !fence.title.is_empty() {
        html.push_str("</figure>");
    }
    html.push('\n');
    html
}

/// Each line in a box of its own, which can have a number and a ground.
fn lines(html: &mut String, fence: &Fence<'_>, text: &str, colours: &mut Colours<'_>) {
    for (line, number) in text.split_inclusive('\n').zip(1..) {
        html.push_str("<span class=\"l");
        if fence.marks(number) {
            html.push_str(" m");
        }
        if fence.diff {
            html.push_str(match line.as_bytes() {
                // The names of the two files stand at the head of a whole difference.
                [b'+', b'+', b'+', ..] | [b'-', b'-', b'-', ..] if fence.language == "diff" => "",
                [b'+', ..] => " i",
                [b'-', ..] => " d",
                _ => "",
            });
        }
        if let Some(first) = fence.first_number {
            html.push_str("\" data-n=\"");
            html.push_str(&first.saturating_add(number - 1).to_string());
        }
        html.push_str("\">");
        let end = line.strip_suffix('\n');
        colours.write(html, end.unwrap_or(line));
        html.push_str("</span>");
        if end.is_some() {
            colours.write(html, "\n");
        }
    }
}

/// The runs of a block, walked along once. What they leave of the text is plain.
struct Colours<'a> {
    runs: Iter<'a, Run>,
    class: Option<char>,
    /// Bytes left of the run.
    left: usize,
}

impl<'a> Colours<'a> {
    /// Runs that do not fit the text would cut characters in two: then all of it is plain.
    fn new(runs: &'a [Run], text: &str) -> Self {
        let mut at = 0;
        let fit = runs.iter().all(|run| {
            at += run.length();
            text.is_char_boundary(at)
        });
        Self { runs: if fit { runs } else { &[] }.iter(), class: None, left: 0 }
    }

    /// Writes the next piece of the text.
    fn write(&mut self, html: &mut String, mut text: &str) {
        while !text.is_empty() {
            if self.left == 0 {
                let next = self.runs.next();
                self.class = next.and_then(|run| run.class());
                self.left = next.map_or(usize::MAX, |run| run.length());
            }
            let (piece, rest) = text.split_at(self.left.min(text.len()));
            self.left -= piece.len();
            text = rest;
            // Blanks between two lines have no colour.
            let class = self.class.filter(|_| !piece.trim_ascii().is_empty());
            if let Some(class) = class {
                html.push_str("<span class=\"");
                html.push(class);
                html.push_str("\">");
            }
            let _ = escape_html_body_text(&mut *html, piece);
            if class.is_some() {
                html.push_str("</span>");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Token;

    #[test]
    fn runs_that_do_not_fit_leave_the_text_plain() {
        let written = |lengths: &[usize]| {
            let runs: Vec<_> = lengths.iter().filter_map(|&length| Run::new(length, Token::Text)).collect();
            let mut html = String::new();
            Colours::new(&runs, "aß").write(&mut html, "aß");
            html
        };
        assert_eq!(written(&[1]), "<span class=\"s\">a</span>ß");
        assert_eq!(written(&[0, 3]), "<span class=\"s\">aß</span>");
        for lengths in [&[2][..], &[4], &[1, 1], &[3, 1]] {
            assert_eq!(written(lengths), "aß", "{lengths:?}");
        }
    }
}
