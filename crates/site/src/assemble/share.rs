use std::collections::BTreeMap;

use content::{Address, Resource, Slug};

use super::Profile;
use super::output::{AssembleError, Output};
use crate::share::{self, Cache, Card, Direction, Fonts};
use crate::{Post, Problem, Project};

/// The share images of the articles.
#[derive(Clone, Debug, Default)]
pub(super) struct ShareImages {
    /// Where each lies. Pages that the author alone sees have none.
    pub(super) files: BTreeMap<Slug, Resource>,
    /// Titles that an image had to leave out. The build goes on: the pages are complete.
    pub(super) problems: Vec<Problem>,
}

/// Writes an image for every article of a release.
pub(super) fn place(
    project: &Project,
    output: &mut Output,
    profile: &Profile,
) -> Result<ShareImages, AssembleError> {
    let Profile::Release { cache, .. } = profile else { return Ok(ShareImages::default()) };
    let cards: Vec<_> = project.posts.iter().map(|post| card(project, post)).collect();
    let fonts = Fonts::new().map_err(AssembleError::Share)?;
    let images =
        share::images(&cards, &fonts, &Cache::new(&cache.join("share"))).map_err(AssembleError::Share)?;
    let mut placed = ShareImages::default();
    for (post, image) in project.posts.iter().zip(images) {
        let path = format!("{}share.png", Address::Article(post.slug.clone()).below_base());
        placed.files.insert(post.slug.clone(), output.write_hashed(&path, &image.png)?);
        placed.problems.extend(image.missing.iter().map(|missing| Problem {
            file: post.file.clone(),
            line: None,
            what: missing.what(),
            remedy: missing.remedy(),
        }));
    }
    Ok(placed)
}

fn card(project: &Project, post: &Post) -> Card {
    let blog = &project.config.blog;
    Card {
        title: post.title.clone(),
        site: blog.title.clone(),
        author: blog.author.clone(),
        date: post.date.long(),
        language: blog.language.clone(),
        direction: Direction::of(&post.title),
    }
}
