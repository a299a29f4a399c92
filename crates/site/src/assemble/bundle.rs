use std::collections::{BTreeMap, HashMap};

use content::{Address, Body, Catalogue, Current, Entry, Landing, Resource, Slug, markdown};

use super::app::App;
use super::output::{self, AssembleError, Output};
use super::pictures::Pictures;
use crate::memo::Memo;
use crate::{Asset, Post, Project, pictures};

/// What the browser fetches: a catalogue and a body for each article, all under names with their hashes.
pub(crate) struct Bundle {
    pub(crate) catalogue: Catalogue,
    pub(crate) catalogue_file: Resource,
    /// In the order of the catalogue.
    pub(crate) bodies: Vec<Body>,
    /// What stands above lists, by their addresses.
    pub(crate) landings: Vec<(Address, Landing)>,
}

/// Writes bodies, their images, and the catalogue that names them. `images` are those that other sites show, `related`
/// the articles near each article.
pub(super) fn place(
    project: &Project,
    images: &BTreeMap<Slug, Resource>,
    related: &HashMap<Slug, Vec<Slug>>,
    copies: &Pictures,
    output: &mut Output,
) -> Result<Bundle, AssembleError> {
    let out = &*output;
    let made = output::each(&project.posts, |post| {
        let related = related.get(&post.slug).cloned().unwrap_or_default();
        let mut body = Body { related, ..post.body_by(&project.memo) };
        copies.name(&mut body.targets);
        let file = out.write_hashed(&path(&post.slug), &fetched_bytes(&body)?)?;
        publish(project, &post.assets, out)?;
        Ok((entry(post, &project.config.blog.language, file, images), (post.slug.clone(), body)))
    })?;
    let (entries, mut bodies): (Vec<_>, HashMap<_, _>) = made.into_iter().unzip();
    let mut catalogue = Catalogue::new(project.config.blog.clone(), entries);
    let landings = place_landings(project, &mut catalogue, copies, output)?;
    let catalogue_file = place_catalogue(&catalogue, output)?;
    let bodies = catalogue.posts.iter().filter_map(|entry| bodies.remove(&entry.slug)).collect();
    Ok(Bundle { catalogue, catalogue_file, bodies, landings })
}

/// Writes what stands above lists, and tells the catalogue. A list that only drafts make is not there.
pub(super) fn place_landings(
    project: &Project,
    catalogue: &mut Catalogue,
    copies: &Pictures,
    output: &mut Output,
) -> Result<Vec<(Address, Landing)>, AssembleError> {
    let mut landings = Vec::new();
    for text in &project.landings {
        let is_list = match &text.address {
            Address::Tag(tag) => catalogue.tagged(tag).is_some(),
            Address::Series(series) => catalogue.series(series).is_some(),
            _ => false,
        };
        if !is_list {
            continue;
        }
        let mut landing = text.landing();
        copies.name(&mut landing.body.targets);
        let fetched = Landing { body: fetched(&landing.body), ..landing.clone() };
        let bytes = postcard::to_allocvec(&fetched).map_err(AssembleError::Encode)?;
        let list = text.address.below_base();
        // An underscore, which no article's name has: the worker takes `content/<slug>.…` for an article's.
        let file = output.write_hashed(&format!("content/_{}.bin", list.trim_end_matches('/')), &bytes)?;
        publish(project, &text.assets, output)?;
        catalogue.landings.push((list, file));
        landings.push((text.address.clone(), landing));
    }
    Ok(landings)
}

/// A text as the browser gets it.
fn fetched(body: &Body) -> Body {
    Body { markdown: markdown::numbered(&body.markdown), ..body.clone() }
}

fn publish(project: &Project, assets: &[Asset], output: &Output) -> Result<(), AssembleError> {
    for asset in assets {
        // Its path carries the hash of what is published.
        output.make_once(&asset.path, Memo::key("copy", &[asset.path.as_bytes()]), || {
            let bytes = output::read(&project.root.join(&asset.file))?;
            Ok(pictures::published(&bytes, &project.root).into_owned())
        })?;
    }
    Ok(())
}

/// Writes the file that says which catalogue is the current one, and which app can read it.
pub(super) fn point(
    bundle: &Bundle,
    search: &Resource,
    app: &App,
    output: &mut Output,
) -> Result<(), AssembleError> {
    output.write(Current::PATH, &current(&bundle.catalogue_file, search, app)?)
}

/// That file.
pub(super) fn current(catalogue: &Resource, search: &Resource, app: &App) -> Result<Vec<u8>, AssembleError> {
    let current =
        Current { app: app.name().to_owned(), catalogue: catalogue.clone(), search: search.clone() };
    postcard::to_allocvec(&current).map_err(AssembleError::Encode)
}

/// Writes the catalogue.
pub(super) fn place_catalogue(catalogue: &Catalogue, output: &mut Output) -> Result<Resource, AssembleError> {
    let bytes = postcard::to_allocvec(catalogue).map_err(AssembleError::Encode)?;
    output.write_hashed("content/catalogue.bin", &bytes)
}

/// The path of an article's body, to which its hash comes.
pub(super) fn path(slug: &Slug) -> String {
    format!("content/{slug}.bin")
}

/// A body as the browser fetches it.
pub(super) fn fetched_bytes(body: &Body) -> Result<Vec<u8>, AssembleError> {
    postcard::to_allocvec(&fetched(body)).map_err(AssembleError::Encode)
}

/// What lists say of an article.
pub(super) fn entry(post: &Post, language: &str, body: Resource, images: &BTreeMap<Slug, Resource>) -> Entry {
    Entry {
        slug: post.slug.clone(),
        title: post.title.clone(),
        date: post.date,
        updated: post.updated,
        summary: post.summary.clone(),
        tags: post.tags.clone(),
        series: post.series.clone(),
        language: post.language.clone().filter(|own| own != language),
        reading: post.reading,
        share_image: images.get(&post.slug).map(|image| image.path.clone()),
        body,
    }
}
