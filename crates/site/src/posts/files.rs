use std::fs;
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
    pub(super) bytes: Vec<u8>,
}

/// Finds every post below the folder, sorted by path: `name.md`, and `name/index.md`. Hidden files are passed over,
/// and so are names that begin with an underscore, which are kept for the blog's own pages.
pub(super) fn walk(root: &Path, folder: &str) -> (Vec<Source>, Vec<Problem>) {
    let mut found = Found { root, sources: Vec::new(), problems: Vec::new() };
    let folder = PathBuf::from(folder);
    match list(&root.join(&folder)) {
        Ok(names) => names.iter().for_each(|name| found.enter(&folder.join(name), name)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            found.fault(&folder, &Fault::FolderMissing)
        }
        Err(error) => found.fault(&folder, &Fault::Unreadable { why: error.to_string() }),
    }
    (found.sources, found.problems)
}

/// The visible names in a folder, sorted.
fn list(folder: &Path) -> std::io::Result<Vec<String>> {
    let names = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    let mut names = names.collect::<std::io::Result<Vec<_>>>()?;
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
        if self.root.join(path).is_dir() && !name.ends_with(".md") {
            self.enter_folder(path, name);
        } else if let Some(stem) = name.strip_suffix(".md") {
            self.read(path, stem, false);
        } else {
            self.fault(path, &Fault::NotAPost);
        }
    }

    fn enter_folder(&mut self, path: &Path, name: &str) {
        let names = match list(&self.root.join(path)) {
            Ok(names) => names,
            Err(error) => return self.fault(path, &Fault::Unreadable { why: error.to_string() }),
        };
        if names.iter().any(|name| name == "index.md") {
            self.read(&path.join("index.md"), name, true);
        } else {
            self.fault(path, &Fault::NoIndex { folder: name.to_owned() });
        }
        for other in names.iter().filter(|name| name.ends_with(".md") && *name != "index.md") {
            self.fault(&path.join(other), &Fault::SecondText { folder: name.to_owned() });
        }
    }

    fn read(&mut self, path: &Path, stem: &str, in_folder: bool) {
        match fs::read(self.root.join(path)) {
            Ok(bytes) => {
                self.sources.push(Source { file: path.to_owned(), stem: stem.to_owned(), in_folder, bytes });
            }
            Err(error) => {
                // The system's words without its number, which differs between systems.
                let why = error.kind().to_string();
                self.fault(path, &Fault::Unreadable { why });
            }
        }
    }
}
