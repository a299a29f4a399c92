//! From files to posts: walk, front matter, links, images. Problems are collected, never thrown: a run tells all.

mod alias;
mod built;
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

use content::{Body, Date, Reading, Slug, Targets, markdown};

pub use alias::Alias;
use fault::Fault;
use front_matter::FrontMatter;
pub(crate) use sanitize::Lines;
use sanitize::{Removed, sanitize};

use crate::highlight;
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
    /// Lines of the file before the Markdown begins.
    pub first_line: u32,
    /// Where its author wrote the lines of the Markdown.
    pub(crate) lines: Lines,
    /// The formulas as MathML; empty where one has a fault.
    pub formulas: Vec<String>,
    /// What its author should know, and what keeps nothing from being made.
    pub warnings: Vec<Problem>,
}

impl Post {
    /// What the browser gets of it: the text, and what the build made of its code and formulas.
    #[must_use]
    pub fn body(&self) -> Body {
        let (blocks, _) = markdown::built(&self.markdown);
        Body {
            markdown: self.markdown.clone(),
            targets: self.targets.clone(),
            highlights: blocks.iter().map(highlight::runs).collect(),
            formulas: self.formulas.clone(),
        }
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
    warnings: Vec<Problem>,
}

/// A text as the blog renders it: without what no text may hold.
#[must_use]
pub fn sanitized(markdown: &str) -> String {
    sanitize(markdown.to_owned(), &[]).markdown
}

/// Reads and checks every post below `root/folder`. The posts that could be read come back beside the problems;
/// they are complete only when there are none. Frames may show pages of the hosts in `embed`.
pub(crate) fn load(root: &Path, folder: &str, embed: &[String]) -> (Vec<Post>, Vec<Problem>) {
    let (sources, mut problems) = files::walk(root, folder);
    let mut texts = Vec::new();
    for source in &sources {
        let mut faults = Vec::new();
        texts.extend(read(source, embed, &mut faults));
        problems.extend(faults.into_iter().map(|(line, fault)| problem(&source.file, line, &fault)));
    }
    problems.extend(duplicates(&texts));
    problems.extend(taken_aliases(&texts));
    let known = links::Known::new(root, &sources, &texts);
    let mut posts = Vec::new();
    for text in texts {
        let (targets, assets, faults) = known.resolve(&text);
        problems.extend(faults.into_iter().map(|(line, fault)| problem(&text.file, Some(line), &fault)));
        posts.extend(text.post(targets, assets));
    }
    (posts, problems)
}

fn warning(file: &Path, line: Option<u32>, removed: &Removed) -> Problem {
    Problem { file: file.to_owned(), line, what: removed.what(), remedy: removed.remedy().to_owned() }
}

fn problem(file: &Path, line: Option<u32>, fault: &Fault) -> Problem {
    Problem { file: file.to_owned(), line, what: fault.what(), remedy: fault.remedy() }
}

/// A fault with the line of the file that it is about.
type At<T> = (Option<u32>, T);

fn read(source: &files::Source, embed: &[String], faults: &mut Vec<At<Fault>>) -> Option<Text> {
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
    let prose = markdown::prose(&markdown);
    let built = built::check(&markdown, 0);
    let at = |line: Option<u32>| line.map(|line| first_line + lines.original(line));
    faults.extend(built.faults.into_iter().map(|(line, fault)| (at(line), fault)));
    let warnings = built.warnings.iter().map(|(line, fault)| problem(&source.file, at(*line), fault));
    let removed = clean.removed.iter();
    let removed = removed.map(|(line, it)| warning(&source.file, line.map(|line| first_line + line), it));
    let warnings = warnings.chain(removed).collect();
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
        formulas: built.formulas,
        warnings,
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
        let FrontMatter {
            title, date, updated, slug, summary, tags, series, language, aliases, draft, ..
        } = self.front_matter;
        Some(Post {
            file: self.file,
            slug: slug?,
            title: title?,
            date: date?,
            updated,
            summary,
            tags,
            series,
            language,
            aliases: aliases.into_iter().map(|(alias, _)| alias).collect(),
            draft,
            markdown: self.markdown,
            reading: self.reading,
            targets,
            assets,
            first_line: self.first_line,
            lines: self.lines,
            formulas: self.formulas,
            warnings: self.warnings,
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

/// Every old address that is a post's own, or that two posts claim. What leads to a post is no post, so nothing leads in
/// circles.
fn taken_aliases(texts: &[Text]) -> Vec<Problem> {
    let articles: BTreeMap<_, _> = texts
        .iter()
        .filter_map(|text| Some((text.front_matter.slug.as_ref()?, text.file.as_path())))
        .collect();
    let mut first: BTreeMap<String, &Path> = BTreeMap::new();
    let mut problems = Vec::new();
    for text in texts {
        for (alias, line) in &text.front_matter.aliases {
            let article = alias.article().and_then(|slug| articles.get(&slug).copied());
            let other = article.or_else(|| first.get(&alias.file()).copied());
            match other {
                Some(other) => {
                    let fault =
                        Fault::AliasTaken { alias: format!("/{}", alias.path()), other: slashed(other) };
                    problems.push(problem(&text.file, Some(*line), &fault));
                }
                None => {
                    first.insert(alias.file(), &text.file);
                }
            }
        }
    }
    problems
}
