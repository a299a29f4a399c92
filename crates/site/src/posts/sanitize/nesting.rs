use std::ops::Range;

use super::removed::Removed;
use super::tokens::{Kind, Token};
use super::{Edit, NOTHING, allow};

/// The open tags of an author's HTML, by what they stand in. An end tag that none of them waits for would close an
/// element of the page itself, and a start tag that waits for ever would take in what follows the text.
#[derive(Default)]
pub(super) struct Nesting {
    open: Vec<Tag>,
    /// Where Markdown's own elements began, in `open`.
    bounds: Vec<usize>,
    /// End tags that close nothing.
    stray: Vec<Edit>,
}

struct Tag {
    name: String,
    place: Range<usize>,
}

impl Nesting {
    pub(super) fn enter(&mut self) {
        self.bounds.push(self.open.len());
    }

    pub(super) fn leave(&mut self, edits: &mut Vec<Edit>) {
        let bound = self.bounds.pop().unwrap_or_default();
        self.close(bound, edits);
    }

    pub(super) fn end(mut self, edits: &mut Vec<Edit>) {
        self.close(0, edits);
        edits.append(&mut self.stray);
    }

    /// A tag where it stands, whether it stays as it is or not.
    pub(super) fn take(&mut self, token: &Token<'_>, place: &Range<usize>) {
        let (Kind::Start { name, .. } | Kind::End { name }) = &token.kind else { return };
        if !allow::element(name) || allow::is_void(name) {
            return;
        }
        let place = place.clone();
        match &token.kind {
            Kind::Start { name, .. } => {
                self.open.push(Tag { name: name.clone(), place });
            }
            Kind::End { name } => {
                let bound = self.bounds.last().copied().unwrap_or_default();
                match self.open[bound..].iter().rposition(|tag| tag.name == *name) {
                    // What was left open within ends here as well.
                    Some(at) => self.open.truncate(bound + at),
                    // It makes an empty paragraph, or closes one of Markdown's: as authors are used to.
                    None if name == "p" => {}
                    None => {
                        let why = Some(Removed::Stray { tag: format!("</{name}>") });
                        self.stray.push(Edit { range: place, text: NOTHING.to_owned(), why });
                    }
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, bound: usize, edits: &mut Vec<Edit>) {
        for Tag { name, place } in self.open.drain(bound..) {
            // Their end may be left out (HTML 13.1.2.4).
            if matches!(
                &*name,
                "p" | "li" | "dt" | "dd" | "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" | "rt" | "rp"
            ) {
                continue;
            }
            let why = Some(Removed::Stray { tag: format!("<{name}>") });
            edits.push(Edit { range: place, text: NOTHING.to_owned(), why });
        }
    }
}
