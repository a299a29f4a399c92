use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use content::markdown::{Reference, ReferenceKind, references};
use content::{Address, Slug, Target, Targets};
use percent_encoding::percent_decode_str;

use super::files::Source;
use super::{Asset, Fault, Post, images};
use crate::hash;
use crate::nearest::nearest;
use crate::problem::{line_at, slashed};

/// Everything that a link of a post can lead to.
pub(super) struct Known<'a> {
    root: &'a Path,
    /// Every file that holds a post, with what is known of the post when it could be read.
    files: BTreeMap<PathBuf, Option<Goal>>,
    /// The folders of posts that have one, with their slugs.
    folders: BTreeMap<PathBuf, Slug>,
}

struct Goal {
    slug: Slug,
    ids: Vec<String>,
    draft: bool,
}

/// A destination, taken apart: a local path and a fragment, both with percent signs decoded.
struct Local {
    path: String,
    fragment: Option<String>,
}

impl<'a> Known<'a> {
    pub(super) fn new(root: &'a Path, sources: &[Source], posts: &[Post]) -> Self {
        let mut files: BTreeMap<_, _> = sources.iter().map(|source| (source.file.clone(), None)).collect();
        let mut folders = BTreeMap::new();
        for post in posts {
            let goal = Goal { slug: post.slug.clone(), ids: post.ids.clone(), draft: post.draft };
            files.insert(post.file.clone(), Some(goal));
        }
        for source in sources.iter().filter(|source| source.in_folder) {
            if let (Some(Some(goal)), Some(folder)) = (files.get(&source.file), source.file.parent()) {
                folders.insert(folder.to_owned(), goal.slug.clone());
            }
        }
        Self { root, files, folders }
    }

    /// Finds what stands behind every local destination of a post.
    pub(super) fn resolve(&self, post: &Post) -> (Targets, Vec<Asset>, Vec<(u32, Fault)>) {
        let mut targets = Targets::new();
        let mut assets = BTreeSet::new();
        let mut faults = Vec::new();
        for reference in references(&post.markdown) {
            match self.lead(post, &reference) {
                Ok(None) => {}
                Ok(Some((target, asset))) => {
                    targets.insert(reference.destination, target);
                    assets.extend(asset);
                }
                Err(fault) => {
                    faults.push((post.first_line + line_at(&post.markdown, reference.offset), *fault))
                }
            }
        }
        (targets, assets.into_iter().collect(), faults)
    }

    /// `None` for what needs no change: other sites, and fragments of the same text.
    fn lead(&self, post: &Post, reference: &Reference) -> Result<Option<Led>, Box<Fault>> {
        let destination = &reference.destination;
        if destination.is_empty() {
            return Err(Box::new(Fault::NoDestination));
        }
        if is_external(destination) {
            return Ok(None);
        }
        let local = Local::parse(destination);
        let image = reference.kind == ReferenceKind::Image;
        if local.path.is_empty() {
            check_fragment(destination, &local, &post.ids)?;
            return Ok(None);
        }
        if let Some(path) = local.path.strip_prefix('/') {
            return self
                .below_root(destination, path, &local, post.draft)
                .map(|path| Some((Target::from(path), None)));
        }
        let folder = post.file.parent().unwrap_or(Path::new(""));
        let Some(file) = normalise(&folder.join(&local.path)) else {
            return Err(Box::new(Fault::OutsideOfPosts { destination: destination.clone() }));
        };
        let goal = self.files.get(&file).or_else(|| self.files.get(&file.join("index.md")));
        match goal {
            Some(Some(goal)) if !image => {
                goal.check(destination, &local, post.draft)?;
                let path = Address::Article(goal.slug.clone()).below_base() + &local.hash();
                Ok(Some((Target::from(path), None)))
            }
            // A post with faults of its own: they are told, and this link may well be right.
            Some(None) => Ok(None),
            _ => self.asset(post, destination, &file, &local, image).map(Some),
        }
    }

    fn below_root(
        &self,
        destination: &str,
        path: &str,
        local: &Local,
        from_draft: bool,
    ) -> Result<String, Box<Fault>> {
        let goals = || self.files.values().flatten();
        match Address::parse(path) {
            Some(Address::Article(slug)) => {
                let Some(goal) = goals().find(|goal| goal.slug == slug) else {
                    let near = nearest(slug.as_str(), goals().map(|goal| goal.slug.as_str()));
                    let nearest = near.map(|slug| format!("/posts/{slug}/"));
                    return Err(Box::new(Fault::NoSuchAddress {
                        destination: destination.to_owned(),
                        nearest,
                    }));
                };
                goal.check(destination, local, from_draft)?;
                Ok(Address::Article(slug).below_base() + &local.hash())
            }
            Some(address) => Ok(address.below_base() + &local.hash()),
            None if normalise(Path::new(path))
                .is_some_and(|p| self.root.join("public").join(p).is_file()) =>
            {
                Ok(path.to_owned() + &local.hash())
            }
            None => {
                Err(Box::new(Fault::NoSuchAddress { destination: destination.to_owned(), nearest: None }))
            }
        }
    }

