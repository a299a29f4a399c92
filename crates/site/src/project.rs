use std::path::{Path, PathBuf};

use content::markdown::lead_raw;
use content::{Address, Slug};

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

/// An old address that leads on to a post: a page of its own, and a rule for hosts that have rules.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Redirect {
    /// The old path on the host: `/blog/2024/a.html`.
    pub from: String,
    /// The post's path on the host: `/blog/posts/a/`.
    pub to: String,
    /// The file that answers the old address, below the finished folder.
    pub file: String,
    /// The post's part of its address.
    pub slug: Slug,
    /// The post's title.
    pub title: String,
    /// The post's file.
    pub post: PathBuf,
}

impl Project {
    /// Every old address, in the order of posts. Checked: none is a page, none leads to another, none is named twice.
    #[must_use]
    pub fn redirects(&self) -> Vec<Redirect> {
        let base = &self.config.base;
        let of = |post: &Post| {
            let (to, slug) = (Address::Article(post.slug.clone()).href(base), post.slug.clone());
            let (title, file) = (post.title.clone(), post.file.clone());
            let redirects = post.aliases.iter().map(move |alias| Redirect {
                from: base.join(alias.path()),
                to: to.clone(),
                file: alias.file(),
                slug: slug.clone(),
                title: title.clone(),
                post: file.clone(),
            });
            redirects.collect::<Vec<_>>()
        };
        self.posts.iter().flat_map(of).collect()
    }

    /// Reads `blog.toml` and every post.
    ///
    /// # Errors
    /// Everything that is wrong in the whole project, at once.
    pub fn load(root: &Path, drafts: Drafts) -> Result<Self, Problems> {
        let config = config::load(root);
        let embed = config.as_ref().map_or(&[][..], |config| &config.embed);
        let (mut posts, mut problems) = posts::load(root, "posts", embed);
        let config = match config {
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
