//! Characters by number instead of by name, for parsers without a table of the names.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::dialect;
use super::literal::Literal;

/// The same text with every named reference to a character, as in `&copy;`, written as a number: `&#169;`. In every place
/// where Markdown reads the one, it reads the other alike (CommonMark 0.31, section 2.5); in code, formulas and raw HTML
/// it reads neither, and there they stay.
///
/// The table of the 2,125 names would take 17 kB of what a browser fetches of the app, compressed: the build reads them.
#[must_use]
pub fn numbered(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut rest = 0;
    let mut unread = None;
    for (at, _) in markdown.match_indices('&') {
        let Some(name) = name_at(&markdown[at..]).filter(|_| at >= rest && !is_escaped(&markdown[..at]))
        else {
            continue;
        };
        let Some(characters) = read(name) else { continue };
        let unread = unread.get_or_insert_with(|| unread_ranges(markdown));
        if unread.iter().any(|range| range.contains(&at)) {
            continue;
        }
        out += &markdown[rest..at];
        characters.chars().for_each(|character| out += &format!("&#{};", u32::from(character)));
        rest = at + name.len();
    }
    out + &markdown[rest..]
}

/// `&copy;`, where a text begins so.
fn name_at(text: &str) -> Option<&str> {
    let end = 1 + text[1..].find(|letter: char| !letter.is_ascii_alphanumeric())?;
    (end > 1 && text[end..].starts_with(';')).then(|| &text[..=end])
}

fn is_escaped(before: &str) -> bool {
    before.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
}

/// The characters of this name; `None` when it is none.
fn read(name: &str) -> Option<String> {
    let text: String = Parser::new(name)
        .filter_map(|event| match event {
            Event::Text(text) => Some(text.into_string()),
            _ => None,
        })
        .collect();
    (text != name).then_some(text)
}

/// Where names mean nothing, or are for the reader of the HTML.
fn unread_ranges(markdown: &str) -> Vec<Range<usize>> {
    let literal = Literal::read(markdown);
    let mut in_code = false;
    let mut ranges = Vec::new();
    for (event, range) in Parser::new_ext(&literal.text, dialect::options()).into_offset_iter() {
        let is_unread = match event {
            Event::Start(Tag::CodeBlock(_)) => {
                in_code = true;
                false // what stands behind the fence is read
            }
            Event::End(TagEnd::CodeBlock) => {
                in_code = false;
                false
            }
            Event::Text(_) => in_code,
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => true,
            Event::Html(_) | Event::InlineHtml(_) => true,
            _ => false,
        };
        if is_unread {
            ranges.push(literal.original(range.start)..literal.original(range.end));
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn names_become_numbers_where_they_are_read() {
        for (markdown, expected) in [
            ("&copy; &nbsp;&AMP; &ngE;", "&#169; &#160;&#38; &#8807;&#824;"),
            ("[a](b?c&amp;d \"&quot;\")", "[a](b?c&#38;d \"&#34;\")"),
            ("``` a&ouml;\n&ouml;\n```", "``` a&#246;\n&ouml;\n```"),
            ("`&lt;` &lt; \\&lt; \\\\&lt;", "`&lt;` &#60; \\&lt; \\\\&#60;"),
            ("$a &lt; b$ and <b title='&lt;'>&lt;</b>", "$a &lt; b$ and <b title='&lt;'>&#60;</b>"),
            ("    &lt;\n", "    &lt;\n"),
            ("&nosuchname; &copy & &#169; &;", "&nosuchname; &copy & &#169; &;"),
        ] {
            assert_eq!(numbered(markdown), expected);
            assert_eq!(numbered(expected), expected, "once is enough");
        }
    }
}
