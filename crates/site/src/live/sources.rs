use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::watch::Watch;
use crate::adopted::{self, Adopted, FOLDER};
use crate::posts::{Loaded, Rules, Shelf};
use crate::{POSTS, Post, Problem, Problems};

/// The posts as their author has them, in the blog's own folder or in one that is read in place.
pub(super) struct Sources {
    root: PathBuf,
    watch: Watch,
    shelf: Shelf,
    /// The folder that is read in place, and what was found when it was last looked at.
    adopted: Option<(PathBuf, Adopted)>,
    /// Something in it may have changed since.
    is_doubted: bool,
}

impl Sources {
    pub(super) fn new(root: &Path, watch: Watch) -> Self {
        let shelf = Shelf::new(root, POSTS);
        Self { root: root.to_owned(), watch, shelf, adopted: None, is_doubted: false }
    }

    /// Files that posts show may have changed.
    pub(super) fn doubt_links(&mut self) {
        self.shelf.doubt_links();
    }

    /// Anything in the folder that is read in place may have changed.
    pub(super) fn doubt_adopted(&mut self) {
        self.is_doubted = true;
        self.doubt_links();
    }

    /// From now on the posts are in this folder. It is read when it is another one, when something in it may have changed,
    /// or `anew`: one that was missing is not watched, and nobody tells when it comes.
    pub(super) fn look_in(&mut self, folder: &Path, anew: bool) -> Option<Problem> {
        let folder = Some(folder).filter(|folder| *folder != POSTS);
        let before = self.adopted.as_ref().map(|(folder, _)| folder.as_path());
        let is_doubted = std::mem::take(&mut self.is_doubted);
        if folder == before && !is_doubted && !anew {
            return None;
        }
        if folder.is_some() != before.is_some() {
            self.shelf = Shelf::new(&self.root, if folder.is_some() { FOLDER } else { POSTS });
        }
        // Before it is read: what is saved meanwhile is told.
        let watched = self.watch.adopt(folder);
        self.adopted = folder.map(|folder| (folder.to_owned(), Adopted::of(&self.root, folder)));
        let error = watched.err()?;
        let what = format!("the folder of the posts cannot be watched: {error}");
        Some(Problem::new("blog.toml", None, "posts-folder", what, "start the server again"))
    }

    /// Reads what has changed.
    pub(super) fn load(&mut self, rules: &Rules<'_>) -> Loaded {
        let mut loaded = self.shelf.load(rules);
        if let Some((_, adopted)) = &self.adopted {
            loaded.problems.extend(adopted.problems.iter().cloned());
            loaded.warnings.extend(adopted.warnings.iter().cloned());
        }
        loaded
    }

    /// Reads one file alone, where that is enough.
    pub(super) fn load_one(&mut self, file: &Path) -> Option<Arc<Post>> {
        self.shelf.load_one(file)
    }

    /// With their places, in the files that their author wrote.
    pub(super) fn placed(&self, problems: Vec<Problem>) -> Problems {
        adopted::placed(problems, &self.root, self.adopted.as_ref().map(|(_, adopted)| adopted))
    }
}
