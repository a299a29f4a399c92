mod assets;
mod destination;
mod ids;
mod paths;
mod redirect;
mod suggest;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use content::markdown::{Reference, ReferenceKind, raw_references, references};
use content::{Address, Date, Slug, Target, Targets};

pub(super) use self::ids::ids;

use self::destination::{Local, check_fragment, is_of_this_computer, scheme};
use self::paths::{is_file, normalise};
use super::files::Source;
use super::schedule::{Schedule, Standing};
use super::{Asset, Fault, Text, images};
use crate::External;
use crate::nearest::nearest;

/// Everything that a link of a post can lead to.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Known {
    root: PathBuf,
    /// Every file that holds a post, with what is known of the post when it could be read.
    files: BTreeMap<PathBuf, Goal>,
    /// The first file of each slug, or of each name that would be one.
    slugs: HashMap<String, PathBuf>,
    /// The folders of texts that have one, with the addresses of their pages.
    folders: BTreeMap<PathBuf, Address>,
    /// The post behind every old address, by the file that answers it.
    aliases: BTreeMap<String, PathBuf>,
    today: Option<Date>,
}

/// What the destinations of one post come to.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) targets: Targets,
    pub(super) assets: Vec<Asset>,
    /// With their lines.
    pub(super) faults: Vec<(u32, Fault)>,
    pub(super) warnings: Vec<(u32, Fault)>,
    pub(super) external: Vec<External>,
}

/// A post as a goal of links. What its faults hide is unknown: they are told, and a link to it may well be right.
#[derive(Debug, Default, PartialEq)]
struct Goal {
    /// The name of its file or folder.
    stem: String,
    slug: Option<Slug>,
    ids: Option<Vec<String>>,
    /// Ids that headings had, each with the one that it has.
    anchors: Vec<(String, String)>,
    schedule: Option<Schedule>,
    tags: Vec<Slug>,
    series: Option<Slug>,
}

/// Where a link leads, and the file that must be published for it.
type Led = (Target, Option<Asset>);

impl Known {
    /// `folders` are those of texts that are no posts.
    pub(super) fn new(
        root: &Path,
        today: Option<Date>,
        sources: &[Source],
        texts: &[Arc<Text>],
        folders: impl Iterator<Item = (PathBuf, Address)>,
    ) -> Self {
        let mut aliases = BTreeMap::new();
        for text in texts {
            for (alias, _) in &text.front_matter.aliases {
                aliases.entry(alias.file()).or_insert_with(|| text.file.clone());
            }
        }
        let mut texts: BTreeMap<_, _> = texts.iter().map(|text| (&text.file, &**text)).collect();
        let mut files = BTreeMap::new();
        let mut folders: BTreeMap<_, _> = folders.collect();
        for source in sources {
            let goal = Goal::new(source, texts.remove(&source.file));
            if let (true, Some(folder)) = (source.in_folder, source.file.parent()) {
                // One that has no slug fails for that; its files are no further fault.
                let slug = goal.slug.clone().or_else(|| Slug::from_text(&source.stem));
                folders.extend(slug.map(|slug| (folder.to_owned(), Address::Article(slug))));
            }
            files.insert(source.file.clone(), goal);
        }
        let mut slugs = HashMap::with_capacity(files.len());
        for (file, goal) in &files {
            let name = goal.slug.as_ref().map_or(goal.stem.as_str(), Slug::as_str);
            slugs.entry(name.to_owned()).or_insert_with(|| file.clone());
        }
        Self { root: root.to_owned(), files, slugs, folders, aliases, today }
    }

    /// Takes note of the headings of a text that is the same goal in every other way, and says whether they are others;
    /// `None` where it is another goal.
    pub(super) fn note(&mut self, source: &Source, text: &Text) -> Option<bool> {
        let now = Goal::new(source, Some(text));
        let known = self.files.get_mut(&source.file)?;
        let ids = std::mem::replace(&mut known.ids, now.ids.clone());
        let others = ids != known.ids;
        let same = *known == now;
        if !same {
            known.ids = ids;
        }
        same.then_some(others)
    }

