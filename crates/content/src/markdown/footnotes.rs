use std::collections::HashMap;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

/// Numbers footnotes in the order in which a reader meets them, and collects their texts at the end, each with a
/// way back to every place that refers to it. A note that nothing refers to comes last: no text is lost.
///
/// Ids have a dot (`fn.1`, `fnref.1`), which no heading's id made of words can have.
pub(super) fn collect(events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    if !events.iter().any(|e| matches!(e, Event::Start(Tag::FootnoteDefinition(_)))) {
        return events;
    }
    let (text, mut definitions) = split(events);
    let mut notes = Notes::default();
    let mut out = notes.number(text);
    let mut ready: Vec<(usize, Vec<Event<'_>>)> = Vec::new();
    // Notes may refer to notes: their numbers follow those of the text.
    let mut next = 0;
    loop {
        let label = match notes.order.get(next).cloned() {
            Some(label) => label,
            None => match definitions.iter().find(|d| !d.1.is_empty() && !notes.numbers.contains_key(&d.0)) {
                Some((label, _)) => {
                    let label = label.clone();
                    notes.enter(&label);
                    label
                }
                None => break,
            },
        };
        next += 1;
        if let Some((_, body)) = definitions.iter_mut().find(|d| d.0 == label) {
            let body = std::mem::take(body);
            ready.push((next, notes.number(body)));
        }
    }
    out.push(Event::Html(
        "<section class=\"footnotes\" aria-label=\"Footnotes\" role=\"doc-endnotes\">\n<ol>\n".into(),
    ));
    for (number, mut body) in ready {
        out.push(Event::Html(format!("<li id=\"fn.{number}\" value=\"{number}\">\n").into()));
        let back = Event::InlineHtml(notes.ways_back(number).into());
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

type Definition<'a> = (CowStr<'a>, Vec<Event<'a>>);

/// Takes the notes out of the text. Where a label is defined twice, the texts are joined.
fn split(events: Vec<Event<'_>>) -> (Vec<Event<'_>>, Vec<Definition<'_>>) {
    let mut text = Vec::with_capacity(events.len());
    let mut definitions: Vec<Definition<'_>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for event in events {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                let at = definitions.iter().position(|d| d.0 == label).unwrap_or_else(|| {
                    definitions.push((label, Vec::new()));
                    definitions.len() - 1
                });
                open.push(at);
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                open.pop();
            }
            event => match open.last() {
                Some(&at) => definitions[at].1.push(event),
                None => text.push(event),
            },
        }
    }
    (text, definitions)
}

#[derive(Default)]
struct Notes<'a> {
    numbers: HashMap<CowStr<'a>, usize>,
    order: Vec<CowStr<'a>>,
    references: HashMap<usize, usize>,
}

impl<'a> Notes<'a> {
    fn enter(&mut self, label: &CowStr<'a>) -> usize {
        *self.numbers.entry(label.clone()).or_insert_with(|| {
            self.order.push(label.clone());
            self.order.len()
        })
    }

    fn number(&mut self, events: Vec<Event<'a>>) -> Vec<Event<'a>> {
        let numbered = events.into_iter().map(|event| match event {
            Event::FootnoteReference(label) => {
                let number = self.enter(&label);
                let count = self.references.entry(number).or_insert(0);
                *count += 1;
                let id = reference_id(number, *count);
                let html = format!(
                    "<sup class=\"note\"><a id=\"{id}\" href=\"#fn.{number}\" role=\"doc-noteref\">{number}</a></sup>"
                );
                Event::InlineHtml(html.into())
            }
            event => event,
        });
        numbered.collect()
    }

    fn ways_back(&self, number: usize) -> String {
        let count = self.references.get(&number).copied().unwrap_or(0);
        let ways = (1..=count).map(|n| {
            let id = reference_id(number, n);
            let which = if n == 1 { String::new() } else { format!(", place {n}") };
            format!(
                " <a href=\"#{id}\" role=\"doc-backlink\" aria-label=\"Back to note {number}{which}\">↩</a>"
            )
        });
        ways.collect()
    }
}

fn reference_id(number: usize, count: usize) -> String {
    if count == 1 { format!("fnref.{number}") } else { format!("fnref.{number}.{count}") }
}
