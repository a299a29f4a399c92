//! The one renderer: Markdown in, HTML out, the same in the browser, in the prerendered pages, in the feeds.
//!
//! pulldown-cmark parses; its events go through our passes, in the order of [`render`]; pulldown-cmark writes.
//! `literal` alone comes before the parser, with `math`'s judgement on dollar signs.
//! Each pass is one file and one idea, with its cases under `tests/fixtures/markdown/`:
//!
//! | pass | what it does |
//! |---|---|
//! | `literal` | keeps braces at a heading's end that are no attributes, as in `interface{}` |
//! | `math` | keeps prices such as `$5 or ($6)` from being read as formulas |
//! | `headings` | gives every heading a level below the title and a readable, unique id; yields the contents |
//! | `links` | leads the author's file names to addresses |
//! | `formulas` | puts the build's MathML in the place of TeX |
//! | `images` | writes `img` with its dimensions, and a captioned image as `figure` |
//! | `code` | writes code blocks with the build's colours, and what `fence` reads behind their fences |
//! | `alerts` | writes GitHub's alerts as named asides |
//! | `tables` | lets a wide table scroll inside of itself, and aligns cells without `style` |
//! | `tasks` | names the boxes of task lists |
//! | `footnotes` | numbers notes in the order of reading, and collects them at the end with ways back |
//!
//! `raw` is no pass: the build cleans an author's HTML and leads the destinations in it, once.

mod alerts;
mod code;
mod dialect;
mod fence;
mod footnotes;
mod formulas;
mod headings;
mod images;
mod links;
mod literal;
mod math;
mod raw;
mod relink;
mod sections;
mod tables;
mod tasks;
mod text;

use pulldown_cmark::{Parser, html};

pub use code::CodeBlock;
pub use fence::Fence;
pub use formulas::Formula;
pub use headings::Heading;
pub use links::{Reference, ReferenceKind, references, unread_destinations};
pub use raw::{RawStep, lead_raw, raw_html, raw_references};
pub use relink::relink;
pub use sections::{Section, sections};
pub use text::{Prose, prose};

use self::literal::Literal;
use crate::{Base, Body, Text};

/// One article as HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The article's HTML, without its title.
    pub html: String,
    /// Its headings, in order.
    pub contents: Vec<Heading>,
}

/// Where a text will stand.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    /// The path below which local destinations lie.
    pub base: &'a Base,
    /// The level of the text's outermost headings: 2 below the title of an article. Those within follow without a
    /// gap. At 1 the text is a whole document, and every heading keeps its level.
    pub top_level: u8,
    /// What the renderer itself says: names of alerts, ways back from notes.
    pub text: &'static Text,
}

impl<'a> Place<'a> {
    /// An article's text, below its title; in English until [`Self::in_language`] says otherwise.
    #[must_use]
    pub fn article(base: &'a Base) -> Self {
        Self { base, top_level: 2, text: Text::of("en") }
    }

    /// The same with names in the language of this BCP 47 tag.
    #[must_use]
    pub fn in_language(self, tag: &str) -> Self {
        Self { text: Text::of(tag), ..self }
    }
}

/// Renders one article. Never fails: every text is Markdown.
#[must_use]
pub fn render(body: &Body, place: &Place<'_>) -> Rendered {
    let literal = Literal::read(&body.markdown);
    let mut events: Vec<_> = Parser::new_ext(&literal.text, dialect::options()).collect();
    let contents = headings::identify(&mut events, place.top_level);
    links::resolve(&mut events, &body.targets, place.base);
    formulas::write(&mut events, &body.formulas, place.text);
    let events = images::write(events, &body.targets, place.base);
    let events = code::write(events, &body.highlights, place.text);
    let events = tasks::name(alerts::name(events, place.text), place.text);
    let events = footnotes::collect(tables::wrap(events, place.text), place.text);
    // HTML is about a quarter longer than its Markdown over the 916 posts that the tests read.
    let mut out = String::with_capacity(body.markdown.len() * 5 / 4);
    html::push_html(&mut out, events.into_iter());
    Rendered { html: out, contents }
}

/// The code blocks and the formulas of a text, each in the order in which [`Body::highlights`] and
/// [`Body::formulas`] hold what the build makes of them.
#[must_use]
pub fn built(markdown: &str) -> (Vec<CodeBlock<'static>>, Vec<Formula>) {
    let literal = Literal::read(markdown);
    let events: Vec<_> = Parser::new_ext(&literal.text, dialect::options())
        .into_offset_iter()
        .map(|(event, range)| (event.into_static(), literal.original(range.start)))
        .collect();
    (code::blocks(events.iter().cloned()), formulas::find(events.into_iter()))
}
