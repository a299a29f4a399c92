use std::fs;
use std::path::{Path, PathBuf};

use content::Resource;
use tempfile::TempDir;

use crate::validate::{Known, Origins, validate};
use crate::{Drafts, Project};

/// A project and the folder that was built of it, both made by a test.
pub(super) struct Blog {
    folder: TempDir,
    base_url: &'static str,
    fetched: Vec<Resource>,
}

impl Blog {
    /// With a home page and nothing else. Its links are written by [`Blog::home`].
    pub(super) fn new() -> Self {
        Self::below("https://example.org/")
    }

    pub(super) fn below(base_url: &'static str) -> Self {
        let blog = Self { folder: tempfile::tempdir().unwrap(), base_url, fetched: Vec::new() };
        let settings = "title = \"B\"\ntagline = \"T\"\nauthor = \"A\"\nlanguage = \"en\"\n";
        blog.write("blog.toml", &format!("{settings}base_url = \"{base_url}\"\n"));
        blog.post("welcome.md", "Hello.\n");
        blog.home("")
    }

    /// A source of the project, below its root.
    pub(super) fn write(&self, path: &str, text: &str) {
        write(&self.folder.path().join(path), text);
    }

    /// A post. The text begins on line 5.
    pub(super) fn post(&self, file: &str, text: &str) {
        self.write(
            &format!("posts/{file}"),
            &format!("+++\ntitle = \"P\"\ndate = \"2025-03-31\"\n+++\n{text}"),
        );
    }

    /// A file of the finished folder.
    pub(super) fn file(self, path: &str, text: &str) -> Self {
        write(&self.dist().join(path), text);
        self
    }

    /// A page of the finished folder in which nothing is wrong, but perhaps what is put into its `main`.
    pub(super) fn page(self, path: &str, main: &str) -> Self {
        let address = format!("{}{}", self.base_url, path.strip_suffix("index.html").unwrap_or(path));
        let head = format!(
            "<title>T</title><meta name=description content=D><link rel=canonical href=\"{address}\">"
        );
        self.file(
            path,
            &format!("<!doctype html><html lang=en><head>{head}<body><main><h1>T</h1>{main}</main>"),
        )
    }

    /// The home page, with this in its `main`.
    pub(super) fn home(self, main: &str) -> Self {
        self.page("index.html", main)
    }

    /// What the app fetches.
    pub(super) fn fetches(mut self, path: &str, integrity: &str) -> Self {
        self.fetched.push(Resource { path: path.to_owned(), integrity: integrity.to_owned() });
        self
    }

    pub(super) fn dist(&self) -> PathBuf {
        self.folder.path().join("staged")
    }

    /// Every problem as it is shown, sorted.
    pub(super) fn problems(&self) -> Vec<String> {
        let project = Project::load(self.folder.path(), Drafts::LeaveOut).unwrap();
        let fetched: Vec<_> = self.fetched.iter().collect();
        let problems =
            validate(&self.dist(), &Origins::of(&project), &Known::nothing(), &fetched, self.base_url);
        let mut problems: Vec<_> = problems.iter().map(ToString::to_string).collect();
        problems.sort();
        problems
    }

    /// That there are these problems and no others.
    #[track_caller]
    pub(super) fn has(&self, problems: &[&str]) {
        let mut problems = problems.to_vec();
        problems.sort_unstable();
        assert_eq!(self.problems(), problems);
    }
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}
