//! Another release of the same app: this repository's blog with something changed, assembled natively around the
//! compiled app of `BLOG_DIST`.

use std::fs;
use std::path::{Path, PathBuf};

use site::{Drafts, Profile, Project, assemble};
use tempfile::TempDir;

use crate::site::{dist, shrinkers};

/// The sources of a release.
pub struct Sources(TempDir);

/// A finished one; its files go when it is dropped.
pub struct Release(TempDir);

impl Sources {
    /// Those of this repository.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for part in ["posts", "public", "style", "blog.toml"] {
            copy(&repository().join(part), &folder.path().join(part));
        }
        Self(folder)
    }

    /// Replaces a text, which must be there, in a file.
    pub fn change(self, file: &str, from: &str, to: &str) -> Self {
        let file = self.0.path().join(file);
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains(from), "{}: {from}", file.display());
        fs::write(file, text.replacen(from, to, 1)).unwrap();
        self
    }

    /// Writes a file.
    pub fn write(self, file: &str, text: &str) -> Self {
        fs::write(self.0.path().join(file), text).unwrap();
        self
    }

    /// As `cargo blog build` does it, but for the compiler.
    pub fn assemble(&self) -> Release {
        self.assemble_with("")
    }

    /// With a line at the end of the app's glue: another app.
    pub fn assemble_with(&self, line: &str) -> Release {
        self.assemble_beside(&repository().join("target/blog"), line)
    }

    /// The same, with another folder for what is kept and for settings of servers.
    pub fn assemble_beside(&self, cache: &Path, line: &str) -> Release {
        let staging = tempfile::tempdir().unwrap();
        let app = |end: &str| fs::read(find(&dist().join("app"), "app.", end)).unwrap();
        fs::write(staging.path().join("app_bg.wasm"), app(".wasm")).unwrap();
        fs::write(staging.path().join("app.js"), [app(".js"), line.into()].concat()).unwrap();
        fs::copy(repository().join("index.html"), staging.path().join("index.html")).unwrap();
        let project = Project::load(self.0.path(), Drafts::LeaveOut).unwrap();
        let profile = Profile::Release { shrinkers: shrinkers(), cache: cache.to_owned() };
        assemble(&project, staging.path(), &profile).unwrap_or_else(|error| panic!("{error}"));
        Release(staging)
    }
}

impl Release {
    pub fn folder(&self) -> PathBuf {
        self.0.path().to_owned()
    }
}

fn repository() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let path = entry.unwrap().path();
            copy(&path, &to.join(path.file_name().unwrap()));
        }
    } else {
        fs::copy(from, to).unwrap();
    }
}

/// The file of a folder whose name begins and ends so.
fn find(folder: &Path, start: &str, end: &str) -> PathBuf {
    let fits = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap();
        name.starts_with(start) && name.ends_with(end)
    };
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).find(fits).expect("a finished blog")
}
