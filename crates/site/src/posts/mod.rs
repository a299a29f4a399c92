//! From files to posts: walk, front matter, links, images. Problems are collected, never thrown: a run tells all.

mod fault;
mod files;
mod front_matter;
mod images;
mod links;
mod split;

use std::path::{Path, PathBuf};

use content::{Date, Reading, Slug, Targets, markdown};

pub(crate) use fault::Fault;

use crate::problem::{Problem, slashed};

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
    /// The Markdown below the front matter, with line feeds alone as line ends.
    pub markdown: String,
    /// Words and minutes.
    pub reading: Reading,
    /// Where the links and images written as files lead.
    pub targets: Targets,
    /// The files that the text shows or links, which must be published beside it.
    pub assets: Vec<Asset>,
    /// Lines of the file before the Markdown begins.
    pub(crate) first_line: u32,
    /// Every id of the rendered text.
    ids: Vec<String>,
}

/// A file that is published as it is, under a name with its hash.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asset {
    /// Relative to the project's root.
    pub file: PathBuf,
    /// Below the base path: `posts/welcome/map.0f3a….svg`.
    pub path: String,
}

/// Reads and checks every post below `root/folder`. The posts that could be read come back beside the problems;
/// they are complete only when there are none.
pub(crate) fn load(root: &Path, folder: &str) -> (Vec<Post>, Vec<Problem>) {
    let (sources, mut problems) = files::walk(root, folder);
    let mut posts = Vec::new();
    for source in &sources {
        let mut faults = Vec::new();
        if let Some(post) = read(source, &mut faults) {
            posts.push(post);
        }
        problems.extend(faults.into_iter().map(|(line, fault)| problem(&source.file, line, &fault)));
    }
    problems.extend(duplicates(&posts));
    let known = links::Known::new(root, &sources, &posts);
    for post in &mut posts {
        let (targets, assets, faults) = known.resolve(post);
        problems.extend(faults.into_iter().map(|(line, fault)| problem(&post.file, Some(line), &fault)));
        post.targets = targets;
        post.assets = assets;
    }
    (posts, problems)
}

fn problem(file: &Path, line: Option<u32>, fault: &Fault) -> Problem {
    Problem { file: file.to_owned(), line, what: fault.what(), remedy: fault.remedy() }
}

/// A fault with the line of the file that it is about.
pub(crate) type At<T> = (Option<u32>, T);

fn read(source: &files::Source, faults: &mut Vec<At<Fault>>) -> Option<Post> {
    let text = match std::str::from_utf8(&source.bytes) {
        Ok(text) => text,
        Err(error) => {
            let before = String::from_utf8_lossy(&source.bytes[..error.valid_up_to()]);
            let line = crate::problem::line_at(&before, before.len());
            faults.push((Some(line), Fault::NotUtf8));
            return None;
        }
    };
    let parts = match split::split(text) {
        Ok(parts) => parts,
        Err(fault) => {
            faults.push((Some(1), fault));
            return None;
        }
    };
    let markdown = parts.body.replace("\r\n", "\n");
    let prose = markdown::prose(&markdown);
    if markdown.trim().is_empty() {
        faults.push((None, Fault::EmptyBody));
    }
    let front_matter = front_matter::decode(&parts, &source.stem, &prose, faults);
    let slug = front_matter.slug?;
    let rendered = markdown::render(
        &content::Body { markdown: markdown.clone(), ..Default::default() },
        &markdown::Place::article(&content::Base::root()),
    );
    Some(Post {
        file: source.file.clone(),
        slug,
        title: front_matter.title?,
        date: front_matter.date?,
        updated: front_matter.updated,
        summary: front_matter.summary,
        tags: front_matter.tags,
        series: front_matter.series,
        draft: front_matter.draft,
        reading: Reading::of(&prose.text),
        first_line: parts.body_line,
        ids: links::ids(&rendered.html),
        markdown,
        targets: Targets::new(),
        assets: Vec::new(),
    })
}

/// Every post whose address an earlier one has, the files in their order.
fn duplicates(posts: &[Post]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (at, post) in posts.iter().enumerate() {
        if let Some(first) = posts[..at].iter().find(|other| other.slug == post.slug) {
            let fault = Fault::SameSlug { slug: post.slug.to_string(), other: slashed(&first.file) };
            problems.push(problem(&post.file, None, &fault));
        }
    }
    problems
}
