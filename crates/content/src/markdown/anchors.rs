use pulldown_cmark::{Event, Tag, TagEnd};
use pulldown_cmark_escape::{escape_href, escape_html};

use super::Heading;
use crate::Text;

/// Fewer headings are seen at a glance.
const WORTH_A_LIST: usize = 3;

/// Deeper headings would make the list as long as the text.
const LEVELS: std::ops::RangeInclusive<u8> = 2..=3;

/// Puts a link to itself behind every heading's words. The link has a name and no text of its own: what is selected,
/// searched or read out as the heading's text stays the author's.
pub(super) fn link<'a>(events: Vec<Event<'a>>, text: &Text) -> Vec<Event<'a>> {
    let mut out = Vec::with_capacity(events.len());
    let mut open = None;
    for event in events {
        match &event {
            Event::Start(Tag::Heading { id, .. }) => open.clone_from(id),
            Event::End(TagEnd::Heading(_)) => {
                if let Some(id) = open.take() {
                    let mut html = String::from("<a class=\"anchor\"");
                    push_href(&mut html, &id);
                    html.push_str(" aria-label=\"");
                    html.push_str(text.link_to_section);
                    html.push_str("\"></a>");
                    out.push(Event::InlineHtml(html.into()));
                }
            }
            _ => {}
        }
        out.push(event);
    }
    out
}

/// The list of an article's headings, two levels of them, as links; empty when there are too few for one.
///
/// Its links stand in the order of the `.anchor`s of these levels: what follows the reader relies on it.
#[must_use]
pub fn contents(headings: &[Heading]) -> String {
    let listed: Vec<_> = headings.iter().filter(|heading| LEVELS.contains(&heading.level)).collect();
    let mut html = String::new();
    if listed.len() < WORTH_A_LIST {
        return html;
    }
    let mut level = LEVELS.start() - 1;
    for heading in listed {
        // The levels have no gap, so that a list is always within an entry.
        html.push_str(match heading.level.cmp(&level) {
            std::cmp::Ordering::Greater => "<ol>",
            std::cmp::Ordering::Equal => "</li>",
            std::cmp::Ordering::Less => "</li></ol></li>",
        });
        level = heading.level;
        html.push_str("<li><a");
        push_href(&mut html, &heading.id);
        html.push('>');
        let _ = escape_html(&mut html, &heading.text);
        html.push_str("</a>");
    }
    html.push_str(if level == *LEVELS.end() { "</li></ol></li></ol>" } else { "</li></ol>" });
    html
}

/// Writing to a string cannot fail.
fn push_href(html: &mut String, id: &str) {
    html.push_str(" href=\"#");
    let _ = escape_href(&mut *html, id);
    html.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::{Place, render};
    use crate::{Base, Body};

    fn contents_of(markdown: &str) -> String {
        let body = Body { markdown: markdown.to_owned(), ..Body::default() };
        contents(&render(&body, &Place::article(&Base::root())).contents)
    }

    #[test]
    fn contents_are_a_list_of_two_levels() {
        assert_eq!(
            contents_of("## A & *b*\n### C\n#### Left out\n### D\n## Größe\n### F"),
            "<ol><li><a href=\"#a-b\">A &amp; b</a>\
             <ol><li><a href=\"#c\">C</a></li><li><a href=\"#d\">D</a></li></ol></li>\
             <li><a href=\"#gr%C3%B6%C3%9Fe\">Größe</a><ol><li><a href=\"#f\">F</a></li></ol></li></ol>"
        );
    }

    #[test]
    fn two_headings_are_no_contents() {
        assert_eq!(contents_of("## A\n## B\n"), "");
        assert_ne!(contents_of("## A\n## B\n## C"), "");
    }
}
