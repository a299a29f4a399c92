use std::collections::BTreeMap;

use content::{Body, Catalogue, Current, Entry, Resource, Slug};

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
        let bytes = postcard::to_allocvec(&body).map_err(AssembleError::Encode)?;
        let file = output.write_hashed(&format!("content/{}.bin", post.slug), &bytes)?;
        for asset in &post.assets {
            let bytes = output::read(&project.root.join(&asset.file))?;
            output.write_once(&asset.path, &bytes)?;
        }
        entries.push(entry(post, &project.config.blog.language, file, images));
        bodies.insert(post.slug.clone(), body);
    }
    let catalogue = Catalogue::new(project.config.blog.clone(), entries);
    let bytes = postcard::to_allocvec(&catalogue).map_err(AssembleError::Encode)?;
    let catalogue_file = output.write_hashed("content/catalogue.bin", &bytes)?;
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
    let current = Current {
        app: app.name().to_owned(),
        catalogue: bundle.catalogue_file.clone(),
        search: search.clone(),
    };
    output.write(Current::PATH, &postcard::to_allocvec(&current).map_err(AssembleError::Encode)?)
}

fn entry(post: &Post, language: &str, body: Resource, images: &BTreeMap<Slug, Resource>) -> Entry {
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
