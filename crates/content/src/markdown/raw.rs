use std::ops::Range;

use pulldown_cmark::{Event, Parser};
use pulldown_cmark_escape::escape_href;

use super::{Reference, ReferenceKind, dialect, literal::Literal};
use crate::{Base, Targets};

/// The destinations in an author's own HTML: `href`, `src` and `poster` of any element, written in quotes. Kept apart
/// from [`super::references`], whose destinations stand in Markdown.
#[must_use]
pub fn raw_references(markdown: &str) -> Vec<Reference> {
    let literal = Literal::read(markdown);
    let mut found = Vec::new();
    let mut comment = false;
    for (event, range) in Parser::new_ext(&literal.text, dialect::options()).into_offset_iter() {
        let (Event::Html(html) | Event::InlineHtml(html)) = &event else { continue };
        for value in values(html, &mut comment) {
            let link = html[..value.start - 2].ends_with("href");
            found.push(Reference {
                destination: html[value.clone()].replace("&amp;", "&"),
                kind: if link { ReferenceKind::Link } else { ReferenceKind::Image },
                offset: literal.original((range.start + value.start).min(range.end)),
            });
        }
    }
    found
}

/// Leads the destinations that the build resolved to their addresses.
pub(super) fn resolve(events: &mut [Event<'_>], targets: &Targets, base: &Base) {
    if targets.is_empty() {
        return;
    }
    let mut comment = false;
    for event in events {
        let (Event::Html(html) | Event::InlineHtml(html)) = event else { continue };
        let mut written = String::new();
        let mut from = 0;
        for value in values(html, &mut comment) {
            let Some(target) = targets.get(html[value.clone()].replace("&amp;", "&").as_str()) else {
                continue;
            };
            written.push_str(&html[from..value.start]);
            // Writing to a String cannot fail.
            let _ = escape_href(&mut written, &base.join(&target.path));
            from = value.end;
        }
        if from > 0 {
            written.push_str(&html[from..]);
            *html = written.into();
        }
    }
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
