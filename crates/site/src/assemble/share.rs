use std::collections::BTreeMap;

use content::{Address, Resource, Slug, Text};

use super::Profile;
use super::output::{self, AssembleError, Output};
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
    let fonts = Fonts::new().map_err(AssembleError::Share)?;
    let cache = Cache::new(&cache.join("share"));
    let output = &*output;
    // One after the other on each core: together they take more memory than anything else of a build.
    let images = output::each(&project.posts, |post| {
        let image = share::image(&card(project, post), &fonts, &cache).map_err(AssembleError::Share)?;
        let path = format!("{}share.png", Address::Article(post.slug.clone()).below_base());
        Ok((output.write_hashed(&path, &image.png)?, image.missing))
    })?;
    let mut placed = ShareImages::default();
    for (post, (file, missing)) in project.posts.iter().zip(images) {
        placed.files.insert(post.slug.clone(), file);
        placed.problems.extend(missing.iter().map(|missing| {
            let (what, remedy) = (missing.what(), missing.remedy());
            Problem::new(&post.file, None, "share-image", what, remedy).warning()
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
        date: Text::of(&blog.language).day(post.date),
        language: post.language.as_ref().unwrap_or(&blog.language).clone(),
        direction: Direction::of(&post.title),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::Drafts;

    fn project(root: &Path) -> Project {
        let config = ["title", "tagline", "author"].map(|key| format!("{key} = \"Name\"\n")).concat();
        let config = format!("{config}language = \"en\"\nbase_url = \"https://example.org/\"\n");
        fs::write(root.join("blog.toml"), config).unwrap();
        fs::create_dir(root.join("posts")).unwrap();
        for slug in ["one", "two"] {
            let post = format!("+++\ntitle = \"{slug}\"\ndate = \"2024-02-05\"\n+++\n\nText.\n");
            fs::write(root.join(format!("posts/{slug}.md")), post).unwrap();
        }
        Project::load(root, Drafts::LeaveOut).unwrap()
    }

    #[test]
    fn a_release_has_an_image_beside_every_article() {
        let folder = tempfile::tempdir().unwrap();
        let project = project(folder.path());
        let (dist, cache) = (folder.path().join("dist"), folder.path().join("cache"));
        let release = Profile::Release { shrinkers: crate::Shrinkers::default(), cache: cache.clone() };
        let placed = place(&project, &mut Output::new(&dist), &release).unwrap();
        let slugs: Vec<_> = placed.files.keys().map(Slug::as_str).collect();
        assert_eq!((slugs, placed.problems), (vec!["one", "two"], Vec::new()));
        for (slug, file) in &placed.files {
            assert!(file.path.starts_with(&format!("posts/{slug}/share.")), "{}", file.path);
            assert!(fs::read(dist.join(&file.path)).unwrap().starts_with(b"\x89PNG"));
        }
        assert_eq!(fs::read_dir(cache.join("share")).unwrap().count(), 2);
        let placed = place(&project, &mut Output::new(&dist), &Profile::Debug).unwrap();
        assert!(placed.files.is_empty());
    }
}
