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

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use content::{Body, Date, Reading, Slug, Targets, markdown};

pub use alias::{Alias, can_lead};
use fault::Fault;
use front_matter::FrontMatter;
pub use landing::Landing;
use own::{Destinations, Own};
pub(crate) use sanitize::Lines;
use sanitize::{Removed, sanitize};
pub use schedule::Standing;
pub(crate) use shelf::Shelf;

use crate::External;
use crate::highlight;
use crate::memo::Memo;
use crate::nearest::nearest;
use crate::problem::{Problem, line_at, slashed, utf8_until};

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
        related: Vec::new(), // nobody knows before all posts are there
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

/// A file's text, as far as it could be read: its links are checked also when its front matter has faults.
#[derive(Debug)]
struct Text {
    file: PathBuf,
    front_matter: FrontMatter,
    markdown: String,
    /// Lines of the file before the Markdown begins.
    first_line: u32,
    lines: Lines,
    reading: Reading,
    /// Every id of the rendered text.
    ids: Vec<String>,
    formulas: Vec<String>,
    destinations: Destinations,
    warnings: Vec<Problem>,
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

/// Every tag that the blog does not know.
fn unknown_tags(texts: &[Arc<Text>], known: &[String]) -> Vec<Problem> {
    let slugs: BTreeSet<_> = known.iter().filter_map(|tag| Slug::from_text(tag)).collect();
    let mut problems = Vec::new();
    for text in texts {
        for tag in &text.front_matter.tags {
            if Slug::from_text(tag).is_none_or(|slug| !slugs.contains(&slug)) {
                let nearest = nearest(tag, known.iter().map(String::as_str)).map(str::to_owned);
                let fault = Fault::UnknownTag { tag: tag.clone(), nearest, known: known.join(", ") };
                problems.push(problem(&text.file, text.front_matter.tags_line, &fault));
            }
        }
    }
    problems
}

fn warning(file: &Path, line: Option<u32>, removed: &Removed) -> Problem {
    Problem::new(file, line, "removed-html", removed.what(), removed.remedy()).warning()
}

fn problem(file: &Path, line: Option<u32>, fault: &Fault) -> Problem {
    Problem::new(file, line, fault.code(), fault.what(), fault.remedy()).at(fault.spot())
}

/// A fault with the line of the file that it is about.
type At<T> = (Option<u32>, T);

fn read(source: &files::Source, embed: &[String], memo: &Memo, faults: &mut Vec<At<Fault>>) -> Option<Text> {
    let text = utf8(source, faults)?;
    let (parts, body, first_line) = match split::split(text) {
        Ok(parts) => (Some(parts), parts.body, parts.body_line),
        Err((line, fault)) => {
            // Without front matter, all is text; where it is not closed or comes late, nobody knows what is.
            let all_text = fault == Fault::NoFrontMatter;
            faults.push((Some(line), fault));
            if !all_text {
                return None;
            }
            (None, text, 0)
        }
    };
    let (mut text, opening, is_empty) = text_of(source, body, first_line, embed, memo, faults);
    if let Some(parts) = &parts {
        if is_empty {
            faults.push((None, Fault::EmptyBody));
        }
        text.front_matter = front_matter::decode(parts, source, &opening, faults);
        let anchors = &text.front_matter.anchors;
        if !anchors.is_empty() {
            let (markdown, lost) = headings::mark(&text.markdown, anchors, &text.ids);
            faults.extend(lost.into_iter().map(|(line, fault)| (Some(line), fault)));
            text.ids.extend(anchors.iter().map(|renamed| renamed.old.clone()));
            text.destinations = Destinations::of(&markdown);
            text.markdown = markdown;
        }
    }
    Some(text)
}

fn utf8<'a>(source: &'a files::Source, faults: &mut Vec<At<Fault>>) -> Option<&'a str> {
    let bytes = source.bytes.as_deref()?;
    let told = std::str::from_utf8(bytes).map_err(|error| (Some(utf8_until(bytes, error)), Fault::NotUtf8));
    told.map_err(|fault| faults.push(fault)).ok()
}

