use std::collections::HashMap;

use pulldown_cmark::{CowStr, Event, LinkType, Parser, Tag};
use serde::{Deserialize, Serialize};

use super::{dialect, literal::Literal};
use crate::{Base, Targets};

/// A destination that an author wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// As it stands in the Markdown, with backslashes and entities resolved.
    pub destination: String,
    /// What it stands in.
    pub kind: ReferenceKind,
    /// Where the link or image begins, in bytes from the start of the text.
    pub offset: usize,
}

/// What a [`Reference`] stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReferenceKind {
    /// `[text](destination)`.
    Link,
    /// `![text](destination)`.
    Image,
}

/// All destinations of a text, in order: what the build checks and resolves. E-mail autolinks are none.
#[must_use]
pub fn references(markdown: &str) -> Vec<Reference> {
    let literal = Literal::read(markdown);
    let events = Parser::new_ext(&literal.text, dialect::options()).into_offset_iter();
    let found = events.filter_map(|(event, range)| {
        let (kind, destination) = match event {
            Event::Start(Tag::Link { link_type: LinkType::Email, .. }) => return None,
            Event::Start(Tag::Link { dest_url, .. }) => (ReferenceKind::Link, dest_url),
            Event::Start(Tag::Image { dest_url, .. }) => (ReferenceKind::Image, dest_url),
            _ => return None,
        };
        Some(Reference {
            destination: destination.into_string(),
            kind,
            offset: literal.original(range.start),
        })
    });
    found.collect()
}

/// Destinations that make no link, because there is a blank in them: `[text](my file.md)` is shown as it is written.
/// Prose in parentheses behind a bracket is none: there is neither a dot nor a slash in it.
#[must_use]
pub fn unread_destinations(markdown: &str) -> Vec<(String, usize)> {
    let literal = Literal::read(markdown);
    let text = &*literal.text;
    let events = Parser::new_ext(text, dialect::options()).into_offset_iter();
    let found = events.filter_map(|(event, range)| {
        // A bracket that closes nothing is a text of its own, unless a backslash stands before it.
        let closing = matches!(event, Event::Text(t) if &*t == "]") && !text[..range.start].ends_with('\\');
        let (destination, _) = text[range.end..].strip_prefix('(')?.split_once(')')?;
        let path = !destination.contains(['\n', '"', '<']) && destination.contains(['.', '/']);
        let blank = destination.trim().contains(' ');
        (closing && path && blank).then(|| (destination.to_owned(), literal.original(range.start)))
    });
    found.collect()
}

/// Leads the destinations that the build resolved to their addresses.
pub(super) fn resolve<'a>(events: &mut [Event<'a>], targets: &'a Targets, base: &Base) {
    let mut joined: HashMap<&str, CowStr<'a>> = HashMap::new();
    for event in events {
        if let Event::Start(Tag::Link { link_type, dest_url, .. }) = event
            && *link_type != LinkType::Email
            && let Some(target) = targets.get(dest_url.as_ref())
        {
            let href = joined.entry(&target.path).or_insert_with(|| base.join(&target.path).into());
            *dest_url = href.clone();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_in_a_destination_makes_no_link() {
        let found =
            |markdown| unread_destinations(markdown).into_iter().map(|(path, _)| path).collect::<Vec<_>>();
        assert_eq!(
            found("![A map](my map.svg) and [b *c*](../my file.md#d)"),
            ["my map.svg", "../my file.md#d"]
        );
        let [(_, at)] = &unread_destinations("$5 or ($6)\n\n[a](b c.md)")[..] else { panic!() };
        assert_eq!(*at, "$5 or ($6)\n\n[a".len());
        for markdown in [
            "[a](<b c.md>)",
            "[a](b%20c.md)",
            "[a](b.md 'C')",
            "`[a](b c.md)`",
            "    [a](b c.md)",
            "\\[a\\](b c.md)",
            "an array[i](or so, they say)",
            "[a] (b c.md)",
        ] {
            assert_eq!(found(markdown), [""; 0], "{markdown}");
        }
    }
}
