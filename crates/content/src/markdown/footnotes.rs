use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};
use unicase::UniCase;

use crate::Text;
use crate::text::fill;

/// Numbers footnotes in the order in which a reader meets them, and collects their texts at the end, each with a
/// way back to every place that refers to it. A note that nothing refers to comes last: no text is lost.
///
/// Ids have a dot (`fn.1`, `fnref.1`), which no heading's id can have at that place.
pub(super) fn collect<'a>(events: Vec<Event<'a>>, text: &Text) -> Vec<Event<'a>> {
    if !events.iter().any(|e| matches!(e, Event::Start(Tag::FootnoteDefinition(_)))) {
        return events;
    }
    let (events, mut notes) = split(events);
    let mut out = notes.number(events, text);
    let mut bodies = Vec::new();
    // Notes may refer to notes: their numbers follow those of the text.
    while let Some(note) = notes.at(bodies.len()) {
        let body = std::mem::take(&mut notes.all[note].body);
        bodies.push(notes.number(body, text));
    }
    if bodies.is_empty() {
        return out;
    }
    let open = format!(
        "<section class=\"footnotes\" aria-label=\"{}\" role=\"doc-endnotes\">\n<ol>\n",
        text.footnotes
    );
    out.push(Event::Html(open.into()));
    for (number, mut body) in (1..).zip(bodies) {
        out.push(Event::Html(format!("<li id=\"fn.{number}\" value=\"{number}\">\n").into()));
        let back = Event::InlineHtml(notes.ways_back(number, text).into());
        match body.last() {
            Some(Event::End(TagEnd::Paragraph)) => body.insert(body.len() - 1, back),
            _ => body.push(back),
        }
        out.append(&mut body);
        out.push(Event::Html("</li>\n".into()));
    }
    out.push(Event::Html("</ol>\n</section>\n".into()));
    out
}

/// Takes the notes out of the text. Where a label is defined twice, the texts are joined.
fn split(events: Vec<Event<'_>>) -> (Vec<Event<'_>>, Notes<'_>) {
    let mut text = Vec::with_capacity(events.len());
    let mut notes = Notes::default();
    let mut open: Vec<usize> = Vec::new();
    for event in events {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => open.push(notes.define(&label)),
            Event::End(TagEnd::FootnoteDefinition) => {
                open.pop();
            }
            event => match open.last() {
                Some(&note) => notes.all[note].body.push(event),
                None => text.push(event),
            },
        }
    }
    notes.unread = 0..notes.all.len();
    (text, notes)
}

#[derive(Default)]
struct Note<'a> {
    /// Its place in the order of reading, from 1.
    number: Option<usize>,
    references: usize,
    body: Vec<Event<'a>>,
}

#[derive(Default)]
struct Notes<'a> {
    /// In the order of their definitions.
    all: Vec<Note<'a>>,
    /// The parser finds notes by labels without regard to case, with the same folding.
    labels: HashMap<UniCase<String>, usize>,
    /// Places in `all`, in the order of reading.
    order: Vec<usize>,
    /// Those that have not been looked at as notes that nothing refers to.
    unread: Range<usize>,
}

impl<'a> Notes<'a> {
    fn define(&mut self, label: &str) -> usize {
        *self.labels.entry(UniCase::new(label.to_owned())).or_insert_with(|| {
            self.all.push(Note::default());
            self.all.len() - 1
        })
    }

    /// The note at a place in the order of reading; behind the last that is referred to come the others.
    fn at(&mut self, place: usize) -> Option<usize> {
        while place == self.order.len() {
            let note = self.unread.next()?;
            if self.all[note].number.is_none() && !self.all[note].body.is_empty() {
                self.enter(note);
            }
        }
        self.order.get(place).copied()
    }

    fn enter(&mut self, note: usize) -> usize {
        *self.all[note].number.get_or_insert_with(|| {
            self.order.push(note);
            self.order.len()
        })
    }

    fn number(&mut self, events: Vec<Event<'a>>, text: &Text) -> Vec<Event<'a>> {
        let numbered = events.into_iter().map(|event| {
            let Event::FootnoteReference(label) = event else { return event };
            let Some(&note) = self.labels.get(&UniCase::new(label.to_string())) else {
                return Event::Text(format!("[^{label}]").into());
            };
            let number = self.enter(note);
            self.all[note].references += 1;
            let id = reference_id(number, self.all[note].references);
            let html = format!(
                "<sup class=\"note\"><a id=\"{id}\" href=\"#fn.{number}\" role=\"doc-noteref\">{}</a></sup>",
                text.number(number)
            );
            Event::InlineHtml(html.into())
        });
        numbered.collect()
    }

    fn ways_back(&self, number: usize, text: &Text) -> String {
        let ways = (1..=self.all[self.order[number - 1]].references).map(|n| {
            let id = reference_id(number, n);
            let back = if n == 1 { text.back_to_note } else { text.back_to_place };
            let back = fill(back, &[("number", &text.number(number)), ("place", &text.number(n))]);
            format!(" <a href=\"#{id}\" role=\"doc-backlink\" aria-label=\"{back}\">↩</a>")
        });
        ways.collect()
    }
}

fn reference_id(number: usize, count: usize) -> String {
    if count == 1 { format!("fnref.{number}") } else { format!("fnref.{number}.{count}") }
}
