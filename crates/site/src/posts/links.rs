use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use content::markdown::{Reference, ReferenceKind, raw_references, references, unread_destinations};
use content::{Address, Slug, Target, Targets};
use percent_encoding::percent_decode_str;

use super::files::Source;
use super::{Asset, Fault, Text, images};
use crate::hash;
use crate::nearest::nearest;
use crate::problem::{line_at, reason, slashed};

/// Everything that a link of a post can lead to.
pub(super) struct Known<'a> {
    root: &'a Path,
    /// Every file that holds a post, with what is known of the post when it could be read.
    files: BTreeMap<PathBuf, Goal>,
    /// The folders of posts that have one, with their slugs.
    folders: BTreeMap<PathBuf, Slug>,
}

/// A post as a goal of links. What its faults hide is unknown: they are told, and a link to it may well be right.
#[derive(Default)]
struct Goal {
    /// The name of its file or folder.
    stem: String,
    slug: Option<Slug>,
    ids: Option<Vec<String>>,
    draft: bool,
    tags: Vec<Slug>,
    series: Option<Slug>,
}

/// A destination, taken apart: a local path and a fragment, both with percent signs decoded.
struct Local {
    path: String,
    /// As it was written, with its question mark; empty when there is none.
    query: String,
    fragment: Option<String>,
}

/// Where a link leads, and the file that must be published for it.
type Led = (Target, Option<Asset>);

impl<'a> Known<'a> {
    pub(super) fn new(root: &'a Path, sources: &[Source], texts: &[Text]) -> Self {
        let mut texts: BTreeMap<_, _> = texts.iter().map(|text| (&text.file, text)).collect();
        let mut files = BTreeMap::new();
        let mut folders = BTreeMap::new();
        for source in sources {
            let goal = Goal::new(source, texts.remove(&source.file));
            if let (true, Some(folder)) = (source.in_folder, source.file.parent()) {
                // One that has no slug fails for that; its files are no further fault.
                let slug = goal.slug.clone().or_else(|| Slug::from_text(&source.stem));
                folders.extend(slug.map(|slug| (folder.to_owned(), slug)));
            }
            files.insert(source.file.clone(), goal);
        }
        Self { root, files, folders }
    }

    /// Finds what stands behind every local destination of a post.
    pub(super) fn resolve(&self, text: &Text) -> (Targets, Vec<Asset>, Vec<(u32, Fault)>) {
        let mut targets = Targets::new();
        let mut assets = BTreeSet::new();
        let mut faults = Vec::new();
        let mut found = references(&text.markdown);
        found.extend(raw_references(&text.markdown).into_iter().map(as_in_markdown));
        found.sort_by_key(|reference| reference.offset);
        for reference in found {
            match self.lead(text, &reference) {
                Ok(None) => {}
                Ok(Some((target, asset))) => {
                    targets.insert(reference.destination, target);
                    assets.extend(asset);
                }
                Err(fault) => {
                    faults.push((text.first_line + line_at(&text.markdown, reference.offset), *fault));
                }
            }
        }
        for (destination, offset) in unread_destinations(&text.markdown) {
            let line = text.first_line + line_at(&text.markdown, offset);
            faults.push((line, Fault::BlankInDestination { destination }));
        }
        (targets, assets.into_iter().collect(), faults)
    }

    /// `None` for what needs no change: other sites, and fragments of the same text.
    fn lead(&self, text: &Text, reference: &Reference) -> Result<Option<Led>, Box<Fault>> {
        let destination = &reference.destination;
        let image = reference.kind == ReferenceKind::Image;
        if destination.is_empty() {
            return Err(Box::new(Fault::NoDestination { image }));
        }
        match scheme(destination) {
            Some(scheme) if is_of_this_computer(scheme) => return Err(outside(destination)),
            Some(_) => return Ok(None),
            None => {}
        }
        let local = Local::parse(destination);
        if local.path.is_empty() {
            check_fragment(destination, &local, &text.ids)?;
            return Ok(None);
        }
        if let Some(path) = local.path.strip_prefix('/') {
            return self.below_root(text, reference, path, &local).map(Some);
        }
        let folder = text.file.parent().unwrap_or(Path::new(""));
        let Some(file) = normalise(&folder.join(&local.path)) else { return Err(outside(destination)) };
        match self.files.get(&file).or_else(|| self.files.get(&file.join("index.md"))) {
            Some(_) if image => Err(Box::new(Fault::NotAnImage { destination: destination.clone() })),
            Some(goal) => {
                goal.check(destination, &local, text.front_matter.draft)?;
                let article = goal.slug.clone().map(Address::Article);
                Ok(article.map(|article| (Target::from(article.below_base() + &local.rest()), None)))
            }
            None => self.asset(text, reference, &file, &local).map(Some),
        }
    }

