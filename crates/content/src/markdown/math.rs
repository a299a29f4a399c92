use pulldown_cmark::{CowStr, Event, Parser, Tag, TagEnd};

use super::dialect;

/// Turns what the parser took for inline math back into text where a reader would see amounts of money.
///
/// Two rules tell them apart: a closing dollar sign that a digit follows closes nothing (Pandoc's rule, for
/// `$5-$6`), and a formula does not begin with a number followed by a word (`$5 or ($6)`), unless it has a sign
/// that prose does not use.
pub(super) fn prices(events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    if !events.iter().any(|event| matches!(event, Event::InlineMath(_))) {
        return events;
    }
    let mut out = Vec::with_capacity(events.len());
    let mut events = events.into_iter().peekable();
    while let Some(event) = events.next() {
        let Event::InlineMath(formula) = event else {
            out.push(event);
            continue;
        };
        let digit_follows =
            matches!(events.peek(), Some(Event::Text(t)) if t.starts_with(|c: char| c.is_ascii_digit()));
        if digit_follows || begins_as_amount(&formula) {
            push_text(&mut out, formula);
        } else {
            out.push(Event::InlineMath(formula));
        }
    }
    out
}

fn begins_as_amount(formula: &str) -> bool {
    let after = formula.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    let number = after.len() < formula.len();
    let word =
        after.trim_start_matches(|c: char| matches!(c, ' ' | '/' | '(' | 'k' | 'K' | 'M' | '-' | '–' | '+'));
    let prose = after.contains(' ') && word.starts_with(|c: char| c.is_alphabetic());
    number && prose && !formula.contains(['\\', '^', '_', '=', '{'])
}

/// The text between two dollar signs, with its own markup read again; it lies in the source, so it can be.
fn push_text<'a>(out: &mut Vec<Event<'a>>, text: CowStr<'a>) {
    out.push(Event::Text("$".into()));
    if let CowStr::Borrowed(source) = text {
        let inner = Parser::new_ext(source, dialect::options());
        out.extend(
            inner.filter(|e| !matches!(e, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph))),
        );
        // A paragraph's parser drops the blanks at its ends.
        if source.ends_with(' ') {
            out.push(Event::Text(" ".into()));
        }
    } else {
        out.push(Event::Text(text));
    }
    out.push(Event::Text("$".into()));
}