    /// Finds what stands behind every local destination of a post.
    pub(super) fn resolve(&self, text: &Text) -> Found {
        let mut all = Found::default();
        let mut assets = BTreeSet::new();
        for reference in &text.destinations.found {
            let line = text.line(reference.offset);
            match self.lead(text, reference) {
                Ok(led) => {
                    if is_web(&reference.destination) {
                        let destination = reference.destination.clone();
                        all.external.push(External { destination, line });
                    }
                    all.warnings.extend(self.redirect(text, reference).map(|fault| (line, fault)));
                    if let Some((target, asset)) = led {
                        all.targets.insert(reference.destination.clone(), target);
                        assets.extend(asset);
                    }
                }
                Err(fault) => all.faults.push((line, *fault)),
            }
        }
        for (destination, offset) in &text.destinations.unread {
            let destination = destination.clone();
            all.faults.push((text.line(*offset), Fault::BlankInDestination { destination }));
        }
        all.assets = assets.into_iter().collect();
        all
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
                goal.check(destination, &local, text, self.today)?;
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
                        Some(goal) => goal.check(destination, local, text, self.today)?,
                        None => return self.old_address(text, destination, path, local),
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
                    Ok((Target { path: path.to_owned() + &local.rest(), size, picture: None }, None))
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
                _ => self.old_address(text, destination, path, local),
            },
        }
    }

    fn goal_at(&self, slug: &Slug) -> Option<&Goal> {
        self.files.get(self.slugs.get(slug.as_str())?)
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
        let shows = |goal: &&Goal| {
            let standing = goal.schedule.map(|schedule| schedule.standing(self.today));
            from_draft || standing.is_none_or(|standing| standing == Standing::Published)
        };
        let shown = || self.files.values().filter(shows).flat_map(&lists);
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
            anchors: front_matter.anchors.iter().map(|one| (one.old.clone(), one.new.clone())).collect(),
            schedule: Some(Schedule::of(front_matter)),
            tags: front_matter.tags.iter().filter_map(|tag| Slug::from_text(tag)).collect(),
            series: front_matter.series.as_deref().and_then(Slug::from_text),
        }
    }

    fn check(
        &self,
        destination: &str,
        local: &Local,
        text: &Text,
        today: Option<Date>,
    ) -> Result<(), Box<Fault>> {
        let destination_of = || destination.to_owned();
        if let Some(schedule) = &self.schedule {
            let fault = match Schedule::of(&text.front_matter).meets(schedule, today) {
                Standing::Published => None,
                Standing::Draft => Some(Fault::LinkToDraft { destination: destination_of() }),
                Standing::Expired => Some(Fault::LinkToExpired { destination: destination_of() }),
                Standing::Future => {
                    let date = schedule.date.map_or_else(String::new, |date| date.to_string());
                    Some(Fault::LinkToFuture { destination: destination_of(), date })
                }
            };
            if let Some(fault) = fault {
                return Err(Box::new(fault));
            }
        }
        self.ids.as_ref().map_or(Ok(()), |ids| check_fragment(destination, local, ids))
    }
}

/// All destinations of a text, in order.
pub(super) fn all(markdown: &str) -> Vec<Reference> {
    let mut found = references(markdown);
    found.extend(raw_references(markdown).into_iter().map(as_in_markdown));
    found.sort_by_key(|reference| reference.offset);
    found
}

/// HTML shows more than images: films, sounds, other pages. Whatever else it is, it must be there.
fn as_in_markdown(reference: Reference) -> Reference {
    let image = images::is_image(&Local::parse(&reference.destination).path);
    let kind = if image { reference.kind } else { ReferenceKind::Link };
    Reference { kind, ..reference }
}

/// Whether a destination is a page of another site.
fn is_web(destination: &str) -> bool {
    scheme(destination).is_some_and(|scheme| ["", "http", "https"].contains(&scheme.to_lowercase().as_str()))
}

fn outside(destination: &str) -> Box<Fault> {
    Box::new(Fault::OutsideOfPosts { destination: destination.to_owned() })
}