    fn asset(
        &self,
        post: &Post,
        destination: &str,
        file: &Path,
        local: &Local,
        image: bool,
    ) -> Result<Led, Box<Fault>> {
        let destination = destination.to_owned();
        let posts = self.files.keys().next().and_then(|file| file.components().next());
        if !self.root.join(file).is_file() {
            let nearest = self.nearest_file(post, &local.path);
            return Err(Box::new(Fault::NoSuchFile { destination, image, nearest }));
        }
        if let Ok(path) = file.strip_prefix("public") {
            return Ok((Target::from(slashed(path) + &local.hash()), None));
        }
        let Some((folder, slug)) = self.folders.iter().find(|(folder, _)| file.starts_with(folder)) else {
            let slug = post.slug.to_string();
            let beside = file.components().next() == posts;
            return Err(Box::new(if beside && file.parent() == post.file.parent() {
                Fault::BesideFlatPost { destination, slug }
            } else {
                Fault::OutsideOfPosts { destination }
            }));
        };
        let bytes = match fs::read(self.root.join(file)) {
            Ok(bytes) => bytes,
            Err(error) => {
                return Err(Box::new(Fault::BadImage { destination, why: error.kind().to_string() }));
            }
        };
        let name = slashed(file.strip_prefix(folder).unwrap_or(file));
        let size = if images::is_image(&name) { Some(images::size(&name, &bytes)) } else { None };
        let size = match size {
            Some(Ok(size)) => Some(size),
            Some(Err(why)) => return Err(Box::new(Fault::BadImage { destination, why })),
            None if image => {
                let why = "browsers do not show files of this kind".to_owned();
                return Err(Box::new(Fault::BadImage { destination, why }));
            }
            None => None,
        };
        let path = hash::name(&format!("{}{name}", Address::Article(slug.clone()).below_base()), &bytes);
        let target = Target { path: format!("{path}{}", local.hash()), size };
        Ok((target, Some(Asset { file: file.to_owned(), path })))
    }

    /// The nearest of the posts and of the files beside this one, as the author would write it from here.
    fn nearest_file(&self, post: &Post, path: &str) -> Option<String> {
        let folder = post.file.parent()?;
        let beside = fs::read_dir(self.root.join(folder)).into_iter().flatten().flatten();
        let mut names: Vec<String> =
            beside.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.extend(self.files.keys().filter(|file| **file != post.file).map(|file| relative(folder, file)));
        names.sort();
        nearest(path, names.iter().map(String::as_str)).map(str::to_owned)
    }
}

type Led = (Target, Option<Asset>);

impl Goal {
    fn check(&self, destination: &str, local: &Local, from_draft: bool) -> Result<(), Box<Fault>> {
        if self.draft && !from_draft {
            return Err(Box::new(Fault::LinkToDraft { destination: destination.to_owned() }));
        }
        check_fragment(destination, local, &self.ids)
    }
}

impl Local {
    fn parse(destination: &str) -> Self {
        let (path, fragment) = match destination.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment)),
            None => (destination, None),
        };
        let path = path.split_once('?').map_or(path, |(path, _)| path);
        let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        Self { path: decode(path), fragment: fragment.map(decode) }
    }

    fn hash(&self) -> String {
        self.fragment.as_ref().map_or_else(String::new, |fragment| format!("#{fragment}"))
    }
}

fn check_fragment(destination: &str, local: &Local, ids: &[String]) -> Result<(), Box<Fault>> {
    match &local.fragment {
        // `#` and `#top` lead to the top of every page (HTML, "indicated part of the document").
        Some(id) if !id.is_empty() && id != "top" && !ids.contains(id) => {
            let nearest = nearest(id, ids.iter().map(String::as_str)).map(str::to_owned);
            Err(Box::new(Fault::NoSuchHeading { destination: destination.to_owned(), nearest }))
        }
        _ => Ok(()),
    }
}

/// Whether a destination names a scheme (RFC 3986, 3.1) or another host.
fn is_external(destination: &str) -> bool {
    if destination.starts_with("//") {
        return true;
    }
    let Some((scheme, _)) = destination.split_once(':') else { return false };
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

/// A path without `.` and `..`; `None` when it leaves the project.
fn normalise(path: &Path) -> Option<PathBuf> {
    let mut whole = PathBuf::new();
    for part in path.components() {
        match part {
            Component::Normal(name) => whole.push(name),
            Component::CurDir => {}
            Component::ParentDir => {
                if !whole.pop() {
                    return None;
                }
            }
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(whole)
}

/// The way from a folder to a file, both relative to the same root.
fn relative(folder: &Path, file: &Path) -> String {
    let common = folder.components().zip(file.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().count() - common;
    let down: PathBuf = file.components().skip(common).collect();
    "../".repeat(up) + &slashed(&down)
}

/// Every `id` of a rendered text, also of raw HTML.
pub(super) fn ids(html: &str) -> Vec<String> {
    let mut ids = Vec::new();
    for tag in html.split('<').skip(1) {
        let tag = tag.split_once('>').map_or(tag, |(tag, _)| tag);
        if let Some((_, rest)) = tag.split_once(" id=\"")
            && let Some((id, _)) = rest.split_once('"')
        {
            ids.push(id.replace("&quot;", "\"").replace("&amp;", "&"));
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_other_sites_from_files() {
        for text in ["https://a.b", "mailto:a@b", "//cdn", "data:x", "tel:+1"] {
            assert!(is_external(text), "{text}");
        }
        for text in ["a.md", "../a.md", "/posts/a/", "#a", "a/b:c.md", "1:2"] {
            assert!(!is_external(text), "{text}");
        }
    }

    #[test]
    fn paths_go_there_and_back() {
        let path = |text| normalise(Path::new(text));
        assert_eq!(path("posts/a/../b.md"), Some("posts/b.md".into()));
        assert_eq!(path("posts/../../b.md"), None);
        assert_eq!(relative(Path::new("posts/a"), Path::new("posts/b/index.md")), "../b/index.md");
        assert_eq!(relative(Path::new("posts"), Path::new("posts/b.md")), "b.md");
    }

    #[test]
    fn finds_ids_in_written_html() {
        assert_eq!(ids("<h2 id=\"a\">x</h2> id=\"no\" <a class=\"b\" id=\"c&amp;d\">"), ["a", "c&d"]);
    }
}
