use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::{dialect, headings, literal::Literal, text};
use crate::markdown::Heading;

/// A heading with the text up to the next, for search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Its heading, with the id that the page has; none before the first.
    pub heading: Option<Heading>,
    /// Its text without markup, a block a line, code blocks too: readers look for what stands in them.
    pub text: String,
}

/// The sections of an article; the first is what stands before its first heading, and may be empty.
#[must_use]
pub fn sections(markdown: &str) -> Vec<Section> {
    let literal = Literal::read(markdown);
    let mut events: Vec<_> = Parser::new_ext(&literal.text, dialect::options()).collect();
    let mut contents = headings::identify(&mut events, 2).into_iter();
    let mut sections = vec![Section::default()];
    let mut skipped = false; // inside of a heading, whose text is in the contents
    for event in &events {
        match event {
            Event::Start(Tag::Heading { .. }) => {
                sections.push(Section { heading: contents.next(), text: String::new() });
                skipped = true;
            }
            Event::End(TagEnd::Heading(_)) => skipped = false,
            event if !skipped => {
                if let Some(Section { text, .. }) = sections.last_mut() {
                    text::push(text, event);
                    if matches!(event, Event::End(TagEnd::CodeBlock)) && !text.ends_with('\n') {
                        text.push('\n');
                    }
                }
            }
            _ => {}
        }
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_begin_at_headings_and_have_their_ids() {
        let markdown = "Opening.\n\n## A *head*\n\nOne `two`\n\n```sh\nls -l\n```\n\n### A head\n\n- item\n";
        let found: Vec<_> = sections(markdown)
            .into_iter()
            .map(|section| (section.heading.map(|heading| (heading.id, heading.text)), section.text))
            .collect();
        let heading = |id: &str, text: &str| Some((id.to_owned(), text.to_owned()));
        assert_eq!(
            found,
            [
                (None, "Opening.\n".to_owned()),
                (heading("a-head", "A head"), "One two\nls -l\n".to_owned()),
                (heading("a-head-2", "A head"), "item\n".to_owned()),
            ]
        );
    }
}
