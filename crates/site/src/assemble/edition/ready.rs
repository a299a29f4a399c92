use std::collections::BTreeMap;
use std::sync::Arc;

use content::markdown::lead_raw;
use content::{Body, Entry, Resource, Slug};

use super::Store;
use crate::assemble::bundle;
use crate::assemble::output::AssembleError;
use crate::{Config, Post, hash};

/// A post with all that is made of it alone.
pub(super) struct Ready {
    /// As it was read.
    source: Arc<Post>,
    /// As it is published: the addresses in its HTML lie below the base.
    pub(super) post: Post,
    pub(super) body: Body,
    /// The articles near it.
    pub(super) related: Vec<Slug>,
    pub(super) entry: Entry,
}

impl Ready {
    /// With the articles near it.
    pub(super) fn new(
        source: &Arc<Post>,
        related: &[Slug],
        config: &Config,
        store: &Store,
    ) -> Result<Self, AssembleError> {
        let mut post = Post::clone(source);
        post.markdown = lead_raw(&post.markdown, &post.targets, &config.base);
        let body = post.body();
        let bytes = bundle::fetched_bytes(&body)?;
        let path = hash::name(&bundle::path(&post.slug), &bytes);
        let file = Resource { path: path.clone(), integrity: hash::integrity(&bytes) };
        store.keep([(path, bytes)].into());
        let entry = bundle::entry(&post, &config.blog.language, file, &BTreeMap::new());
        Ok(Self { source: Arc::clone(source), post, body, related: related.to_vec(), entry })
    }

    /// Whether it was made of this.
    pub(super) fn is_of(&self, source: &Arc<Post>, related: &[Slug]) -> bool {
        Arc::ptr_eq(&self.source, source) && self.related == related
    }
}
