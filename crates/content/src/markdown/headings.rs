use std::collections::{HashMap, HashSet};

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
///
/// The levels tell which heading is within which, without a gap: HTML allows none (4.3.11), and readers who jump from
/// heading to heading would look for what is missing.
pub(super) fn identify(events: &mut [Event<'_>], top_level: u8) -> Vec<Heading> {
    let mut ids = Ids::default();
    for event in events.iter() {
        if let Event::Start(Tag::Heading { id, .. }) = event {
            ids.reserved.extend(id.as_ref().map(ToString::to_string));
        }
    }
    let mut levels = Levels { top: top_level, open: Vec::new() };
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
        let unique = match id.take() {
            Some(own) => ids.own(&own),
            None => ids.made(slugify(words)),
        };
        *id = Some(CowStr::from(unique.clone()));
        attrs.clear(); // an author's attributes could be event handlers
        *level = levels.write(*level);
        let level = *level;
        events[end] = Event::End(TagEnd::Heading(level));
        contents.push(Heading { level: level as u8, id: unique, text: words.to_owned() });
    }
    contents
}

/// The levels of one article's headings.
struct Levels {
    /// Of the outermost ones. At 1 the text is a whole document, and nothing moves.
    top: u8,
    /// As the author wrote them: of the heading before, and of those that it is within.
    open: Vec<HeadingLevel>,
}

impl Levels {
    fn write(&mut self, level: HeadingLevel) -> HeadingLevel {
        if self.top <= 1 {
            return level;
        }
        self.open.retain(|outer| *outer < level);
        self.open.push(level);
        HeadingLevel::try_from(usize::from(self.top) - 1 + self.open.len()).unwrap_or(HeadingLevel::H6)
    }
}

/// The ids of one article's headings.
#[derive(Default)]
struct Ids {
    /// Those that authors wrote, each for the first heading that asks for it.
    reserved: HashSet<String>,
    given: HashSet<String>,
    /// How far the numbers behind a word have come, so that a thousand equal headings are not counted again.
    numbers: HashMap<String, usize>,
}

impl Ids {
    fn own(&mut self, id: &str) -> String {
        let of_a_note = id.starts_with("fn.") || id.starts_with("fnref.");
        if !of_a_note && self.given.insert(id.to_owned()) {
            id.to_owned()
        } else {
            self.numbered(id.to_owned())
        }
    }

    fn made(&mut self, slug: String) -> String {
        let stem = if slug.is_empty() { "section".to_owned() } else { slug };
        if !self.reserved.contains(&stem) && self.given.insert(stem.clone()) {
            return stem;
        }
        self.numbered(stem)
    }

    fn numbered(&mut self, stem: String) -> String {
        let mut n = self.numbers.get(&stem).copied().unwrap_or(1);
        let id = loop {
            n += 1;
            let id = format!("{stem}-{n}");
            if !self.reserved.contains(&id) && self.given.insert(id.clone()) {
                break id;
            }
        };
        self.numbers.insert(stem, n);
        id
    }
}

/// Where the closing brace stands of braces at the end of a heading, which the parser drops as attributes. It is
/// asked for headings that got neither an id nor a class from them: there they are text, as in `interface{}`.
pub(super) fn braces(heading: &str) -> Option<usize> {
    let heading = heading.trim_end();
    let text = match heading.rsplit_once('\n') {
        Some((text, _underline)) => text.trim_end(),
        None => heading.trim_end_matches('#').trim_end(),
    };
    let inner = text.strip_suffix('}')?;
    let open = inner.rfind(['{', '}', '<', '>', '\\', '\n'])?;
    inner[open..].starts_with('{').then_some(inner.len())
}
