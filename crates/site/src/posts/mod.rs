//! From files to posts: walk, front matter, links, images. Problems are collected, never thrown: a run tells all.

mod fault;
mod files;
mod front_matter;
mod images;
mod links;
mod sanitize;
mod split;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::{Path, PathBuf};

use content::{Date, Reading, Slug, Targets, markdown};

use fault::Fault;
use front_matter::FrontMatter;
pub(crate) use sanitize::Lines;
use sanitize::{Removed, sanitize};

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
    /// The author's summary, or the first paragraph.
    pub summary: String,
    /// In the author's order, each once.
    pub tags: Vec<String>,
    /// The series it belongs to.
    pub series: Option<String>,
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
    /// Lines of the file before the Markdown begins.
    pub first_line: u32,
    /// Where its author wrote the lines of the Markdown.
    pub(crate) lines: Lines,
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
}

/// A text as the blog renders it: without what no text may hold.
#[must_use]
pub fn sanitized(markdown: &str) -> String {
    sanitize(markdown.to_owned(), &[]).markdown
}

/// What was found below the folder of the posts.
pub(crate) struct Loaded {
    /// Complete only when there are no problems.
    pub(crate) posts: Vec<Post>,
    pub(crate) problems: Vec<Problem>,
    /// What was left out of texts.
    pub(crate) removed: Vec<Problem>,
}

/// Reads and checks every post below `root/folder`. Frames may show pages of the hosts in `embed`.
pub(crate) fn load(root: &Path, folder: &str, embed: &[String]) -> Loaded {
    let (sources, mut problems) = files::walk(root, folder);
    let mut texts = Vec::new();
    let mut removed = Vec::new();
    for source in &sources {
        let mut told = Told::default();
        texts.extend(read(source, embed, &mut told));
        problems.extend(told.faults.into_iter().map(|(line, fault)| problem(&source.file, line, &fault)));
        removed.extend(told.removed.into_iter().map(|(line, removed)| warning(&source.file, line, &removed)));
    }
    problems.extend(duplicates(&texts));
    let known = links::Known::new(root, &sources, &texts);
    let mut posts = Vec::new();
    for text in texts {
        let (targets, assets, faults) = known.resolve(&text);
        problems.extend(faults.into_iter().map(|(line, fault)| problem(&text.file, Some(line), &fault)));
        posts.extend(text.post(targets, assets));
    }
    Loaded { posts, problems, removed }
}

fn warning(file: &Path, line: Option<u32>, removed: &Removed) -> Problem {
    Problem { file: file.to_owned(), line, what: removed.what(), remedy: removed.remedy().to_owned() }
}

fn problem(file: &Path, line: Option<u32>, fault: &Fault) -> Problem {
    Problem { file: file.to_owned(), line, what: fault.what(), remedy: fault.remedy() }
}

/// A fault with the line of the file that it is about.
type At<T> = (Option<u32>, T);

/// What there is to say about one file.
#[derive(Default)]
struct Told {
    faults: Vec<At<Fault>>,
    removed: Vec<At<Removed>>,
}

fn read(source: &files::Source, embed: &[String], told: &mut Told) -> Option<Text> {
    let Told { faults, removed } = told;
    let bytes = source.bytes.as_deref()?;
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            faults.push((Some(utf8_until(bytes, error)), Fault::NotUtf8));
            return None;
        }
    };
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
    let clean = sanitize(body.replace("\r\n", "\n"), embed);
    let (markdown, lines) = (clean.markdown, clean.lines);
    removed.extend(clean.removed.into_iter().map(|(line, it)| (line.map(|line| first_line + line), it)));
    let prose = markdown::prose(&markdown);
    let rendered = markdown::render(
        &content::Body { markdown: markdown.clone(), ..Default::default() },
        &markdown::Place::article(&content::Base::root()),
    );
    let front_matter = match &parts {
        Some(parts) => {
            if rendered.html.trim().is_empty() {
                faults.push((None, Fault::EmptyBody));
            }
            front_matter::decode(parts, source, &prose, faults)
        }
        None => FrontMatter::default(),
    };
    Some(Text {
        file: source.file.clone(),
        front_matter,
        reading: Reading::of(&prose.text),
        first_line,
        lines,
        ids: links::ids(&rendered.html),
        markdown,
    })
}

impl Text {
    /// The line of the file on which something of the Markdown stands.
    fn line(&self, offset: usize) -> u32 {
        self.first_line + self.lines.original(line_at(&self.markdown, offset))
    }

    /// The post; `None` when its front matter lacks what a post needs.
    fn post(self, targets: Targets, assets: Vec<Asset>) -> Option<Post> {
        let FrontMatter { title, date, updated, slug, summary, tags, series, draft, .. } = self.front_matter;
        Some(Post {
            file: self.file,
            slug: slug?,
            title: title?,
            date: date?,
            updated,
            summary,
            tags,
            series,
            draft,
            markdown: self.markdown,
            reading: self.reading,
            targets,
            assets,
            first_line: self.first_line,
            lines: self.lines,
        })
    }
}

/// Every post whose address an earlier one has, the files in their order.
fn duplicates(texts: &[Text]) -> Vec<Problem> {
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