    /// A destination that begins with a slash: an address of the blog, or a file of `public/`.
    fn below_root(
        &self,
        text: &Text,
        reference: &Reference,
        path: &str,
        local: &Local,
    ) -> Result<Led, Box<Fault>> {
        let destination = &reference.destination;
        let image = reference.kind == ReferenceKind::Image;
        let draft = text.front_matter.draft;
        let led = |path: &str| Ok((Target::from(path.to_owned() + &local.rest()), None));
        match Address::parse(path) {
            Some(_) if image => Err(Box::new(Fault::NotAnImage { destination: destination.clone() })),
            Some(address) => {
                match &address {
                    Address::Article(slug) => match self.goal_at(slug) {
                        Some(goal) => goal.check(destination, local, draft)?,
                        None => return Err(self.no_address(destination, path)),
                    },
                    Address::Tag(tag) => {
                        self.check_list(destination, draft, "tags", tag, |goal| &goal.tags)?
                    }
                    Address::Series(series) => {
                        self.check_list(destination, draft, "series", series, |goal| goal.series.as_slice())?;
                    }
                    Address::Home
                    | Address::Page(_)
                    | Address::Archive
                    | Address::Tags
                    | Address::Offline => {}
                }
                led(&address.below_base())
            }
            None => match normalise(Path::new(path)).map(|path| Path::new("public").join(path)) {
                Some(file) if is_file(&self.root.join(&file)) => {
                    let size = self.size(destination, &file, image)?;
                    Ok((Target { path: path.to_owned() + &local.rest(), size }, None))
                }
                _ if image => {
                    let near = self.nearest_file(Path::new("public"), path).map(|file| format!("/{file}"));
                    let place = format!("public/{path}");
                    Err(Box::new(Fault::NoSuchImage {
                        destination: destination.clone(),
                        nearest: near,
                        place,
                    }))
                }
                _ => Err(self.no_address(destination, path)),
            },
        }
    }

    fn goal_at(&self, slug: &Slug) -> Option<&Goal> {
        let mut goals = self.files.values();
        goals.find(|goal| goal.slug.as_ref().map_or(goal.stem == slug.as_str(), |known| known == slug))
    }

    /// Whether a list of articles has one: of a tag, or of a series.
    fn check_list<'b>(
        &'b self,
        destination: &str,
        from_draft: bool,
        folder: &str,
        wanted: &Slug,
        lists: impl Fn(&'b Goal) -> &'b [Slug],
    ) -> Result<(), Box<Fault>> {
        let shown = || self.files.values().filter(|goal| from_draft || !goal.draft).flat_map(&lists);
        let hidden = self.files.values().any(|goal| goal.ids.is_none());
        if hidden || shown().any(|slug| slug == wanted) {
            return Ok(());
        }
        let nearest = nearest(wanted.as_str(), shown().map(Slug::as_str));
        let nearest = nearest.map(|slug| format!("/{folder}/{slug}/"));
        Err(Box::new(Fault::NoSuchAddress { destination: destination.to_owned(), nearest }))
    }

    fn no_address(&self, destination: &str, path: &str) -> Box<Fault> {
        let slugs = self.files.values().filter_map(|goal| goal.slug.as_ref()).map(Slug::as_str);
        let article = nearest(stem(path), slugs).filter(|_| is_page(path));
        let article = article.map(|slug| format!("/posts/{slug}/"));
        let file = || self.nearest_file(Path::new("public"), path).map(|file| format!("/{file}"));
        let nearest = article.or_else(file);
        Box::new(Fault::NoSuchAddress { destination: destination.to_owned(), nearest })
    }

