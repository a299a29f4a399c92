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
use super::search;
use crate::Post;

/// All posts of one moment, with the frame around them.
pub(crate) struct Edition {
    frame: Arc<Frame>,
    catalogue: Arc<Catalogue>,
    posts: HashMap<Slug, Arc<Ready>>,
    /// What has been asked for by its hash, of this edition and those before it.
    store: Arc<Store>,
    /// Where a search begins, once somebody has searched.
    search: Mutex<Option<Resource>>,
}

impl Edition {
    /// What is the same as in the edition before is taken from it.
    pub(crate) fn new(
        frame: Arc<Frame>,
        posts: &[Arc<Post>],
        before: Option<&Self>,
        store: Arc<Store>,
    ) -> Result<Self, AssembleError> {
        // Frames can have other bases and languages, which are in bodies and entries.
        let before = before.filter(|before| before.frame.config() == frame.config());
        let mut ready = HashMap::with_capacity(posts.len());
        for post in posts {
            let known = before.and_then(|before| before.posts.get(&post.slug));
            let one = match known.filter(|known| known.is_of(post)) {
                Some(known) => Arc::clone(known),
                None => Arc::new(Ready::new(post, frame.config(), &store)?),
            };
            ready.insert(post.slug.clone(), one);
        }
        let entries = posts.iter().filter_map(|post| ready.get(&post.slug)).map(|post| post.entry.clone());
        let catalogue = Catalogue::new(frame.config().blog.clone(), entries.collect());
        Ok(Self { frame, catalogue: Arc::new(catalogue), posts: ready, store, search: Mutex::default() })
    }

    /// The same with another text of one post, which keeps its date. Lists follow with the next edition.
    pub(crate) fn with(&self, post: &Arc<Post>) -> Result<Self, AssembleError> {
        let mut posts = self.posts.clone();
        posts.insert(post.slug.clone(), Arc::new(Ready::new(post, self.frame.config(), &self.store)?));
        Ok(Self {
            frame: Arc::clone(&self.frame),
            catalogue: Arc::clone(&self.catalogue),
            posts,
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

    /// Catalogue and bodies, as they are bundled.
    fn bundle(&self) -> Result<Bundle, AssembleError> {
        let mut output = Output::in_memory(Default::default());
        let catalogue_file = bundle::place_catalogue(&self.catalogue, &mut output)?;
        self.store.keep(output.into_files());
        let posts = self.catalogue.posts.iter().filter_map(|entry| self.posts.get(&entry.slug));
        let bodies = posts.map(|post| post.body.clone()).collect();
        Ok(Bundle { catalogue: self.catalogue.as_ref().clone(), catalogue_file, bodies })
    }

    /// The index of all articles: nobody waits for it but who searches.
    fn search_start(&self) -> Result<Resource, AssembleError> {
        let mut search = self.search.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(start) = search.as_ref() {
            return Ok(start.clone());
        }
        let mut output = Output::in_memory(Default::default());
        let files = search::place(&self.bundle()?, &mut output)?;
        self.store.keep(output.into_files());
        *search = Some(files.start.clone());
        Ok(files.start)
    }
}
