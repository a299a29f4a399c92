use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::{dialect, links::references, literal::Literal};

/// The same Markdown with other destinations: `change` is asked for each, and `None` keeps it. All else stays as its
/// author wrote it, raw HTML included.
///
/// The parser does not say where a destination stands, so it is looked for; then the new text is read again. If any
/// destination in it is not the one it should be, the old text comes back.
#[must_use]
pub fn relink(markdown: &str, change: impl Fn(&str) -> Option<String>) -> String {
    let mut edits = edits(markdown, &change);
    edits.sort_by_key(|(range, _)| range.start);
    edits.dedup_by_key(|(range, _)| range.start);
    let mut text = String::with_capacity(markdown.len() + 32 * edits.len());
    let mut from = 0;
    for (range, destination) in edits {
        // An image's destination stands behind those in its text, never around them.
        let Some(kept) = markdown.get(from..range.start) else { return markdown.to_owned() };
        text.push_str(kept);
        text.push_str(&destination);
        from = range.end;
    }
    text.push_str(&markdown[from..]);
    let wanted = references(markdown).into_iter().map(|it| change(&it.destination).unwrap_or(it.destination));
    let found = references(&text).into_iter().map(|it| it.destination);
    if wanted.eq(found) { text } else { markdown.to_owned() }
}

type Edit = (Range<usize>, String);

fn edits(markdown: &str, change: impl Fn(&str) -> Option<String>) -> Vec<Edit> {
    let literal = Literal::read(markdown);
    let text = &*literal.text;
    let original = |range: Range<usize>| literal.original(range.start)..literal.original(range.end);
    let mut edits = Vec::new();
    let mut add = |range: Option<Range<usize>>, old: &str, write: fn(String) -> String| {
        if let (Some(range), Some(new)) = (range, change(old)) {
            edits.push((original(range), write(new)));
        }
    };
    let parser = Parser::new_ext(text, dialect::options());
    for (_, definition) in parser.reference_definitions().iter() {
        let span = &definition.span;
        let at = unescaped(&text[span.clone()], "]:").map(|colon| span.start + colon + 2);
        add(at.map(|at| destination(text, at)), &definition.dest, written);
    }
    // Links and images that are open: how they are written, and where the last thing in their text ends.
    let mut open = Vec::new();
    for (event, range) in parser.into_offset_iter() {
        match event {
            Event::Start(Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. }) => {
                let bracket = if text[range.clone()].starts_with('!') { 2 } else { 1 };
                open.push((link_type, dest_url, range.start + bracket));
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                match open.pop() {
                    Some((LinkType::Inline, old, end)) => {
                        let at =
                            text.get(end..range.end).and_then(|rest| rest.find("](")).map(|at| end + at + 2);
                        add(at.map(|at| destination(text, at)), &old, written);
                    }
                    Some((LinkType::Autolink, old, _)) => {
                        add(Some(range.clone()), &old, |new| format!("<{new}>"))
                    }
                    _ => {}
                }
                if let Some((_, _, end)) = open.last_mut() {
                    *end = range.end;
                }
            }
            _ => {
                if let Some((_, _, end)) = open.last_mut() {
                    *end = range.end.max(*end);
                }
            }
        }
    }
    edits
}

/// Where a mark first stands without a backslash before it.
fn unescaped(text: &str, mark: &str) -> Option<usize> {
    text.match_indices(mark).map(|(at, _)| at).find(|&at| {
        let backslashes = text[..at].bytes().rev().take_while(|&b| b == b'\\').count();
        backslashes.is_multiple_of(2)
    })
}

/// The destination that begins at or behind white space at an offset (CommonMark 6.3): in pointed brackets, or up to
/// white space or a parenthesis that it did not open.
fn destination(text: &str, at: usize) -> Range<usize> {
    let rest = text[at..].trim_start();
    let start = text.len() - rest.len();
    if rest.starts_with('<') {
        return start..start + unescaped(rest, ">").map_or(rest.len(), |end| end + 1);
    }
    let (mut depth, mut escaped) = (0_usize, false);
    let end = rest.find(|c: char| match c {
        _ if std::mem::take(&mut escaped) => false,
        '\\' => {
            escaped = true;
            false
        }
        '(' => {
            depth += 1;
            false
        }
        ')' if depth > 0 => {
            depth -= 1;
            false
        }
        c => c == ')' || c.is_ascii_whitespace(),
    });
    start..start + end.unwrap_or(rest.len())
}

fn written(destination: String) -> String {
    let bare = !destination.is_empty() && !destination.contains(['(', ')', '<', '>', ' ', '\\']);
    if bare { destination } else { format!("<{}>", destination.replace('>', "%3E").replace('<', "%3C")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(markdown: &str) -> String {
        relink(markdown, |old| {
            if old.starts_with("xx:") {
                Some("yy:b".to_owned())
            } else {
                (!old.contains(':')).then(|| format!("https://a.example/{old}"))
            }
        })
    }

    #[test]
    fn destinations_change_and_nothing_else() {
        for (markdown, expected) in [
            ("[a](b)", "[a](https://a.example/b)"),
            ("[](b)", "[](https://a.example/b)"),
            ("[*a* `](x` \\](y) ](b 'c')", "[*a* `](x` \\](y) ](https://a.example/b 'c')"),
            ("[a]( <b c> )", "[a]( <https://a.example/b c> )"),
            ("[a](b(c)d) e)", "[a](<https://a.example/b(c)d>) e)"),
            (
                "[![a](b.png)](c) ![d [e](f)](g)",
                "[![a](https://a.example/b.png)](https://a.example/c) ![d [e](https://a.example/f)](https://a.example/g)",
            ),
            ("[a][r] [r] ![r]\n\n[r]: b\n  \"c\"", "[a][r] [r] ![r]\n\n[r]: https://a.example/b\n  \"c\""),
            ("[a\\]: x]: b\n\n[a\\]: x]", "[a\\]: x]: https://a.example/b\n\n[a\\]: x]"),
            ("$5 or ($6) [a](b) $7", "$5 or ($6) [a](https://a.example/b) $7"),
            (
                "<yy:b> <https://b.example> [c](https://d.example) `[e](f)`",
                "<yy:b> <https://b.example> [c](https://d.example) `[e](f)`",
            ),
            ("- > [a](b\n  > \"c\")", "- > [a](https://a.example/b\n  > \"c\")"),
        ] {
            assert_eq!(moved(markdown), expected);
        }
    }

    #[test]
    fn a_text_that_would_not_read_the_same_stays() {
        let markdown = "> [a](\n> b) [c](d)";
        assert_eq!(moved(markdown), markdown);
    }
}
