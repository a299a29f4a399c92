//! Another generator's folder as this blog's posts: understood as an import understands it, and left as it is.
//!
//! What an import would write is written below `target/`, where it is built like any post. Problems name the files and
//! lines that the author wrote.

mod advice;
mod lines;
mod mirror;
mod read;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use import::Plan;

pub(crate) use read::is_passed_over;
pub use read::{Source, read_source};

use crate::posts::can_lead;
use crate::problem::{Problem, Problems, reason};

/// Where the posts are written as an import writes them, below the blog's folder.
pub(crate) const FOLDER: &str = "target/blog/adopted";

/// The posts of a folder, and whose they are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Adopted {
    root: PathBuf,
    /// Each file below [`FOLDER`] with the one that its author wrote; both below `root`.
    authored: BTreeMap<PathBuf, PathBuf>,
    /// Why there are not all of them.
    pub(crate) problems: Vec<Problem>,
    /// What an import would say.
    pub(crate) warnings: Vec<Problem>,
}

impl Adopted {
    /// Reads the folder, which is seen from `root`. What has not changed since the last time is not written again.
    pub(crate) fn of(root: &Path, folder: &Path) -> Self {
        let mut adopted = Self { root: root.to_owned(), ..Self::default() };
        match plan(root, folder) {
            Ok((source, plan)) => adopted.take(&source, folder, &plan),
            Err(problem) => {
                adopted.problems.push(*problem);
                // Whoever looks for posts there finds none, and the folder.
                let _ = fs::create_dir_all(root.join(FOLDER));
            }
        }
        adopted
    }

    fn take(&mut self, source: &Source, folder: &Path, plan: &Plan) {
        for post in &plan.posts {
            // A feed's entries are told apart by what stands behind the file's name.
            let file = if source.folder == self.root.join(folder) {
                folder.join(&post.source)
            } else {
                folder.into()
            };
            self.authored.insert(mirror::place(&post.file), file);
        }
        self.warnings = advice::of(plan, folder);
        if let Err((path, error)) = mirror::write(&self.root, source, &plan.posts) {
            let file = path.strip_prefix(&self.root).unwrap_or(&path);
            let what = format!("the file cannot be written: {}", reason(error.kind()));
            let remedy = "make the folder target writable, and leave room on the disk";
            self.problems.push(Problem::new(file, None, "unwritable", what, remedy));
        }
    }

    /// The problem as the author of the folder needs it.
    fn authored(&self, problem: Problem) -> Problem {
        let Some(file) = self.authored.get(&problem.file) else { return problem };
        let texts = [file, &problem.file].map(|file| fs::read(self.root.join(file)).unwrap_or_default());
        let [before, after] = texts.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        let line = problem.line.map(|line| lines::original(&before, &after, line));
        problem.moved(file, line)
    }
}

/// In order, with their places, in the files that the author wrote.
pub(crate) fn placed(problems: Vec<Problem>, root: &Path, adopted: Option<&Adopted>) -> Problems {
    let authored = |problem| match adopted {
        Some(adopted) => adopted.authored(problem),
        None => problem,
    };
    Problems::new(problems.into_iter().map(authored).collect()).placed(root)
}

fn plan(root: &Path, folder: &Path) -> Result<(Source, Plan), Box<Problem>> {
    let problem =
        |what: String, remedy: &str| Box::new(Problem::new("blog.toml", None, "posts-folder", what, remedy));
    let shown = folder.display();
    let source = read_source(&root.join(folder)).map_err(|error| {
        let why = reason(error.kind());
        problem(
            format!("'posts' leads to {shown}, which cannot be read: {why}"),
            "name the folder of the old blog's source",
        )
    })?;
    let plan = import::plan(&source.files, None, &BTreeMap::new(), &can_lead).map_err(|error| {
        let said = error.to_string();
        let (what, remedy) = said.split_once('\n').unwrap_or((&said, "name another folder"));
        problem(format!("'posts' leads to {shown}: {what}"), remedy.trim())
    })?;
    Ok((source, plan))
}
