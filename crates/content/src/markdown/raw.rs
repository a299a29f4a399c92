use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use pulldown_cmark_escape::escape_href;

use super::{Reference, ReferenceKind, dialect, literal::Literal};
use crate::{Base, Targets};

/// The destinations in an author's own HTML: `href`, `src` and `poster` of any element, written in quotes. Kept apart
/// from [`super::references`], whose destinations stand in Markdown.
#[must_use]
pub fn raw_references(markdown: &str) -> Vec<Reference> {
    let found = attributes(markdown).into_iter().map(|(kind, range)| Reference {
        destination: decoded(&markdown[range.clone()]),
        kind,
        offset: range.start,
    });
    found.collect()
}

/// The text with the destinations in its HTML led to their addresses. The build does this, and not the renderer: the
/// scan would cost every reader 1.2 kB.
#[must_use]
pub fn lead_raw(markdown: &str, targets: &Targets, base: &Base) -> String {
    let mut led = String::with_capacity(markdown.len());
    let mut from = 0;
    for (_, range) in attributes(markdown) {
        let Some(target) = targets.get(&decoded(&markdown[range.clone()])) else { continue };
        led.push_str(&markdown[from..range.start]);
        // Writing to a String cannot fail.
        let _ = escape_href(&mut led, &base.join(&target.path));
        from = range.end;
    }
    led + &markdown[from..]
}

/// One step through a text, as [`raw_html`] tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RawStep {
    /// Something of Markdown begins: a paragraph, a list, emphasis.
    Open,
    /// It ends.
    Close,
    /// An author's own HTML.
    Html {
        /// Whether it is a block, and not a tag within a line.
        block: bool,
        /// It, line by line, as it is written out, and where each line stands in the text.
        pieces: Vec<(String, Range<usize>)>,
    },
}

/// An author's own HTML and what stands around it, in order: what the build cleans.
#[must_use]
pub fn raw_html(markdown: &str) -> Vec<RawStep> {
    let literal = Literal::read(markdown);
    let mut steps = Vec::new();
    let mut lines = Vec::new();
    for (event, range) in Parser::new_ext(&literal.text, dialect::options()).into_offset_iter() {
        let range = literal.original(range.start)..literal.original(range.end);
        match event {
            Event::Start(Tag::HtmlBlock) => {}
            Event::End(TagEnd::HtmlBlock) => {
                steps.push(RawStep::Html { block: true, pieces: std::mem::take(&mut lines) });
            }
            Event::Start(_) => steps.push(RawStep::Open),
            Event::End(_) => steps.push(RawStep::Close),
            Event::Html(html) => lines.push((html.into_string(), range)),
            Event::InlineHtml(html) => {
                steps.push(RawStep::Html { block: false, pieces: vec![(html.into_string(), range)] });
            }
            _ => {}
        }
    }
    steps
}

/// Where the values of the attributes stand, in order.
fn attributes(markdown: &str) -> Vec<(ReferenceKind, Range<usize>)> {
    let literal = Literal::read(markdown);
    let mut found = Vec::new();
    let mut comment = false;
    for (event, range) in Parser::new_ext(&literal.text, dialect::options()).into_offset_iter() {
        let (Event::Html(html) | Event::InlineHtml(html)) = &event else { continue };
        for value in values(html, &mut comment) {
            let link = html[..value.start - 2].ends_with("href");
            let kind = if link { ReferenceKind::Link } else { ReferenceKind::Image };
            let start = literal.original(range.start + value.start);
            let place = start..start + value.len();
            // The parser may write the indentation of a line otherwise than its author.
            if markdown.get(place.clone()) == Some(&html[value]) {
                found.push((kind, place));
            }
        }
    }
    found
}

fn decoded(value: &str) -> String {
    value.replace("&amp;", "&")
}

/// Where the values stand in a piece of HTML: one tag, or one line of a block. `comment` tells whether a comment is
/// open where it begins, and then where it ends.
///
/// A tag may begin in the line before. So a name counts where no `>` has closed the last tag, and prose that stands
/// in HTML does not count.
fn values(html: &str, comment: &mut bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut closed = false;
    while let Some(next) = html[at..].find(['<', '>', '=', '-']).map(|next| at + next) {
        let rest = &html[next..];
        at = next + 1;
        if *comment {
            *comment = !rest.starts_with("-->");
            closed = !*comment;
        } else if rest.starts_with("<!--") {
            *comment = true;
            at = next + "<!--".len();
        } else if let Some(quoted) = rest.strip_prefix('=') {
            let Some(quote) = quoted.chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
            let start = next + 2;
            let Some(len) = html[start..].find(quote) else { continue };
            let name = html[..next].rsplit(|c: char| c.is_ascii_whitespace()).next().unwrap_or_default();
            if !closed && len > 0 && matches!(name, "href" | "src" | "poster") {
                found.push(start..start + len);
            }
            at = start + len + 1;
        } else if !rest.starts_with('-') {
            closed = rest.starts_with('>');
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(markdown: &str) -> Vec<(String, &str)> {
        let references = raw_references(markdown).into_iter();
        references.map(|r| (r.destination, markdown[r.offset..].lines().next().unwrap())).collect()
    }

    #[test]
    fn destinations_of_html_are_found_where_they_stand() {
        let markdown = "$5 or ($6) <a href=\"b.md?x&amp;y\">B</a>\n\n<video\n  src='c.mp4'\n  poster=\"d.png\">\n</video>\n";
        let expected = [("b.md?x&y", "b.md?x&amp;y\">B</a>"), ("c.mp4", "c.mp4'"), ("d.png", "d.png\">")];
        assert_eq!(found(markdown), expected.map(|(destination, rest)| (destination.to_owned(), rest)));
        let kinds: Vec<_> = raw_references(markdown).into_iter().map(|r| r.kind).collect();
        assert_eq!(kinds, [ReferenceKind::Link, ReferenceKind::Image, ReferenceKind::Image]);
    }

    #[test]
    fn destinations_are_led_and_nothing_else_changes() {
        let targets: Targets = [("b.md?x&y", "posts/b/"), ("c d.png", "posts/a/c d.0f.png")]
            .map(|(from, to)| (from.to_owned(), crate::Target::from(to.to_owned())))
            .into();
        let base = Base::new("/blog/").unwrap();
        let led = |markdown: &str| lead_raw(markdown, &targets, &base);
        assert_eq!(
            led(
                "$5 ($6) <a href='b.md?x&amp;y' title=\"c d.png\">B</a> [c](<c d.png>) \n> <p>\n> <img\n>   src=\"c d.png\">\n"
            ),
            "$5 ($6) <a href='/blog/posts/b/' title=\"c d.png\">B</a> [c](<c d.png>) \n> <p>\n> <img\n>   src=\"/blog/posts/a/c%20d.0f.png\">\n"
        );
        for markdown in
            ["`<img src=\"c d.png\">`", "<!-- <img src=\"c d.png\"> -->", "<img src=\"other.png\">"]
        {
            assert_eq!(led(markdown), markdown);
        }
    }

    #[test]
    fn what_is_no_attribute_is_none() {
        for markdown in [
            "`<img src=\"a.png\">`",
            "    <img src=\"a.png\">",
            "<!-- <img src=\"a.png\">\n<img src=\"a.png\"> -->",
            "<p>write src=\"a.png\"</p>",
            "<img data-src=\"a.png\" src=\"\" alt=\"src=\">",
            "<img src=a.png>",
        ] {
            assert_eq!(found(markdown), [], "{markdown}");
        }
        assert_eq!(found("<!-- a --> <img src=\"a.png\">").len(), 1);
    }
}
