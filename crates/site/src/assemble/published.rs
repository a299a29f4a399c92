use std::sync::OnceLock;

use content::markdown::{Place, render};
use content::{Address, Body, Catalogue, Date, Entry};
use url::Url;

use super::feeds;
use super::output::AssembleError;
use crate::Config;

/// The blog as it stands at its address: what feeds and maps are made from. They leave the blog, so every address in
/// them names its host.
#[derive(Debug)]
pub struct Published<'a> {
    pub(super) config: &'a Config,
    pub(super) catalogue: &'a Catalogue,
    bodies: &'a [Body],
    home: Url,
    /// In the order of the catalogue. A newest article stands in many feeds and is rendered once.
    html: Vec<OnceLock<String>>,
}

/// A text file of the finished folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Below the finished folder, and below the base of the blog.
    pub path: String,
    /// All of it.
    pub text: String,
}

impl<'a> Published<'a> {
    /// The bodies are in the order of the catalogue.
    ///
    /// # Errors
    /// When the configuration's `base_url` is no address.
    pub fn new(
        config: &'a Config,
        catalogue: &'a Catalogue,
        bodies: &'a [Body],
    ) -> Result<Self, AssembleError> {
        let failed = |error| AssembleError::BaseUrl { url: config.blog.url.clone(), error };
        let home = Url::parse(&config.blog.url).map_err(failed)?;
        Ok(Self { config, catalogue, bodies, home, html: vec![OnceLock::new(); bodies.len()] })
    }

    /// The whole address of something below the base, as a URI: in a feed or sitemap other scripts than ASCII must be
    /// percent-encoded.
    pub(super) fn address(&self, below_base: &str) -> String {
        // A path joins to everything that has a host.
        self.home.join(below_base).map_or_else(|_| format!("{}{below_base}", self.home), String::from)
    }

    /// The canonical address of a page.
    pub(super) fn page(&self, address: &Address) -> String {
        self.address(&address.below_base())
    }

    /// The address of an article.
    pub(super) fn article(&self, entry: &Entry) -> String {
        self.page(&Address::Article(entry.slug.clone()))
    }

    /// An article's HTML as it may stand anywhere. Empty when it has no body.
    pub(super) fn html(&self, at: usize) -> &str {
        let (Some(cell), Some(entry)) = (self.html.get(at), self.catalogue.posts.get(at)) else { return "" };
        cell.get_or_init(|| {
            let place = Place::article(&self.config.base).in_language(entry.language(&self.config.blog));
            let rendered = render(&self.bodies[at], &place);
            match Url::parse(&self.article(entry)) {
                Ok(page) => feeds::absolute(&rendered.html, &page),
                Err(_) => rendered.html,
            }
        })
    }

    /// The articles with their bodies.
    pub(super) fn articles(&self) -> impl Iterator<Item = (&'a Entry, &'a Body)> + use<'a> {
        self.catalogue.posts.iter().zip(self.bodies)
    }
}

/// The day of the last change.
pub(super) fn changed(entry: &Entry) -> Date {
    entry.updated.unwrap_or(entry.date)
}
