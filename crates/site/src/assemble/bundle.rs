use std::collections::{BTreeMap, HashMap};

use content::{Address, Body, Catalogue, Entry, Landing, Resource, Slug, markdown};

use super::output::{self, AssembleError, Output};
use super::pictures::Pictures;
use crate::memo::Memo;
use crate::{Asset, Post, Project, pictures};

/// All articles, and what the browser fetches of their texts: a body for each, under a name with its hash.
pub(crate) struct Bundle {
    pub(crate) catalogue: Catalogue,
    /// In the order of the catalogue.
    pub(crate) bodies: Vec<Body>,
    /// The articles near each article.
    pub(crate) related: HashMap<Slug, Vec<Slug>>,
    /// What stands above lists, by their addresses.
    pub(crate) landings: Vec<(Address, Landing)>,
}

/// Writes bodies and their images. `images` are those that other sites show, `related` the articles near each article.
pub(super) fn place(
    project: &Project,
    images: &BTreeMap<Slug, Resource>,
    related: HashMap<Slug, Vec<Slug>>,
    copies: &Pictures,
    output: &mut Output,
) -> Result<Bundle, AssembleError> {
    let out = &*output;
    let made = output::each(&project.posts, |post| {
        let mut body = post.body_by(&project.memo);
        copies.name(&mut body.targets);
        let file = out.write_hashed(&path(&post.slug), &fetched_bytes(&body)?)?;
        publish(project, &post.assets, out)?;
        Ok((entry(post, &project.config.blog.language, file, images), (post.slug.clone(), body)))
    })?;
    let (entries, mut bodies): (Vec<_>, HashMap<_, _>) = made.into_iter().unzip();
    let catalogue = Catalogue::new(project.config.blog.clone(), entries);
    let landings = landings(project, &catalogue, copies, output)?;
    let bodies = catalogue.posts.iter().filter_map(|entry| bodies.remove(&entry.slug)).collect();
    Ok(Bundle { catalogue, bodies, related, landings })
}

/// What stands above lists, as browsers get it; their images are written. A list that only drafts make is not there.
pub(super) fn landings(
    project: &Project,
    catalogue: &Catalogue,
    copies: &Pictures,
    output: &Output,
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
        landing.body = fetched(&landing.body);
        publish(project, &text.assets, output)?;
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
