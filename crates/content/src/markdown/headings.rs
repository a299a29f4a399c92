use std::collections::HashSet;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};

use super::text;
use crate::slug::slugify;

/// One heading of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6, as it is written out.
    pub level: u8,
    /// Its id, unique within the article.
    pub id: String,
    /// Its text, without markup.
    pub text: String,
}

/// Gives every heading its id and level, and returns the contents.
///
/// An id that the author wrote (`{#why}`) stays; every other one is made of the heading's words, in its own
/// script. One that is taken already, or will be by an author's own id further down, gets `-2`, `-3` and so on;
/// a heading without a letter is a `section`. Adding a heading therefore changes no id before it.
pub(super) fn identify(events: &mut [Event<'_>], top_level: u8) -> Vec<Heading> {
    let mut taken = HashSet::new();
    let mut highest = 6;
    for event in events.iter() {
        if let Event::Start(Tag::Heading { level, id, .. }) = event {
            highest = highest.min(*level as u8);
            taken.extend(id.as_ref().map(ToString::to_string));
        }
    }
    let down = top_level.saturating_sub(highest);
    let mut contents = Vec::new();
    for at in 0..events.len() {
        if !matches!(events[at], Event::Start(Tag::Heading { .. })) {
            continue;
        }
        let mut words = String::new();
        let mut end = at + 1;
        while !matches!(events[end], Event::End(TagEnd::Heading(_))) {
            text::push(&mut words, &events[end]);
            end += 1; // a heading always ends: the parser balances its tags
        }
        let words = words.trim();
        let Event::Start(Tag::Heading { level, id, attrs, .. }) = &mut events[at] else { continue };
        let id = id.get_or_insert_with(|| CowStr::from(unused(slugify(words), &mut taken))).to_string();
        attrs.clear(); // an author's attributes could be event handlers
        *level = lower(*level, down);
        let level = *level;
        events[end] = Event::End(TagEnd::Heading(level));
        contents.push(Heading { level: level as u8, id, text: words.to_owned() });
    }
    contents
}

fn unused(slug: String, taken: &mut HashSet<String>) -> String {
    let stem = if slug.is_empty() { "section".to_owned() } else { slug };
    let mut id = stem.clone();
    let mut n = 1;
    while !taken.insert(id.clone()) {
        n += 1;
        id = format!("{stem}-{n}");
    }
    id
}

fn lower(level: HeadingLevel, down: u8) -> HeadingLevel {
    HeadingLevel::try_from(usize::from(level as u8 + down)).unwrap_or(HeadingLevel::H6)
}
