use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use content::markdown::{ReferenceKind, references};
use content::{Picture, Targets};

use super::Profile;
use super::output::{self, AssembleError, Output};
use crate::memo::Memo;
use crate::pictures::{self, All, Kept};
use crate::problem::Problem;
use crate::{Asset, Landing, Post, Progress, Project, hash};

/// The smaller copies of the images that texts show, by the path of the image.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    by_path: BTreeMap<String, Picture>,
    /// What no device keeps for reading offline: of each picture, one copy is enough.
    aside: HashSet<String>,
    /// Of so many images they had to be made.
    pub(super) new: usize,
}

/// The widest copy that is kept: what a column takes on a screen of two pixels for each of CSS.
const KEPT: u32 = 1200;

impl Pictures {
    /// Says of each image which copies there are.
    pub(super) fn name(&self, targets: &mut Targets) {
        for target in targets.values_mut() {
            target.picture = self.by_path.get(&target.path).cloned();
        }
    }

    /// Whether a file is one of several of the same picture, and another is kept.
    pub(super) fn is_aside(&self, path: &str) -> bool {
        self.aside.contains(path)
    }
}

/// Writes the copies of a release. While the author writes, nobody waits for them: the images themselves are shown.
pub(super) fn place(
    project: &Project,
    profile: &Profile,
    progress: &Progress,
    output: &Output,
) -> Result<Pictures, AssembleError> {
    let Profile::Release { cache, .. } = profile else { return Ok(Pictures::default()) };
    let shown: Vec<_> = shown(project).into_iter().collect();
    let files: Vec<_> = shown.iter().map(|(_, image)| project.root.join(&image.file)).collect();
    let cache = cache.join("images");
    let all = pictures::all(&files, &cache, progress);
    let all = all.map_err(|error| AssembleError::Io { what: "read or write", path: cache, error })?;
    let broken = all.found.iter().zip(&shown).filter_map(|((_, made), (_, image))| {
        Some(image.text.bad_image(&image.destination, made.as_ref().err()?.to_string()))
    });
    let broken: Vec<_> = broken.collect();
    if !broken.is_empty() {
        return Err(AssembleError::Invalid(project.placed(broken)));
    }
    let indexes: Vec<_> = (0..files.len()).collect();
    progress.begin_of("Writing images", files.len());
    let written = output::each(&indexes, |index| {
        let copies =
            Copies { project, all: &all, index: *index, path: &shown[*index].0, file: &files[*index] };
        copies.write(output)
    })?;
    let mut pictures = Pictures { new: all.new, ..Pictures::default() };
    for ((path, _), (picture, aside)) in shown.iter().zip(written) {
        pictures.by_path.extend(picture.map(|picture| (path.clone(), picture)));
        pictures.aside.extend(aside);
    }
    Ok(pictures)
}

/// An image, and one of the places where it is shown.
struct Shown<'a> {
    file: PathBuf,
    text: Text<'a>,
    destination: String,
}

/// Every image that Markdown shows, by its path: those in an author's HTML are as the author wrote them.
fn shown(project: &Project) -> BTreeMap<String, Shown<'_>> {
    let mut shown = BTreeMap::new();
    let posts = project.posts.iter().map(Text::Post);
    for text in posts.chain(project.landings.iter().map(Text::Landing)) {
        let (markdown, targets, assets) = text.parts();
        // Most show none.
        if !targets.values().any(|target| has_pixels(&target.path)) {
            continue;
        }
        for reference in references(markdown) {
            let Some(target) = targets.get(&reference.destination) else { continue };
            if reference.kind != ReferenceKind::Image || !has_pixels(&target.path) {
                continue;
            }
            let asset = assets.iter().find(|asset| asset.path == target.path);
            let file =
                asset.map_or_else(|| PathBuf::from("public").join(&target.path), |asset| asset.file.clone());
            let destination = reference.destination;
            shown.entry(target.path.clone()).or_insert(Shown { file, text, destination });
        }
    }
    shown
}

/// Whether a file may be one of those that are made smaller.
fn has_pixels(path: &str) -> bool {
    let path = path.to_lowercase();
    [".jpg", ".jpeg", ".png", ".webp"].iter().any(|kind| path.ends_with(kind))
}

