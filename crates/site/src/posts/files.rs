use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::{Fault, problem};
use crate::problem::Problem;

/// A file that holds a post.
#[derive(Debug)]
pub(super) struct Source {
    /// Relative to the project's root.
    pub(super) file: PathBuf,
    /// The name that gives the post its slug: of the file, or of its folder.
    pub(super) stem: String,
    /// Whether it lies in a folder of its own, beside its images.
    pub(super) in_folder: bool,
    /// `None` when it cannot be read; that has been told then.
    pub(super) bytes: Option<Vec<u8>>,
}

/// Finds every post below the folder, sorted by path: `name.md`, and `name/index.md`. Hidden files are passed over,
/// and so are names that begin with an underscore, which are kept for the blog's own pages.
pub(super) fn walk(root: &Path, folder: &str) -> (Vec<Source>, Vec<Problem>) {
    let mut found = Found { root, sources: Vec::new(), problems: Vec::new() };
    let folder = PathBuf::from(folder);
    match list(&root.join(&folder)) {
        Ok(names) => names.iter().for_each(|name| found.enter(&folder.join(name), name)),
        Err(error) if error.kind() == ErrorKind::NotFound => found.fault(&folder, &Fault::FolderMissing),
        Err(error) => found.fault(&folder, &Fault::Unreadable { kind: error.kind() }),
    }
    (found.sources, found.problems)
}

/// The visible names in a folder, sorted.
fn list(folder: &Path) -> io::Result<Vec<String>> {
    let names = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    let mut names = names.collect::<io::Result<Vec<_>>>()?;
    names.retain(|name| !name.starts_with(['.', '_']) && !name.ends_with('~'));
    names.sort();
    Ok(names)
}

struct Found<'a> {
    root: &'a Path,
    sources: Vec<Source>,
    problems: Vec<Problem>,
}

impl Found<'_> {
    fn fault(&mut self, file: &Path, fault: &Fault) {
        self.problems.push(problem(file, None, fault));
    }

    fn enter(&mut self, path: &Path, name: &str) {
        let folder = self.root.join(path).is_dir();
        match name.strip_suffix(".md") {
            Some(_) if folder => self.fault(path, &Fault::Unreadable { kind: ErrorKind::IsADirectory }),
            Some(stem) => self.read(path, stem, false),
            None if folder => self.enter_folder(path, name),
            None => match text_stem(name) {
                Some(stem) => self.fault(path, &Fault::OtherExtension { rename: format!("{stem}.md") }),
                None => self.fault(path, &Fault::NotAPost),
            },
        }
    }

    fn enter_folder(&mut self, path: &Path, name: &str) {
        let texts = match self.texts(path) {
            Ok(texts) => texts,
            Err(error) => return self.fault(path, &Fault::Unreadable { kind: error.kind() }),
        };
        let folder = name.to_owned();
        let index = path.join("index.md");
        if texts.contains(&index) {
            self.read(&index, name, true);
            for other in texts.iter().filter(|text| **text != index) {
                self.fault(other, &Fault::SecondText { folder: folder.clone() });
            }
        } else if let [text] = texts.as_slice()
            && text.parent() == Some(path)
        {
            let text = text.file_name().map(|name| name.to_string_lossy().into_owned());
            self.fault(path, &Fault::NoIndex { folder, text });
        } else if texts.is_empty() {
            self.fault(path, &Fault::NoIndex { folder, text: None });
        } else {
            self.fault(path, &Fault::PostsWithin { folder });
        }
    }

    /// Every text in a folder and in the folders below it, sorted. A folder that is a link is not entered: it could
    /// lead back to here.
    fn texts(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut texts = Vec::new();
        for name in list(&self.root.join(folder))? {
            let path = folder.join(&name);
            let kind = fs::symlink_metadata(self.root.join(&path))?.file_type();
            if kind.is_dir() {
                texts.extend(self.texts(&path)?);
            } else if name.ends_with(".md") || text_stem(&name).is_some() {
                texts.push(path);
            }
        }
        Ok(texts)
    }

    fn read(&mut self, path: &Path, stem: &str, in_folder: bool) {
        let read = fs::read(self.root.join(path));
        if let Err(error) = &read {
            self.fault(path, &Fault::Unreadable { kind: error.kind() });
        }
        let bytes = read.ok();
        self.sources.push(Source { file: path.to_owned(), stem: stem.to_owned(), in_folder, bytes });
    }
}

/// The name without its extension, of files that other programs take for Markdown.
fn text_stem(name: &str) -> Option<&str> {
    let (stem, extension) = name.rsplit_once('.')?;
    let known = ["md", "markdown", "mdown", "mkd", "mdx"];
    known.contains(&extension.to_lowercase().as_str()).then_some(stem)
}
