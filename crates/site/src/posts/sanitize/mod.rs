//! An author's own HTML, and the destinations in Markdown, cleaned before anything is made of a text: what pages,
//! feeds and the browser render is this Markdown and no other. Posts may come from many hands.
//!
//! A text is not parsed as a document: tags that begin in one block and end in another, with Markdown in between,
//! stay so. Instead each piece of HTML is read as a browser's tokenizer reads it, and every tag is kept, written anew
//! or left out. What is kept switches no tokenizer to another state and no tree to another namespace (no scripts, no
//! styles, no `svg`, no `template`), and nothing ends amid a tag. So a browser finds the same tags that were judged
//! here, wherever the renderer puts them.
//!
//! A change can make Markdown read otherwise, so the text is read again until nothing is left to change: the last
//! reading has judged exactly what the renderer will find.
//!
//! | file | what it knows |
//! |---|---|
//! | `allow` | elements, attributes and schemes that may stand in a text |
//! | `tag` | one start tag: what stays of it |
//! | `tokens` | where the tags of a piece of HTML stand |
//! | `nesting` | end tags that would close what is not theirs |
//! | `destinations` | links and images of Markdown |
//! | `lines` | the author's lines behind those of the clean text |
//! | `removed` | the texts |

mod allow;
mod destinations;
mod lines;
mod nesting;
mod removed;
mod tag;
#[cfg(test)]
mod tests;
mod tokens;

use std::ops::Range;

use content::markdown::{RawStep, raw_html};

pub(crate) use lines::Lines;
pub(super) use removed::Removed;

use nesting::Nesting;
use tokens::Markup;

use super::At;

/// A text that may stand in the blog.
#[derive(Debug)]
pub(super) struct Clean {
    pub(super) markdown: String,
    pub(super) lines: Lines,
    /// What was left out, with its line in the author's text.
    pub(super) removed: Vec<At<Removed>>,
}

/// Rounds until a text is given up. The posts of other blogs that the tests read need three.
const ROUNDS: usize = 24;

/// Stands where something was left out: the Markdown around it reads as before.
const NOTHING: &str = "<!---->";
/// The same where an HTML block began that ends at a blank line.
const EMPTY_BLOCK: &str = "<div></div>";

/// Cleans a text. Frames may show pages of the hosts in `embed`.
pub(super) fn sanitize(markdown: String, embed: &[String]) -> Clean {
    let mut clean = Clean { markdown, lines: Lines::default(), removed: Vec::new() };
    if !clean.markdown.contains(['<', ']']) {
        return clean;
    }
    for _ in 0..ROUNDS {
        let edits = Round::read(&clean.markdown, embed);
        if edits.is_empty() {
            return clean;
        }
        clean.apply(edits);
    }
    // Markup that makes markup of itself again and again: it is shown as it is written.
    clean.removed.push((None, Removed::Endless));
    clean.markdown = clean.markdown.replace('&', "&amp;").replace('<', "&lt;").replace('[', "\\[");
    clean
}

/// A part of the text that changes.
#[derive(Debug)]
struct Edit {
    range: Range<usize>,
    text: String,
    why: Option<Removed>,
}

impl Clean {
    fn apply(&mut self, mut edits: Vec<Edit>) {
        edits.sort_by_key(|edit| edit.range.start);
        let mut text = String::with_capacity(self.markdown.len());
        let mut from = 0;
        let (mut old_line, mut new_line) = (1, 1);
        let mut lost = Vec::new();
        for Edit { range, text: new, why } in edits {
            // One within another waits for the next round.
            let Some(kept) = self.markdown.get(from..range.start) else { continue };
            text.push_str(kept);
            text.push_str(&new);
            old_line += line_ends(kept);
            self.removed.extend(why.map(|why| (Some(self.lines.original(old_line)), why)));
            let (old, new) = (line_ends(&self.markdown[range.clone()]), line_ends(&new));
            old_line += old;
            new_line += line_ends(kept) + new;
            lost.push((new_line, old.saturating_sub(new)));
            from = range.end;
        }
        text.push_str(&self.markdown[from..]);
        self.lines.lose(lost);
        self.markdown = text;
    }
}

fn line_ends(text: &str) -> u32 {
    u32::try_from(text.matches('\n').count()).unwrap_or(u32::MAX)
}

fn is_end(pieces: &[(String, Range<usize>)]) -> bool {
    pieces.first().is_some_and(|(text, _)| text.starts_with("</"))
}

/// One reading of a text.
struct Round<'a> {
    embed: &'a [String],
    edits: Vec<Edit>,
    nesting: Nesting,
}

impl<'a> Round<'a> {
    fn read(markdown: &str, embed: &'a [String]) -> Vec<Edit> {
        let mut round = Self { embed, edits: destinations::refused(markdown), nesting: Nesting::default() };
        let steps = raw_html(markdown);
        let mut at = 0;
        while let Some(step) = steps.get(at) {
            at += 1;
            match step {
                RawStep::Open => round.nesting.enter(),
                RawStep::Close => round.nesting.leave(&mut round.edits),
                RawStep::Html { block: true, pieces } => round.html(&Markup::new(markdown, pieces), true),
                RawStep::Html { block: false, pieces } => {
                    let markup = Markup::new(markdown, pieces);
                    match round.within_line(&markup, &steps[at..]) {
                        Some(passed) => at += passed,
                        None => round.html(&markup, false),
                    }
                }
            }
        }
        round.nesting.end(&mut round.edits);
        round.edits
    }

    /// A script within a line: what the parser took for Markdown up to its end goes with it. Says how many steps.
    fn within_line(&mut self, markup: &Markup<'_>, following: &[RawStep]) -> Option<usize> {
        let name = markup.start_tag().filter(|name| allow::goes_with_content(name))?;
        let mut depth = 0_usize;
        for (passed, step) in following.iter().enumerate() {
            match step {
                RawStep::Open => depth += 1,
                RawStep::Close if depth == 0 => return None,
                RawStep::Close => depth -= 1,
                RawStep::Html { block: false, pieces } if depth == 0 && is_end(pieces) => {
                    let end = Markup::new(markup.source, pieces);
                    if end.end_tag().as_deref() == Some(&name) {
                        let why = Some(Removed::Content { element: name });
                        let range = markup.range().start..end.range().end;
                        self.edits.push(Edit { range, text: NOTHING.to_owned(), why });
                        return Some(passed + 1);
                    }
                }
                RawStep::Html { .. } => {}
            }
        }
        None
    }

    /// A block, or a tag within a line.
    fn html(&mut self, markup: &Markup<'_>, block: bool) {
        for token in markup.tokens() {
            let range = markup.place(&token.range);
            self.nesting.take(&token, &range);
            let tag::Verdict::Change { text, why } = tag::judge(&token, self.embed) else { continue };
            let first = block && token.range.start == markup.first();
            let text = text.unwrap_or_else(|| {
                let nothing = if first && token.opens_block() { EMPTY_BLOCK } else { NOTHING };
                nothing.to_owned()
            });
            self.edits.push(Edit { range, text, why });
        }
    }
}
