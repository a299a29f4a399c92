use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use content::markdown::lead_raw;
use content::{Address, Date, Slug};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use rayon::prelude::*;

use crate::adopted::{self, Adopted};
use crate::config::{self, Config, POSTS};
use crate::memo::{Memo, Unused};
use crate::posts::{self, Landing, Loaded, Post, Rules, Standing};
use crate::problem::{Problem, Problems};
use crate::warnings;

/// Where results are kept, in the folder for it.
const MEMO: &str = "posts.memo";

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
    /// What stands above lists of them, in the order of files.
    pub landings: Vec<Landing>,
    /// The day it was at the moment for which the project was read.
    pub today: Option<Date>,
    warnings: Problems,
    /// The folder that is read in place, where the posts are not written for this blog.
    adopted: Option<Arc<Adopted>>,
    /// What earlier builds found, and this one will leave.
    pub(crate) memo: Arc<Memo>,
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

    /// Reads `blog.toml` and every post. No clock is asked: every date has come, and no post has expired.
    ///
    /// # Errors
    /// Everything that is wrong in the whole project, at once.
    pub fn load(root: &Path, drafts: Drafts) -> Result<Self, Problems> {
        Self::read(root, drafts, None, Arc::default())
    }

    /// The same at a moment, in the time zone of `blog.toml`: with [`Drafts::LeaveOut`], posts of later days and posts
    /// that have expired are left out as drafts are.
    ///
    /// # Errors
    /// As [`Self::load`]; and links to posts that are not there at that moment.
    pub fn load_at(root: &Path, drafts: Drafts, now: Timestamp) -> Result<Self, Problems> {
        Self::read(root, drafts, Some(now), Arc::default())
    }

    /// The same, with what earlier builds have left in this folder: what has not changed is not read again.
    ///
    /// # Errors
    /// As [`Self::load_at`].
    pub fn load_with(root: &Path, drafts: Drafts, now: Timestamp, kept: &Path) -> Result<Self, Problems> {
        Self::read(root, drafts, Some(now), Arc::new(Memo::open(&kept.join(MEMO))))
    }

    /// Leaves what was found by checking to the build that follows.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep(&self) -> io::Result<()> {
        self.memo.save(Unused::Keep)
    }

    /// A blog in which nobody has written yet.
    pub(crate) fn empty(root: &Path, config: Config) -> Self {
        let (posts, landings) = (Vec::new(), Vec::new());
        let (warnings, memo) = (Problems::default(), Arc::default());
        Self { root: root.to_owned(), config, posts, landings, today: None, warnings, adopted: None, memo }
    }

    fn read(root: &Path, drafts: Drafts, now: Option<Timestamp>, memo: Arc<Memo>) -> Result<Self, Problems> {
        let config = config::load(root);
        let mut rules = Rules { memo: &memo, ..Rules::default() };
        if let Ok(config) = &config {
            rules.embed = &config.embed;
            rules.tags = config.tags.as_deref();
        }
        let zone = config.as_ref().map_or(TimeZone::UTC, |config| config.timezone.clone());
        rules.today = now.and_then(|now| day(now, zone));
        let today = rules.today;
        let elsewhere = config.as_ref().ok().map(|config| &*config.posts).filter(|posts| *posts != POSTS);
        let adopted = elsewhere.map(|folder| Arc::new(Adopted::of(root, folder)));
        let folder = if adopted.is_some() { adopted::FOLDER } else { POSTS };
        let Loaded { posts, mut landings, mut problems, mut warnings } = posts::load(root, folder, &rules);
        let placed = |problems| adopted::placed(problems, root, adopted.as_deref());
        let mut advice = Vec::new();
        if let Some(adopted) = &adopted {
            problems.extend(adopted.problems.iter().cloned());
            advice.clone_from(&adopted.warnings);
        }
        let config = match config {
            Ok(config) => config,
            Err(more) => {
                problems.extend(more);
                return Err(placed(problems));
            }
        };
        advice = warnings::weigh(advice, &config.warnings, &mut problems);
        warnings = warnings::weigh(warnings, &config.warnings, &mut problems);
        if !problems.is_empty() {
            return Err(placed(problems));
        }
        let mut posts: Vec<_> = posts.into_iter().map(Arc::unwrap_or_clone).collect();
        posts.par_iter_mut().for_each(|post| {
            post.markdown = lead_raw(&post.markdown, &post.targets, &config.base);
        });
        for landing in &mut landings {
            landing.lead_raw(&config.base);
        }
        if drafts == Drafts::LeaveOut {
            posts.retain(|post| post.standing(today) == Standing::Published);
            let files: BTreeSet<_> = posts.iter().map(|post| &post.file).collect();
            let landings: BTreeSet<_> = landings.iter().map(|landing| &landing.file).collect();
            warnings.retain(|warning| files.contains(&warning.file) || landings.contains(&warning.file));
        }
        warnings.extend(advice);
        let warnings = placed(warnings);
        Ok(Self { root: root.to_owned(), config, posts, landings, today, warnings, adopted, memo })
    }

    /// These problems with their places, in the files that their authors wrote.
    pub(crate) fn placed(&self, problems: Vec<Problem>) -> Problems {
        adopted::placed(problems, &self.root, self.adopted.as_deref())
    }

    /// What the authors should know, and what keeps nothing from being made.
    #[must_use]
    pub fn warnings(&self) -> &Problems {
        &self.warnings
    }
}

/// The day it is at a place.
pub(crate) fn day(now: Timestamp, zone: TimeZone) -> Option<Date> {
    let day = now.to_zoned_datetime(zone).date();
    let [month, day_of_month] = [day.month(), day.day()].map(i8::unsigned_abs);
    Date::new(day.year().unsigned_abs(), month, day_of_month).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_when_it_does_in_the_zone() {
        let now: Timestamp = "2025-03-01T23:30:00Z".parse().unwrap();
        let zones = jiff::tz::TimeZoneDatabase::bundled();
        let said = |zone: &str| day(now, zones.get(zone).unwrap()).unwrap().to_string();
        assert_eq!(said("UTC"), "2025-03-01");
        assert_eq!(said("Europe/Berlin"), "2025-03-02");
        assert_eq!(said("America/New_York"), "2025-03-01");
    }
}