/// A text whose front matter nobody has read yet, what it begins with, and whether it shows nothing.
fn text_of(
    source: &files::Source,
    body: &str,
    first_line: u32,
    embed: &[String],
    memo: &Memo,
    faults: &mut Vec<At<Fault>>,
) -> (Text, String, bool) {
    let (own, told) = Own::of(body, embed, memo);
    let at = |line: Option<u32>| line.map(|line| first_line + own.lines.original(line));
    faults.extend(told.faults.into_iter().map(|(line, fault)| (at(line), fault)));
    let warnings =
        told.warnings.iter().map(|(line, fault)| problem(&source.file, at(*line), fault).warning());
    let removed = told.removed.iter();
    let removed = removed.map(|(line, it)| warning(&source.file, line.map(|line| first_line + line), it));
    let warnings = warnings.chain(removed).collect();
    let Own { markdown, lines, reading, opening, is_empty, ids, formulas, destinations } = own;
    let front_matter = FrontMatter::default();
    let file = source.file.clone();
    let text = Text {
        file,
        front_matter,
        markdown,
        first_line,
        lines,
        reading,
        ids,
        formulas,
        destinations,
        warnings,
    };
    (text, opening, is_empty)
}

impl Text {
    /// The line of the file on which something of the Markdown stands.
    fn line(&self, offset: usize) -> u32 {
        self.first_line + self.lines.original(line_at(&self.markdown, offset))
    }

    /// The post; `None` when its front matter lacks what a post needs.
    fn post(&self, found: links::Found) -> Option<Post> {
        let links::Found { targets, assets, external, .. } = found;
        let FrontMatter {
            title,
            date,
            updated,
            expires,
            slug,
            summary,
            tags,
            series,
            language,
            aliases,
            draft,
            ..
        } = self.front_matter.clone();
        Some(Post {
            file: self.file.clone(),
            slug: slug?,
            title: title?,
            date: date?,
            updated,
            expires,
            summary,
            tags,
            series,
            language,
            aliases: aliases.into_iter().map(|(alias, _)| alias).collect(),
            draft,
            markdown: self.markdown.clone(),
            reading: self.reading,
            targets,
            assets,
            external,
            first_line: self.first_line,
            lines: self.lines.clone(),
            formulas: self.formulas.clone(),
        })
    }
}

/// Every post whose address an earlier one has, the files in their order.
fn duplicates(texts: &[Arc<Text>]) -> Vec<Problem> {
    let mut first: BTreeMap<&Slug, &Path> = BTreeMap::new();
    let mut problems = Vec::new();
    for text in texts {
        let Some(slug) = &text.front_matter.slug else { continue };
        match first.entry(slug) {
            Entry::Vacant(entry) => {
                entry.insert(&text.file);
            }
            Entry::Occupied(entry) => {
                let fault = Fault::SameSlug { slug: slug.to_string(), other: slashed(entry.get()) };
                problems.push(problem(&text.file, text.front_matter.slug_line, &fault));
            }
        }
    }
    problems
}

/// Every old address that is a post's own, that two posts claim, or that a file has. What leads to a post is no post, so
/// nothing leads in circles.
fn taken_aliases(root: &Path, texts: &[Arc<Text>]) -> Vec<Problem> {
    let articles: BTreeMap<_, _> = texts
        .iter()
        .filter_map(|text| Some((text.front_matter.slug.as_ref()?, text.file.as_path())))
        .collect();
    let mut first: BTreeMap<String, &Path> = BTreeMap::new();
    let mut problems = Vec::new();
    for text in texts {
        for (alias, line) in &text.front_matter.aliases {
            let (name, file) = (format!("/{}", alias.path()), alias.file());
            let article = alias.article().and_then(|slug| articles.get(&slug).copied());
            let public = Path::new("public").join(&file);
            let fault = if article == Some(text.file.as_path()) {
                Fault::AliasOfItself { alias: name }
            } else if let Some(other) = article.or_else(|| first.get(&file).copied()) {
                Fault::AliasTaken { alias: name, other: slashed(other) }
            } else if root.join(&public).exists() {
                Fault::AliasTaken { alias: name, other: slashed(&public) }
            } else {
                first.insert(file, &text.file);
                continue;
            };
            problems.push(problem(&text.file, Some(*line), &fault));
        }
    }
    problems
}
