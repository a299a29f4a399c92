use std::path::{Path, PathBuf};

use content::markdown::lead_raw;

use crate::config::{self, Config};
use crate::posts::{self, Post};
use crate::problem::Problems;

/// Whether drafts are part of what is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drafts {
    /// As `serve` shows them to the author.
    Show,
    /// As `build` leaves them out.
    LeaveOut,
}

/// A blog's sources, read and checked: only a project without a problem exists.
#[derive(Clone, Debug)]
pub struct Project {
    /// The folder with `blog.toml`.
    pub root: PathBuf,
    /// The blog's identity.
    pub config: Config,
    /// Every post, in the order of files.
    pub posts: Vec<Post>,
}

impl Project {
    /// Reads `blog.toml` and every post.
    ///
    /// # Errors
    /// Everything that is wrong in the whole project, at once.
    pub fn load(root: &Path, drafts: Drafts) -> Result<Self, Problems> {
        let (mut posts, mut problems) = posts::load(root, "posts");
        let config = match config::load(root) {
            Ok(config) if problems.is_empty() => config,
            Ok(_) => return Err(Problems::new(problems)),
            Err(mut more) => {
                problems.append(&mut more);
                return Err(Problems::new(problems));
            }
        };
        for post in &mut posts {
            post.markdown = lead_raw(&post.markdown, &post.targets, &config.base);
        }
        if drafts == Drafts::LeaveOut {
            posts.retain(|post| !post.draft);
        }
        Ok(Self { root: root.to_owned(), config, posts })
    }

    /// What the authors should know, and what keeps nothing from being made.
    #[must_use]
    pub fn warnings(&self) -> Problems {
        Problems::new(self.posts.iter().flat_map(|post| post.warnings.iter().cloned()).collect())
    }
}