/// What shows images.
#[derive(Clone, Copy)]
enum Text<'a> {
    Post(&'a Post),
    Landing(&'a Landing),
}

impl<'a> Text<'a> {
    fn parts(self) -> (&'a str, &'a Targets, &'a [Asset]) {
        match self {
            Self::Post(Post { markdown, targets, assets, .. }) => (markdown, targets, assets),
            Self::Landing(Landing { markdown, targets, assets, .. }) => (markdown, targets, assets),
        }
    }

    fn bad_image(self, destination: &str, why: String) -> Problem {
        match self {
            Self::Post(post) => post.bad_image(destination, why),
            Self::Landing(landing) => landing.bad_image(destination, why),
        }
    }
}

/// The copies of one image.
struct Copies<'a> {
    project: &'a Project,
    all: &'a All,
    index: usize,
    path: &'a str,
    file: &'a Path,
}

impl Copies<'_> {
    /// Writes them. Says what pages are told, and which files no device keeps.
    fn write(&self, output: &Output) -> Result<(Option<Picture>, Vec<String>), AssembleError> {
        let (key, Ok(kept)) = &self.all.found[self.index] else { return Ok((None, Vec::new())) };
        if kept.copies.is_empty() {
            return Ok((None, Vec::new()));
        }
        let base = &self.project.config.base;
        let stays = stays(kept);
        let mut aside = vec![self.path.to_owned()];
        let mut choices = Vec::new();
        for (index, copy) in kept.copies.iter().enumerate() {
            let path = hash::name_of(&format!("{}.{}w.webp", unhashed(self.path), copy.width), copy.sum);
            let bytes = || {
                let bytes = self.all.bytes(key, self.file, index);
                bytes.map_err(|error| AssembleError::Io { what: "read", path: self.file.to_owned(), error })
            };
            output.make_once(&path, Memo::key("picture", &[path.as_bytes()]), bytes)?;
            choices.push(format!("{} {}w", encoded(&base.join(&path)), copy.width));
            if Some(index) != stays {
                aside.push(path);
            }
        }
        // Where the image itself is the best of its size, it stands among files of another type, and every browser
        // that knows that one knows its own.
        choices.extend(kept.itself.map(|width| format!("{} {width}w", encoded(&base.join(self.path)))));
        Ok((Some(Picture { srcset: choices.join(", "), under: under(&kept.colours) }), aside))
    }
}

/// Which of the copies a device keeps: the widest up to [`KEPT`], or the narrowest.
fn stays(kept: &Kept) -> Option<usize> {
    let fits = kept.copies.iter().rposition(|copy| copy.width <= KEPT);
    fits.or_else(|| (!kept.copies.is_empty()).then_some(0))
}

/// `posts/a/map.0f3a….png` as `posts/a/map.png`.
fn unhashed(path: &str) -> String {
    match hash::in_name(path) {
        Some(hash) => path.replacen(&format!(".{hash}"), "", 1),
        None => path.to_owned(),
    }
}

/// An address for `srcset`, where blanks and commas divide, and for an attribute.
fn encoded(path: &str) -> String {
    let mut encoded = String::new();
    // Writing to a String cannot fail.
    let _ = pulldown_cmark_escape::escape_href(&mut encoded, path);
    encoded.replace(',', "%2C")
}

/// The colours as twelve squares; the style sheet lets them run into one another. Neither a style attribute nor an
/// address of the kind `data:` may stand in a page.
fn under(colours: &str) -> String {
    if colours.len() != 36 {
        return String::new();
    }
    let square = |index: usize| {
        let (x, y) = (index % 4, index / 4);
        format!("<path stroke=\"#{}\" d=\"M{x} {y}h1\"/>", &colours[3 * index..3 * index + 3])
    };
    let squares: String = (0..12).map(square).collect();
    format!("<svg viewBox=\"0 -.5 4 3\" preserveAspectRatio=\"none\" aria-hidden=\"true\">{squares}</svg>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_whose_copies_they_are() {
        assert_eq!(unhashed("posts/a/map.0123456789abcdef.png"), "posts/a/map.png");
        assert_eq!(unhashed("photo.jpg"), "photo.jpg");
        assert_eq!(encoded("/a b,c&d.webp"), "/a%20b%2Cc&amp;d.webp");
    }

    #[test]
    fn what_shines_through_has_nothing_below_it() {
        assert_eq!(under(""), "");
        let drawn = under(&"123456789abc".repeat(3));
        assert!(drawn.starts_with("<svg viewBox=\"0 -.5 4 3\"") && drawn.matches("<path").count() == 12);
        assert!(drawn.contains("<path stroke=\"#456\" d=\"M1 0h1\"/>"), "{drawn}");
        assert!(!drawn.contains("style") && !drawn.contains("data:"), "{drawn}");
    }
}
