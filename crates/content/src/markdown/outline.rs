use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use serde::{Deserialize, Serialize};

use super::{dialect, literal::Literal, text};

/// A heading or an image as its author wrote it: what the build has advice about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outlined {
    /// A heading.
    Heading {
        /// 1 to 6, as it is written.
        level: u8,
        /// Its text, without markup.
        text: String,
        /// Where it begins, in bytes from the start of the text.
        offset: usize,
    },
    /// An image of Markdown.
    Image {
        /// The words between its brackets.
        alt: String,
        /// Where it leads.
        destination: String,
        /// Where it begins, in bytes from the start of the text.
        offset: usize,
    },
}

/// The headings and images of a text, in order.
#[must_use]
pub fn outline(markdown: &str) -> Vec<Outlined> {
    let literal = Literal::read(markdown);
    let mut events = Parser::new_ext(&literal.text, dialect::options()).into_offset_iter();
    let mut found = Vec::new();
    let mut heading = None;
    while let Some((event, range)) = events.next() {
        let offset = literal.original(range.start);
        match event {
            Event::Start(Tag::Heading { level, .. }) => heading = Some((level as u8, String::new(), offset)),
            Event::End(TagEnd::Heading(_)) => {
                found.extend(heading.take().map(|(level, text, offset)| {
                    let text = text.trim().to_owned();
                    Outlined::Heading { level, text, offset }
                }));
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                let mut alt = String::new();
                let mut depth = 1; // an image's text may hold another image
                for (inner, _) in events.by_ref() {
                    match inner {
                        Event::Start(Tag::Image { .. }) => depth += 1,
                        Event::End(TagEnd::Image) => depth -= 1,
                        _ => text::push(&mut alt, &inner),
                    }
                    if depth == 0 {
                        break;
                    }
                }
                let destination = dest_url.into_string();
                found.push(Outlined::Image { alt: alt.trim().to_owned(), destination, offset });
            }
            event => {
                if let Some((_, text, _)) = &mut heading {
                    text::push(text, &event);
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_images_come_in_order_as_they_are_written() {
        let found = outline("Text ![a *b*](c.png)\n\n### One `two`\n\n![](d.png)\n");
        let image = |alt: &str, destination: &str, offset| Outlined::Image {
            alt: alt.to_owned(),
            destination: destination.to_owned(),
            offset,
        };
        let heading = Outlined::Heading { level: 3, text: "One two".to_owned(), offset: 22 };
        assert_eq!(found, [image("a b", "c.png", 5), heading, image("", "d.png", 37)]);
    }
}