    /// A file beside the post, or anywhere in a post's folder or in `public/`.
    fn asset(
        &self,
        text: &Text,
        reference: &Reference,
        file: &Path,
        local: &Local,
    ) -> Result<Led, Box<Fault>> {
        let destination = reference.destination.clone();
        let image = reference.kind == ReferenceKind::Image;
        if !is_file(&self.root.join(file)) {
            return Err(Box::new(self.no_file(text, reference, &local.path)));
        }
        if let Ok(path) = file.strip_prefix("public") {
            let size = self.size(&destination, file, image)?;
            return Ok((Target { path: slashed(path) + &local.rest(), size }, None));
        }
        let Some((folder, slug)) = self.folders.iter().find(|(folder, _)| file.starts_with(folder)) else {
            let posts = text.file.components().next();
            let beside = file.components().next() == posts && file.parent() == text.file.parent();
            return Err(if beside {
                let slug = stem(&slashed(&text.file)).to_owned();
                Box::new(Fault::BesideFlatPost { destination, slug })
            } else {
                outside(&destination)
            });
        };
        let size = self.size(&destination, file, image)?;
        let bytes = self.read(&destination, file)?;
        let name = slashed(file.strip_prefix(folder).unwrap_or(file));
        let path = hash::name(&format!("{}{name}", Address::Article(slug.clone()).below_base()), &bytes);
        let target = Target { path: format!("{path}{}", local.rest()), size };
        Ok((target, Some(Asset { file: file.to_owned(), path })))
    }

    fn read(&self, destination: &str, file: &Path) -> Result<Vec<u8>, Box<Fault>> {
        fs::read(self.root.join(file)).map_err(|error| {
            let why = reason(error.kind());
            Box::new(Fault::BadImage { destination: destination.to_owned(), why })
        })
    }

    /// The size of an image; `None` for other files, which only links may lead to.
    fn size(&self, destination: &str, file: &Path, image: bool) -> Result<Option<(u32, u32)>, Box<Fault>> {
        let destination = destination.to_owned();
        if !images::is_image(&slashed(file)) {
            return if image { Err(Box::new(Fault::NotAnImage { destination })) } else { Ok(None) };
        }
        match images::size(&slashed(file), &self.read(&destination, file)?) {
            Ok(size) => Ok(Some(size)),
            Err(why) => Err(Box::new(Fault::BadImage { destination, why })),
        }
    }

    fn no_file(&self, text: &Text, reference: &Reference, path: &str) -> Fault {
        let destination = reference.destination.clone();
        let folder = text.file.parent().unwrap_or(Path::new(""));
        let flat = !text.file.ends_with("index.md");
        let place = || {
            let own = if flat { folder.join(stem(&slashed(&text.file))) } else { folder.to_owned() };
            let place = slashed(&normalise(&own.join(path)).unwrap_or(own));
            if flat { format!("{place}, and make the post the index.md beside it") } else { place }
        };
        if reference.kind == ReferenceKind::Image {
            let nearest = self.nearest_file(folder, path);
            return Fault::NoSuchImage { destination, nearest, place: place() };
        }
        let nearest = if path.starts_with("www.") {
            Some(format!("https://{destination}"))
        } else {
            self.nearest_post(text, path).or_else(|| self.nearest_file(folder, path))
        };
        let remedy = match is_page(path) {
            true => format!("link a post by its file, as in {}other-post.md", if flat { "" } else { "../" }),
            false => format!("put the file there: {}", place()),
        };
        Fault::NoSuchFile { destination, nearest, remedy }
    }

    /// The post whose name is nearest, as its file is written from here.
    fn nearest_post(&self, text: &Text, path: &str) -> Option<String> {
        let others = || self.files.iter().filter(|(file, _)| **file != text.file);
        let near =
            nearest(stem(path), others().map(|(_, goal)| goal.stem.as_str())).filter(|_| is_page(path))?;
        let (file, _) = others().find(|(_, goal)| goal.stem == near)?;
        Some(relative(text.file.parent()?, file))
    }

    /// The file with the nearest name, but no post, in the folder that a path names.
    fn nearest_file(&self, folder: &Path, path: &str) -> Option<String> {
        let (below, name) = path.rsplit_once('/').unwrap_or(("", path));
        let mut names = names(&self.root.join(folder).join(below));
        names.retain(|name| !name.ends_with(".md"));
        let near = nearest(name, names.iter().map(String::as_str))?;
        Some(if below.is_empty() { near.to_owned() } else { format!("{below}/{near}") })
    }
}

impl Goal {
    fn new(source: &Source, text: Option<&Text>) -> Self {
        let stem = source.stem.clone();
        let Some(text) = text else { return Self { stem, ..Self::default() } };
        let front_matter = &text.front_matter;
        Self {
            stem,
            slug: front_matter.slug.clone(),
            ids: Some(text.ids.clone()),
            draft: front_matter.draft,
            tags: front_matter.tags.iter().filter_map(|tag| Slug::from_text(tag)).collect(),
            series: front_matter.series.as_deref().and_then(Slug::from_text),
        }
    }

