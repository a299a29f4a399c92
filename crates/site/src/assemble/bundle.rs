use std::collections::BTreeMap;

use content::{Body, Catalogue, Current, Entry, Resource, Slug, markdown};

use super::app::App;
use super::output::{self, AssembleError, Output};
use crate::{Post, Project};

/// What the browser fetches: a catalogue and a body for each article, all under names with their hashes.
pub(crate) struct Bundle {
    pub(crate) catalogue: Catalogue,
    pub(crate) catalogue_file: Resource,
    /// In the order of the catalogue.
    pub(crate) bodies: Vec<Body>,
}

/// Writes bodies, their images, and the catalogue that names them. `images` are those that other sites show.
pub(super) fn place(
    project: &Project,
    images: &BTreeMap<Slug, Resource>,
    output: &mut Output,
) -> Result<Bundle, AssembleError> {
    let mut entries = Vec::with_capacity(project.posts.len());
    let mut bodies = std::collections::HashMap::with_capacity(project.posts.len());
    for post in &project.posts {
        let body = post.body();
        let file = output.write_hashed(&path(&post.slug), &fetched(&body)?)?;
        for asset in &post.assets {
            let bytes = output::read(&project.root.join(&asset.file))?;
            output.write_once(&asset.path, &bytes)?;
        }
        entries.push(entry(post, &project.config.blog.language, file, images));
        bodies.insert(post.slug.clone(), body);
    }
    let catalogue = Catalogue::new(project.config.blog.clone(), entries);
    let catalogue_file = place_catalogue(&catalogue, output)?;
    let bodies = catalogue.posts.iter().filter_map(|entry| bodies.remove(&entry.slug)).collect();
    Ok(Bundle { catalogue, catalogue_file, bodies })
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
pub(super) fn fetched(body: &Body) -> Result<Vec<u8>, AssembleError> {
    let fetched = Body { markdown: markdown::numbered(&body.markdown), ..body.clone() };
    postcard::to_allocvec(&fetched).map_err(AssembleError::Encode)
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
