//! The blog as it is right now, for its author: the same files that a build writes, each made when somebody asks for it.
//! A changed post makes one body anew, and each page that is looked at.

mod answer;
mod frame;
mod ready;
mod store;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use content::{Address, Base, Catalogue, Resource, Slug};

pub use answer::Answer;
pub use frame::Code;
pub(crate) use frame::{Compiled, Frame};
use ready::Ready;
pub(crate) use store::Store;

use super::bundle::{self, Bundle};
use super::output::{AssembleError, Output};
use super::pictures::Pictures;
use super::search;
use crate::posts::Landing;
use crate::{Post, Project};

/// All posts of one moment, with the frame around them.
pub(crate) struct Edition {
    frame: Arc<Frame>,
    catalogue: Arc<Catalogue>,
    posts: HashMap<Slug, Arc<Ready>>,
    /// What stands above lists.
    landings: Vec<(Address, content::Landing)>,
    related: Arc<Related>,
    /// What has been asked for by its hash, of this edition and those before it.
    store: Arc<Store>,
    /// Where a search begins, once somebody has searched.
    search: Mutex<Option<Resource>>,
}

/// The articles near each article.
pub(crate) type Related = HashMap<Slug, Vec<Slug>>;

/// What an edition is made of.
pub(crate) struct Parts<'a> {
    pub(crate) posts: &'a [Arc<Post>],
    pub(crate) landings: Vec<Landing>,
    pub(crate) related: Arc<Related>,
}

impl Edition {
    /// What is the same as in the edition before is taken from it.
    pub(crate) fn new(
        frame: Arc<Frame>,
        parts: Parts<'_>,
        before: Option<&Self>,
        store: Arc<Store>,
    ) -> Result<Self, AssembleError> {
        let Parts { posts, landings, related } = parts;
        // Frames can have other bases and languages, which are in bodies and entries.
        let before = before.filter(|before| before.frame.config() == frame.config());
        let mut ready = HashMap::with_capacity(posts.len());
        for post in posts {
            let known = before.and_then(|before| before.posts.get(&post.slug));
            let near = related.get(&post.slug).map_or(&[][..], Vec::as_slice);
            let one = match known.filter(|known| known.is_of(post, near)) {
                Some(known) => Arc::clone(known),
                None => Arc::new(Ready::new(post, near, frame.config(), &store)?),
            };
            ready.insert(post.slug.clone(), one);
        }
        let entries = posts.iter().filter_map(|post| ready.get(&post.slug)).map(|post| post.entry.clone());
        let catalogue = Catalogue::new(frame.config().blog.clone(), entries.collect());
        let output = Output::in_memory(Default::default());
        let landings =
            bundle::landings(&frame.above_lists(landings), &catalogue, &Pictures::default(), &output)?;
        store.keep(output.into_files());
        let (catalogue, search) = (Arc::new(catalogue), Mutex::default());
        Ok(Self { frame, catalogue, posts: ready, landings, related, store, search })
    }

    /// The same with another text of one post, which keeps its date. Lists follow with the next edition.
    pub(crate) fn with(&self, post: &Arc<Post>) -> Result<Self, AssembleError> {
        let near = self.related.get(&post.slug).map_or(&[][..], Vec::as_slice);
        let ready = Ready::new(post, near, self.frame.config(), &self.store)?;
        let mut posts = self.posts.clone();
        posts.insert(post.slug.clone(), Arc::new(ready));
        Ok(Self {
            frame: Arc::clone(&self.frame),
            catalogue: Arc::clone(&self.catalogue),
            posts,
            landings: self.landings.clone(),
            related: Arc::clone(&self.related),
            store: Arc::clone(&self.store),
            search: Mutex::default(),
        })
    }

    /// The path of the post's page on the host.
    pub(crate) fn page_of(&self, post: &Post) -> String {
        Address::Article(post.slug.clone()).href(self.base())
    }

    /// The path below which the blog lives.
    pub(crate) fn base(&self) -> &Base {
        &self.frame.config().base
    }

    /// The articles near each article. Every word is read for it: 2 s for a thousand, in a debug build.
    pub(crate) fn find_related(&self) -> Related {
        search::read(&self.project()).related()
    }

    /// All posts, as they are published.
    fn project(&self) -> Project {
        self.frame.project(self.posts.values().map(|ready| ready.post.clone()).collect())
    }

    /// Catalogue and bodies, as they are bundled.
    fn bundle(&self) -> Bundle {
        let posts = self.catalogue.posts.iter().filter_map(|entry| self.posts.get(&entry.slug));
        let bodies = posts.map(|post| post.body.clone()).collect();
        let catalogue = self.catalogue.as_ref().clone();
        let (related, landings) = (self.related.as_ref().clone(), self.landings.clone());
        Bundle { catalogue, bodies, related, landings }
    }

    /// The index of all articles: nobody waits for it but who searches.
    fn search_start(&self) -> Result<Resource, AssembleError> {
        let mut search = self.search.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(start) = search.as_ref() {
            return Ok(start.clone());
        }
        let mut output = Output::in_memory(Default::default());
        let files = search::place(search::read(&self.project()), &self.bundle(), &mut output)?;
        self.store.keep(output.into_files());
        *search = Some(files.start.clone());
        Ok(files.start)
    }
}
