//! The pages and the articles that this visit has read. Nothing is fetched twice, nothing is rendered twice.

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use content::{Address, Base, Body, Page, PageError, Resource, Text, View};
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
    /// An answer came, but not the bytes that the build wrote.
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

impl From<PageError> for Failure {
    fn from(error: PageError) -> Self {
        match error {
            PageError::OtherApp => Self::Superseded,
            PageError::Damaged => Self::Damaged,
        }
    }
}

/// The answer to a [`Fetch`]: the bytes, or why there are none.
pub type Fetched = LocalBoxFuture<'static, Result<Vec<u8>, Failure>>;

/// Gets the bytes of a resource, at its path on the host, and vouches for its hash when it has one.
pub type Fetch = Rc<dyn Fn(&str, &Resource) -> Fetched>;

/// By name, in the order in which they came. A visit reads few: a map would cost more bytes than it saves time.
type Kept<T> = Rc<RefCell<Vec<(String, T)>>>;

/// Pages and articles, kept for the visit. Clones share what they keep.
#[derive(Clone)]
pub struct Library {
    base: Base,
    fetch: Fetch,
    app: String,
    text: &'static Text,
    /// By the paths of their files.
    pages: Kept<Arc<Page>>,
    /// By the paths of their bodies.
    articles: Kept<Arc<Article>>,
    under_way: Kept<Shared<Fetched>>,
}

impl Library {
    /// An empty library: nothing is fetched until something is asked for. `app` is the running app's name, see
    /// [`Page::read`], `text` what it says.
    #[must_use]
    pub fn new(base: Base, app: String, text: &'static Text, fetch: Fetch) -> Self {
        let (pages, articles, under_way) = Default::default();
        Self { base, fetch, app, text, pages, articles, under_way }
    }

    /// What an address shows, but for an article's text.
    ///
    /// # Errors
    /// When it cannot be fetched or read.
    pub async fn page(&self, address: &Address) -> Result<Arc<Page>, Failure> {
        let path = Page::path(address);
        if let Some(page) = kept(&self.pages, &path) {
            return Ok(page);
        }
        let bytes = self.bytes(&by_name(path.clone())).await?;
        keep(&self.pages, path, || Ok(Arc::new(Page::read(&bytes, &self.app)?)))
    }

    /// What an address shows. One that the host does not have is [`Screen::NotFound`].
    ///
    /// # Errors
    /// When something it needs cannot be fetched or read.
    pub async fn screen(&self, address: &Address) -> Result<Screen, Failure> {
        if let Address::Article(slug) = address {
            // Where its text lies is known from a page that leads there: then both take one round trip.
            let known = self.pages.borrow().iter().rev().find_map(|(_, page)| page.view.body(slug).cloned());
            if let Some(body) = known.filter(|body| kept(&self.articles, &body.path).is_none()) {
                self.begin(&body);
            }
        }
        let page = match self.page(address).await {
            Err(Failure::Gone) => return Ok(Screen::NotFound),
            page => page?,
        };
        let article = match &page.view {
            View::Article(around) => self.article(&around.body, around.entry.language.as_deref()).await?,
            _ => Arc::default(),
        };
        Ok(Screen::Page(page, article))
    }

    async fn article(&self, file: &Resource, language: Option<&str>) -> Result<Arc<Article>, Failure> {
        if let Some(article) = kept(&self.articles, &file.path) {
            return Ok(article);
        }
        let bytes = self.bytes(file).await?;
        keep(&self.articles, file.path.clone(), || {
            let text = language.map_or(self.text, Text::of);
            Ok(Arc::new(Article::render(&read_body(&bytes)?, &self.base, text)))
        })
    }

    /// Whether the server has gone on to another release, which is why this failed: then its document at the same
    /// address shows what this library no longer can.
    pub async fn is_superseded(&self, address: &Address, by: Failure) -> bool {
        match by {
            Failure::Superseded => true,
            Failure::Gone | Failure::Damaged => {
                let path = Page::path(address);
                // Past everything that keeps copies. Hosts ignore the query, caches do not.
                let now = self.bytes(&by_name(format!("{path}?now"))).await;
                let now = now.and_then(|bytes| Ok(Page::read(&bytes, &self.app)?));
                match (now, kept(&self.pages, &path)) {
                    (Ok(now), Some(before)) => now != *before,
                    (Ok(_), None) | (Err(Failure::Superseded), _) => true,
                    (Err(_), _) => false,
                }
            }
            Failure::Offline | Failure::Server(_) => false,
        }
    }

    /// Where a search begins.
    pub(crate) async fn search_start(&self) -> Result<Resource, Failure> {
        match &self.page(&Address::Search).await?.view {
            View::Search(search) => Ok(search.start.clone()),
            _ => Err(Failure::Damaged),
        }
    }

    /// One request a resource, however many ask; a failed one is forgotten, so that the next try is a new one.
    pub(crate) async fn bytes(&self, resource: &Resource) -> Result<Vec<u8>, Failure> {
        let bytes = self.request(resource).await;
        self.under_way.borrow_mut().retain(|(path, _)| *path != resource.path);
        bytes
    }

    /// Sends a request, whose answer [`Self::bytes`] will wait for.
    pub(crate) fn begin(&self, resource: &Resource) {
        let _ = self.request(resource).now_or_never();
    }

    fn request(&self, resource: &Resource) -> Shared<Fetched> {
        if let Some(request) = kept(&self.under_way, &resource.path) {
            return request;
        }
        let request = (self.fetch)(&self.base.join(&resource.path), resource).shared();
        self.under_way.borrow_mut().push((resource.path.clone(), request.clone()));
        request
    }
}

/// A file whose name carries no hash.
fn by_name(path: String) -> Resource {
    Resource { path, integrity: String::new() }
}

fn kept<T: Clone>(all: &Kept<T>, name: &str) -> Option<T> {
    all.borrow().iter().find(|(known, _)| known == name).map(|(_, it)| it.clone())
}

/// Keeps what the bytes are, unless whoever waited for the same ones and came first has read them.
fn keep<T: Clone>(
    all: &Kept<T>,
    name: String,
    read: impl FnOnce() -> Result<T, Failure>,
) -> Result<T, Failure> {
    if let Some(it) = kept(all, &name) {
        return Ok(it);
    }
    let it = read()?;
    all.borrow_mut().push((name, it.clone()));
    Ok(it)
}

/// An article's text, as the build wrote it.
pub(crate) fn read_body(bytes: &[u8]) -> Result<Body, Failure> {
    postcard::from_bytes(bytes).map_err(|_| Failure::Damaged)
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
