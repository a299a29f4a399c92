mod assets;
mod destination;
mod ids;
mod paths;
mod suggest;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use content::markdown::{Reference, ReferenceKind, raw_references, references, unread_destinations};
use content::{Address, Slug, Target, Targets};

pub(super) use self::ids::ids;

use self::destination::{Local, check_fragment, is_of_this_computer, scheme};
use self::paths::{is_file, normalise};
use super::files::Source;
use super::{Asset, Fault, Text, images};
use crate::nearest::nearest;

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
                    faults.push((text.line(reference.offset), *fault));
                }
            }
        }
        for (destination, offset) in unread_destinations(&text.markdown) {
            faults.push((text.line(offset), Fault::BlankInDestination { destination }));
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
                    | Address::Search
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
