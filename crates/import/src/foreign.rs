//! What other generators understand in a text and this one does not: shortcodes, Liquid, components. What has a plain
//! meaning is resolved; everything else stays where it is, visible as code, and is counted.

mod fences;
mod mdx;
mod resolve;
mod tag;

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag as Element};

use crate::{Format, Note};
use tag::Tag;

/// The text with nothing foreign left that would vanish or be taken for markup, and what was done.
pub(crate) fn convert(markdown: &str, format: Format, mdx: bool) -> (String, Vec<Note>) {
    let mut notes = Vec::new();
    let text = unescape(markdown, format);
    let (text, fenced) = fences::convert(&text);
    if fenced > 0 {
        notes.push(Note::Fenced { count: fenced });
    }
    let mut counts = BTreeMap::new();
    let text = if mdx { mdx::convert(&text, &mut counts) } else { text };
    let mut resolved = BTreeMap::new();
    let text = tags(&text, &mut counts, &mut resolved);
    notes.extend(resolved.into_iter().map(|(what, count)| Note::Resolved { what, count }));
    notes.extend(counts.into_iter().map(|(name, count)| Note::Foreign { name, count }));
    (text, notes)
}

fn tags(
    text: &str,
    counts: &mut BTreeMap<String, usize>,
    resolved: &mut BTreeMap<&'static str, usize>,
) -> String {
    if !text.contains("{{") && !text.contains("{%") {
        return text.to_owned();
    }
    let places = Places::of(text);
    let mut out = String::with_capacity(text.len() + 64);
    let mut from = 0;
    while let Some(at) = tag::next(text, from) {
        out.push_str(&text[from..at]);
        let Some(tag) = Tag::read(&text[at..]) else {
            out.push_str(&text[at..at + 2]);
            from = at + 2;
            continue;
        };
        let range = at..at + tag.whole.len();
        from = range.end;
        if places.in_code(&range) {
            out.push_str(tag.whole);
        } else if let Some((what, replacement)) = resolve::resolve(&tag) {
            *resolved.entry(what).or_default() += 1;
            out.push_str(&replacement);
        } else {
            if !tag.is_closing() {
                *counts.entry(tag.shown()).or_default() += 1;
            }
            if places.in_html(&range) {
                out.push_str(tag.whole);
            } else {
                // A link whose destination nobody knows is no link: it is shown as its author wrote it.
                if out.ends_with("](") {
                    out.pop();
                    out.push_str("\\(");
                }
                out.push_str(&code(tag.whole));
            }
        }
    }
    out.push_str(&text[from..]);
    out
}

/// Escapes that only the old generator needed: `{{</* x */>}}`, and Liquid's raw.
fn unescape(text: &str, format: Format) -> String {
    match format {
        Format::Hugo | Format::Zola => {
            let pairs = [
                ("{{</*", "{{<"),
                ("*/>}}", ">}}"),
                ("{{%/*", "{{%"),
                ("*/%}}", "%}}"),
                ("{{/*", "{{"),
                ("*/}}", "}}"),
                ("{%/*", "{%"),
                ("*/%}", "%}"),
            ];
            pairs.iter().fold(text.to_owned(), |text, (escaped, plain)| text.replace(escaped, plain))
        }
        Format::Jekyll | Format::Eleventy | Format::Hexo => {
            let mut out = String::with_capacity(text.len());
            let mut from = 0;
            while let Some(at) = text[from..].find("{%").map(|at| from + at) {
                let raw = Tag::read(&text[at..]).filter(|tag| matches!(tag.name(), "raw" | "endraw"));
                let end = raw.as_ref().map_or(at + 2, |tag| at + tag.whole.len());
                out.push_str(&text[from..if raw.is_some() { at } else { end }]);
                from = end;
                // Alone on its line, the line goes with it.
                let alone = raw.is_some()
                    && (out.is_empty() || out.ends_with('\n'))
                    && text[from..].starts_with('\n');
                from += usize::from(alone);
            }
            out.push_str(&text[from..]);
            out
        }
        _ => text.to_owned(),
    }
}

/// A text as code, whatever stands in it.
fn code(text: &str) -> String {
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    if text.contains("\n\n") {
        let fence = "`".repeat((longest + 1).max(3));
        return format!("\n\n{fence}\n{text}\n{fence}\n\n");
    }
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    // In a table, a bar would end the cell.
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Where code and HTML stand in a text.
pub(crate) struct Places {
    code: Vec<Range<usize>>,
    html: Vec<Range<usize>>,
}

impl Places {
    pub(crate) fn of(text: &str) -> Self {
        let mut places = Self { code: Vec::new(), html: Vec::new() };
        let options =
            Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_MATH | Options::ENABLE_GFM;
        for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
            match event {
                Event::Start(Element::CodeBlock(_))
                | Event::Code(_)
                | Event::InlineMath(_)
                | Event::DisplayMath(_) => places.code.push(range),
                Event::Html(_) | Event::InlineHtml(_) => places.html.push(range),
                Event::Start(Element::HtmlBlock) => places.html.push(range),
                _ => {}
            }
        }
        places
    }

    pub(crate) fn in_code(&self, range: &Range<usize>) -> bool {
        contains(&self.code, range)
    }

    pub(crate) fn in_html(&self, range: &Range<usize>) -> bool {
        contains(&self.html, range)
    }
}

fn contains(places: &[Range<usize>], range: &Range<usize>) -> bool {
    places.iter().any(|place| place.start <= range.start && range.end <= place.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn converted(text: &str, format: Format) -> String {
        convert(text, format, false).0
    }

    #[test]
    fn what_is_foreign_stays_visible() {
        let (text, notes) = convert("A {{< youtube id >}} B\n\n{{<figure x=\"y\">}}\n", Format::Hugo, false);
        assert_eq!(text, "A `{{< youtube id >}}` B\n\n`{{<figure x=\"y\">}}`\n");
        let said: Vec<_> = notes.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            ["{{< figure >}} 1×, shown as it is written", "{{< youtube >}} 1×, shown as it is written"]
        );
        assert_eq!(converted("{% quote() %}\nx\n{% end %}", Format::Zola), "`{% quote() %}`\nx\n`{% end %}`");
        assert_eq!(converted("[a]({{ site.x }}/b)", Format::Jekyll), "[a]\\(`{{ site.x }}`/b)");
        assert_eq!(
            converted("{{raw `<a>\n\n}}</a>`}}", Format::Markdown),
            "\n\n```\n{{raw `<a>\n\n}}</a>`}}\n```\n\n"
        );
        assert_eq!(converted("{{ a `b` }}", Format::Markdown), "``{{ a `b` }}``");
    }

    #[test]
    fn code_stays_as_it_is() {
        for text in [
            "`{{ a }}`",
            "```\n{{< a >}}\n```\n",
            "    {% a %}\n",
            "$\\frac{{a}}{b}$",
            "{{ never closed",
            "<b title=\"{{ x }}\">",
        ] {
            assert_eq!(converted(text, Format::Hugo), text);
        }
    }

    #[test]
    fn escapes_go() {
        assert_eq!(converted("```\n{{</* x */>}}\n```", Format::Hugo), "```\n{{< x >}}\n```");
        assert_eq!(converted("```\n{{/* x() */}}\n```", Format::Zola), "```\n{{ x() }}\n```");
        assert_eq!(
            converted("{% raw %}\n```\n{{ x }}\n```\n{% endraw %}\nb {%- raw -%}c", Format::Jekyll),
            "```\n{{ x }}\n```\nb c"
        );
    }
}