    fn check(&self, destination: &str, local: &Local, from_draft: bool) -> Result<(), Box<Fault>> {
        if self.draft && !from_draft {
            return Err(Box::new(Fault::LinkToDraft { destination: destination.to_owned() }));
        }
        self.ids.as_ref().map_or(Ok(()), |ids| check_fragment(destination, local, ids))
    }
}

/// HTML shows more than images: films, sounds, other pages. Whatever else it is, it must be there.
fn as_in_markdown(reference: Reference) -> Reference {
    let image = images::is_image(&Local::parse(&reference.destination).path);
    let kind = if image { reference.kind } else { ReferenceKind::Link };
    Reference { kind, ..reference }
}

fn outside(destination: &str) -> Box<Fault> {
    Box::new(Fault::OutsideOfPosts { destination: destination.to_owned() })
}

impl Local {
    fn parse(destination: &str) -> Self {
        let (path, fragment) = match destination.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment)),
            None => (destination, None),
        };
        let (path, query) = path.split_at(path.find('?').unwrap_or(path.len()));
        let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        Self { path: decode(path), query: query.to_owned(), fragment: fragment.map(decode) }
    }

    /// What follows the path: it leads to a place in the file, or says something to it, and stays.
    fn rest(&self) -> String {
        let fragment = self.fragment.as_ref().map_or_else(String::new, |fragment| format!("#{fragment}"));
        format!("{}{fragment}", self.query)
    }
}

fn check_fragment(destination: &str, local: &Local, ids: &[String]) -> Result<(), Box<Fault>> {
    match &local.fragment {
        // `#` and `#top` lead to the top of every page (HTML, "indicated part of the document").
        Some(id) if !id.is_empty() && id != "top" && !ids.contains(id) => {
            let nearest = nearest(id, ids.iter().map(String::as_str)).map(str::to_owned);
            let (destination, id) = (destination.to_owned(), id.clone());
            Err(Box::new(Fault::NoSuchHeading { destination, id, nearest }))
        }
        _ => Ok(()),
    }
}

/// The scheme that a destination names (RFC 3986, 3.1); an empty one for `//host`.
fn scheme(destination: &str) -> Option<&str> {
    if destination.starts_with("//") {
        return Some("");
    }
    let (scheme, _) = destination.split_once(':')?;
    let valid = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    valid.then_some(scheme)
}

/// A `file:` address, or the drive of a Windows path.
fn is_of_this_computer(scheme: &str) -> bool {
    scheme.len() == 1 || scheme.eq_ignore_ascii_case("file")
}

/// The name that a path gives to a post: of its file, or of the folder with its index.
fn stem(path: &str) -> &str {
    let names = path.trim_end_matches('/').rsplit(['/', '\\']);
    let mut stems = names.map(|name| name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    stems.find(|stem| *stem != "index").unwrap_or_default()
}

/// Whether a path can be meant for a page, by the end of its name.
fn is_page(path: &str) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    name.rsplit_once('.').is_none_or(|(_, extension)| ["", "md", "html", "htm"].contains(&extension))
}

/// The files in a folder, sorted; none when it cannot be read.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.path().is_file());
    let mut names: Vec<_> = files.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Whether a file has this name on every system: some overlook the difference between capital and small letters.
fn is_file(path: &Path) -> bool {
    let Some((folder, name)) = path.parent().zip(path.file_name().and_then(|name| name.to_str())) else {
        return false;
    };
    let other_case = |other: &String| other != name && other.to_lowercase() == name.to_lowercase();
    path.is_file() && {
        let names = names(folder);
        names.iter().any(|other| other == name) || !names.iter().any(other_case)
    }
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
            assert!(scheme(text).is_some_and(|scheme| !is_of_this_computer(scheme)), "{text}");
        }
        for text in ["file:///a.md", "C:\\posts\\a.md"] {
            assert!(scheme(text).is_some_and(is_of_this_computer), "{text}");
        }
        for text in ["a.md", "../a.md", "/posts/a/", "#a", "a/b:c.md", "1:2"] {
            assert_eq!(scheme(text), None);
        }
    }

    #[test]
    fn a_path_names_a_post_in_many_ways() {
        for path in ["a.md", "../a.html", "/posts/a/", "posts/a/index.md", "..\\a.md", "a"] {
            assert_eq!(stem(path), "a", "{path}");
        }
        assert_eq!(stem("index.md"), "");
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
