//! From files to posts: walk, front matter, links, images. Problems are collected, never thrown: a run tells all.

mod alias;
mod built;
mod fault;
mod files;
mod front_matter;
mod headings;
mod images;
mod landing;
mod links;
mod notices;
mod own;
mod sanitize;
mod schedule;
mod shelf;
mod split;
mod text;
mod together;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use content::{Body, Date, Reading, Slug, Targets, markdown};

pub use alias::{Alias, can_lead};
use fault::Fault;
use front_matter::FrontMatter;
pub use landing::Landing;
pub(crate) use sanitize::Lines;
use sanitize::sanitize;
pub use schedule::Standing;
pub(crate) use shelf::Shelf;
use text::Text;

use crate::External;
use crate::highlight;
use crate::memo::Memo;
use crate::problem::{Problem, line_at};

/// One post, checked.
#[derive(Clone, Debug)]
pub struct Post {
    /// Relative to the project's root: `posts/welcome.md`.
    pub file: PathBuf,
    /// Its part of the address.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// The day it was published.
    pub date: Date,
    /// The day it was last changed in substance.
    pub updated: Option<Date>,
    /// The day from which on readers no longer see it.
    pub expires: Option<Date>,
    /// The author's summary, or the first paragraph.
    pub summary: String,
    /// In the author's order, each once.
    pub tags: Vec<String>,
    /// The series it belongs to.
    pub series: Option<String>,
    /// BCP 47 tag of its language; without one, it has the blog's.
    pub language: Option<String>,
    /// Addresses that it had before.
    pub aliases: Vec<Alias>,
    /// Drafts are shown by `serve` and left out by `build`.
    pub draft: bool,
    /// The Markdown below the front matter, with line feeds alone as line ends; the destinations in its HTML are
    /// addresses below the base path.
    pub markdown: String,
    /// Words and minutes.
    pub reading: Reading,
    /// Where the links and images written as files lead.
    pub targets: Targets,
    /// The files that the text shows or links, which must be published beside it.
    pub assets: Vec<Asset>,
    /// The pages of other sites that the text leads to.
    pub external: Vec<External>,
    /// Lines of the file before the Markdown begins.
    pub first_line: u32,
    /// Where its author wrote the lines of the Markdown.
    pub(crate) lines: Lines,
    /// The formulas as MathML; empty where one has a fault.
    pub formulas: Vec<String>,
}

impl Post {
    /// What the browser gets of it: the text, and what the build made of its code and formulas.
    #[must_use]
    pub fn body(&self) -> Body {
        self.body_by(Memo::none())
    }

    /// The same, with the colours that an earlier build found.
    pub(crate) fn body_by(&self, memo: &Memo) -> Body {
        body_of(&self.markdown, &self.targets, &self.formulas, memo)
    }

    /// That an image which it shows cannot be used, at the first place where it shows it.
    pub(crate) fn bad_image(&self, destination: &str, why: String) -> Problem {
        bad_image(&self.file, (&self.markdown, &self.lines, self.first_line), destination, why)
    }
}

fn bad_image(
    file: &Path,
    (markdown, lines, first_line): (&str, &Lines, u32),
    destination: &str,
    why: String,
) -> Problem {
    let found = markdown::references(markdown);
    let at = found.iter().find(|reference| reference.destination == destination);
    let line = at.map(|at| first_line + lines.original(line_at(markdown, at.offset)));
    problem(file, line, &Fault::BadImage { destination: destination.to_owned(), why })
}

fn body_of(markdown: &str, targets: &Targets, formulas: &[String], memo: &Memo) -> Body {
    let colours = || markdown::built(markdown).0.iter().map(highlight::runs).collect();
    Body {
        markdown: markdown.to_owned(),
        targets: targets.clone(),
        highlights: memo.get_or(Memo::key("colours", &[markdown.as_bytes()]), colours),
        formulas: formulas.to_vec(),
    }
}

/// A file that is published as it is, under a name with its hash.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asset {
    /// Relative to the project's root.
    pub file: PathBuf,
    /// Below the base path: `posts/welcome/map.0f3a….svg`.
    pub path: String,
}

/// A text as the blog renders it: without what no text may hold.
#[must_use]
pub fn sanitized(markdown: &str) -> String {
    sanitize(markdown.to_owned(), &[]).markdown
}

/// What posts are read by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rules<'a> {
    /// The hosts whose pages may stand in frames.
    pub(crate) embed: &'a [String],
    /// The tags that posts may have, if not all.
    pub(crate) tags: Option<&'a [String]>,
    /// The day it is where the blog is at home; without one, every date has come.
    pub(crate) today: Option<Date>,
    /// What earlier builds found in the same texts.
    pub(crate) memo: &'a Memo,
}

impl Default for Rules<'_> {
    fn default() -> Self {
        Self { embed: &[], tags: None, today: None, memo: Memo::none() }
    }
}

/// What was read.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    /// Those that could be read: complete only when there is no problem.
    pub(crate) posts: Vec<Arc<Post>>,
    /// What stands above lists of them, likewise.
    pub(crate) landings: Vec<Landing>,
    pub(crate) problems: Vec<Problem>,
    /// What authors should know, and what keeps nothing from being made.
    pub(crate) warnings: Vec<Problem>,
}

/// Reads and checks every post below `root/folder`, and what stands above lists of them.
pub(crate) fn load(root: &Path, folder: &str, rules: &Rules<'_>) -> Loaded {
    Shelf::new(root, folder).load(rules)
}

fn problem(file: &Path, line: Option<u32>, fault: &Fault) -> Problem {
    Problem::new(file, line, fault.code(), fault.what(), fault.remedy()).at(fault.spot())
}

/// A fault with the line of the file that it is about.
type At<T> = (Option<u32>, T);
