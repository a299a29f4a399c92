//! The catalogue and the articles that this visit has read. Nothing is fetched twice, nothing is rendered twice.

use std::cell::RefCell;
use std::collections::HashMap;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use content::markdown::{self, Place};
use content::{Address, Base, Body, Catalogue, Current, Entry, Resource, Slug, Text};
use futures::FutureExt;
use futures::future::{LocalBoxFuture, Shared};

use crate::screen::{Article, Screen};

/// Why something could not be loaded. Each has its own text and its own way on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No answer came.
    Offline,
    /// The server says that there is no such file, or (`410`) no longer.
    Gone,
    /// An answer came, but not the bytes that the catalogue promises.
    Damaged,
    /// The server could not answer; its status.
    Server(u16),
    /// The server has a release for another app than this one.
    Superseded,
}

impl Failure {
    /// A title, and what it means.
    #[must_use]
    pub fn words(self, text: &Text) -> [&'static str; 2] {
        match self {
            Self::Offline => text.no_connection,
            Self::Gone => text.moved_on,
            Self::Damaged => text.damaged,
            Self::Server(_) => text.no_answer,
            Self::Superseded => text.superseded,
        }
    }
}

/// The answer to a [`Fetch`]: the bytes, or why there are none.
pub type Fetched = LocalBoxFuture<'static, Result<Vec<u8>, Failure>>;

/// Gets the bytes of a resource, at its path on the host, and vouches for its hash when it has one.
pub type Fetch = Rc<dyn Fn(&str, &Resource) -> Fetched>;

/// Catalogue and articles, kept for the visit. Clones share what they keep.
#[derive(Clone)]
pub struct Library {
    base: Base,
    fetch: Fetch,
    app: String,
    current: Rc<RefCell<Option<Current>>>,
    parsed: Rc<RefCell<Option<Arc<Catalogue>>>>,
    articles: Rc<RefCell<HashMap<Slug, Arc<Article>>>>,
    under_way: Rc<RefCell<HashMap<String, Shared<Fetched>>>>,
}

impl Library {
    /// An empty library: nothing is fetched until something is asked for. `app` is the running app's name, see
    /// [`Current`].
    #[must_use]
    pub fn new(base: Base, app: String, fetch: Fetch) -> Self {
        Self {
            base,
            fetch,
            app,
            current: Rc::default(),
            parsed: Rc::default(),
            articles: Rc::default(),
            under_way: Rc::default(),
        }
    }

    /// What every list needs.
    ///
    /// # Errors
    /// When it cannot be fetched or read.
    pub async fn catalogue(&self) -> Result<Arc<Catalogue>, Failure> {
        let kept = || self.parsed.borrow().clone();
        if let Some(catalogue) = kept() {
            return Ok(catalogue);
        }
        let current = self.current().await?;
        let bytes = self.bytes(&current.catalogue).await?;
        // Whoever waited for the same bytes and came first has read them.
        if let Some(catalogue) = kept() {
            return Ok(catalogue);
        }
        let catalogue: Catalogue = postcard::from_bytes(&bytes).map_err(|_| Failure::Damaged)?;
        let catalogue = Arc::new(catalogue);
        *self.parsed.borrow_mut() = Some(Arc::clone(&catalogue));
        Ok(catalogue)
    }

    /// Whether the server has gone on to another release, which is why this failed: then its page at the same address
    /// shows what this library no longer can.
    pub async fn is_superseded(&self, by: Failure) -> bool {
        match by {
            Failure::Superseded => true,
            Failure::Gone | Failure::Damaged => {
                let now = self.current_at(Current::NOW).await.ok();
                now.is_some_and(|now| Some(now) != *self.current.borrow())
            }
            Failure::Offline | Failure::Server(_) => false,
        }
    }

    /// Where a search begins.
    pub(crate) async fn search_start(&self) -> Result<Resource, Failure> {
        Ok(self.current().await?.search)
    }

    /// What the host served when this visit first asked; of a catalogue that is parsed, the same release.
    async fn current(&self) -> Result<Current, Failure> {
        let known = self.parsed.borrow().is_some().then(|| self.current.borrow().clone()).flatten();
        let current = match known {
            Some(current) => current,
            None => self.current_at(Current::PATH).await?,
        };
        *self.current.borrow_mut() = Some(current.clone());
        if current.app == self.app { Ok(current) } else { Err(Failure::Superseded) }
    }

    async fn current_at(&self, path: &str) -> Result<Current, Failure> {
        let resource = Resource { path: path.to_owned(), integrity: String::new() };
        let bytes = self.bytes(&resource).await?;
        postcard::from_bytes(&bytes).map_err(|_| Failure::Damaged)
    }

    /// What an address shows. An article that the catalogue does not have is [`Screen::NotFound`].
    ///
    /// # Errors
    /// When something it needs cannot be fetched or read.
    pub async fn screen(&self, address: &Address) -> Result<Screen, Failure> {
        let catalogue = self.catalogue().await?;
        let Address::Article(slug) = address else {
            return Ok(Screen::list(address, &catalogue).unwrap_or(Screen::NotFound));
        };
        match catalogue.find(slug) {
            Some(entry) => self.article(&catalogue, entry).await.map(Screen::Article),
            None => Ok(Screen::NotFound),
        }
    }

    async fn article(&self, catalogue: &Catalogue, entry: &Entry) -> Result<Arc<Article>, Failure> {
        let kept = || self.articles.borrow().get(&entry.slug).cloned();
        if let Some(article) = kept() {
            return Ok(article);
        }
        let bytes = self.bytes(&entry.body).await?;
        // Whoever waited for the same bytes and came first has rendered them.
        if let Some(article) = kept() {
            return Ok(article);
        }
        let body: Body = postcard::from_bytes(&bytes).map_err(|_| Failure::Damaged)?;
        let article = Arc::new(article(catalogue, entry, &body, &self.base));
        self.articles.borrow_mut().insert(entry.slug.clone(), Arc::clone(&article));
        Ok(article)
    }

    /// One request a resource, however many ask; a failed one is forgotten, so that the next try is a new one.
    pub(crate) async fn bytes(&self, resource: &Resource) -> Result<Vec<u8>, Failure> {
        let request = {
            let mut under_way = self.under_way.borrow_mut();
            let request = under_way
                .entry(resource.path.clone())
                .or_insert_with(|| (self.fetch)(&self.base.join(&resource.path), resource).shared());
            request.clone()
        };
        let bytes = request.await;
        self.under_way.borrow_mut().remove(&resource.path);
        bytes
    }
}

/// Renders an article and puts it between its neighbours: the one place where this is done, natively and in the
/// browser.
#[must_use]
pub fn article(catalogue: &Catalogue, entry: &Entry, body: &Body, base: &Base) -> Article {
    let neighbours = catalogue.neighbours(&entry.slug);
    let place = Place::article(base).in_language(entry.language(&catalogue.blog));
    Article {
        entry: entry.clone(),
        html: markdown::render(body, &place).html,
        url: format!("{}{}", catalogue.blog.url, Address::Article(entry.slug.clone()).below_base()),
        part: catalogue.part(entry),
        newer: neighbours.newer.cloned(),
        older: neighbours.older.cloned(),
    }
}

/// A [`Fetch`] out of a function that returns a future.
pub fn fetch_with<F>(fetch: impl Fn(&str, &Resource) -> F + 'static) -> Fetch
where
    F: Future<Output = Result<Vec<u8>, Failure>> + 'static,
{
    Rc::new(move |url, resource| {
        let answer: Pin<Box<dyn Future<Output = _>>> = Box::pin(fetch(url, resource));
        answer
    })
}
