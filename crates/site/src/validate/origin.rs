use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use content::markdown::references;
use content::{Address, Base, Targets};

use super::tree::Tree;
use crate::posts::Lines;
use crate::problem::line_at;
use crate::{Post, Project};

/// Where finished files come from, so that a problem names what its author can correct.
#[derive(Debug, Default)]
pub(crate) struct Origins<'a> {
    /// By the path of the page.
    posts: HashMap<String, Source<'a>>,
    /// Other files of posts.
    assets: HashMap<String, &'a Path>,
    /// The project's folder, and the files below `public/`.
    root: PathBuf,
    public: HashSet<String>,
    embed: &'a [String],
    /// Pages at old addresses, with the files of the posts to which they lead.
    redirects: HashMap<String, PathBuf>,
}

/// The source of an article's page.
#[derive(Debug)]
struct Source<'a> {
    file: &'a Path,
    /// Lines of the file before the Markdown begins.
    first_line: u32,
    lines: &'a Lines,
    markdown: &'a str,
    targets: &'a Targets,
    base: &'a Base,
}

impl<'a> Origins<'a> {
    /// Those of a project.
    pub(crate) fn of(project: &'a Project) -> Self {
        let embed = &project.config.embed;
        let mut origins = Self { root: project.root.clone(), embed, ..Self::default() };
        for post in &project.posts {
            origins.add(post, &project.config.base);
        }
        // A folder that is not there has no files.
        let public = Tree::walk(&project.root.join("public")).unwrap_or_default();
        origins.public = public.files().iter().map(|file| file.path.clone()).collect();
        origins.redirects =
            project.redirects().into_iter().map(|redirect| (redirect.file, redirect.post)).collect();
        origins
    }

    /// Hosts whose pages may stand in a text as frames.
    pub(super) fn embed(&self) -> &[String] {
        self.embed
    }

    fn add(&mut self, post: &'a Post, base: &'a Base) {
        let page = Address::Article(post.slug.clone()).below_base() + "index.html";
        let source = Source {
            file: &post.file,
            first_line: post.first_line,
            lines: &post.lines,
            markdown: &post.markdown,
            targets: &post.targets,
            base,
        };
        self.posts.insert(page, source);
        self.assets.extend(post.assets.iter().map(|asset| (asset.path.clone(), asset.file.as_path())));
    }

    /// Whether the file was copied from `public/`, so that its content is the author's alone, or only leads on: either is
    /// no page of the blog, and no link has to lead there.
    pub(super) fn is_public(&self, path: &str) -> bool {
        self.public.contains(path) || self.redirects.contains_key(path)
    }

    /// The file and line to name for a fault of a finished file; `None` when no author wrote what is wrong.
    pub(super) fn find(&self, path: &str, needle: Option<&str>) -> Option<(PathBuf, Option<u32>)> {
        if let Some(file) = self.assets.get(path) {
            return Some(((*file).to_owned(), None));
        }
        if let Some(post) = self.redirects.get(path) {
            return Some((post.clone(), None));
        }
        if self.is_public(path) {
            let file = Path::new("public").join(path);
            let text = needle.and_then(|_| fs::read_to_string(self.root.join(&file)).ok());
            let at = text
                .as_ref()
                .zip(needle)
                .and_then(|(text, needle)| Some(line_at(text, position(text, needle)?)));
            return Some((file, at));
        }
        let source = self.posts.get(path)?;
        let line = source.line(needle?)?;
        Some((source.file.to_owned(), Some(line)))
    }

    /// The file of the post behind a page.
    pub(super) fn post(&self, path: &str) -> Option<PathBuf> {
        self.posts.get(path).map(|source| source.file.to_owned())
    }
}

impl Source<'_> {
    /// The line of the file on which something stands that a page shows.
    fn line(&self, needle: &str) -> Option<u32> {
        let leads = |destination: &str| {
            let target = self.targets.get(destination).map(|target| self.base.join(&target.path));
            destination == needle || target.is_some_and(|target| target == needle)
        };
        let reference = references(self.markdown).into_iter().find(|reference| leads(&reference.destination));
        let at = reference.map(|reference| reference.offset).or_else(|| position(self.markdown, needle))?;
        Some(self.first_line + self.lines.original(line_at(self.markdown, at)))
    }
}

/// Where a text stands as it is or with its ampersands escaped, outside of fenced code. Names of elements and
/// attributes come in lower case, however they were written.
fn position(text: &str, needle: &str) -> Option<usize> {
    if needle.is_empty() {
        return None;
    }
    let needle = needle.to_ascii_lowercase();
    let escaped = needle.replace('&', "&amp;");
    let mut fence = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mark = line.trim_start().get(..3).filter(|mark| ["```", "~~~"].contains(mark));
        match (fence, mark) {
            (None, Some(_)) => fence = mark,
            (Some(_), _) if mark == fence => fence = None,
            (Some(_), _) => {}
            (None, None) => {
                let line = line.to_ascii_lowercase();
                if let Some(at) = line.find(&needle).or_else(|| line.find(&escaped)) {
                    return Some(start + at);
                }
            }
        }
        start += line.len();
    }
    None
}
