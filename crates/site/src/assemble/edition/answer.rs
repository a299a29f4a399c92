use std::fs;
use std::path::{Component, Path};
use std::sync::Arc;

use content::{Address, Catalogue, Current};
use fieldnotes::library;
use fieldnotes::screen::{Article, Screen};

use super::Edition;
use crate::assemble::output::AssembleError;
use crate::assemble::published::{File, Published};
use crate::assemble::{bundle, feeds, maps, prerender, privacy, redirects};
use crate::pictures;

/// What stands at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A file, whose name says what it is; pages are `index.html`.
    File {
        /// Its name.
        name: String,
        /// All of it.
        bytes: Arc<[u8]>,
    },
    /// The page for what is not there.
    NotFound(Arc<[u8]>),
    /// Another path of the host.
    Elsewhere(String),
}

impl Edition {
    /// What stands at a path below the base, percent signs decoded.
    pub(crate) fn answer(&self, path: &str) -> Result<Answer, AssembleError> {
        let file = |name: &str, bytes: &[u8]| Ok(Answer::File { name: name.to_owned(), bytes: bytes.into() });
        if let Some(html) = self.page(path) {
            // Links and images that are relative would mean others without it.
            let whole = path.is_empty() || path.ends_with('/') || path.ends_with("/index.html");
            return match whole || path == "index.html" {
                true => file("index.html", html.as_bytes()),
                false => Ok(Answer::Elsewhere(format!("{}/", self.base().join(path)))),
            };
        }
        if let Some(bytes) = self.public(path) {
            return file(path, &bytes);
        }
        if let Some(bytes) = self.store.get(path) {
            return Ok(Answer::File { name: path.to_owned(), bytes });
        }
        if let Some(bytes) = self.frame.file(path) {
            return file(path, bytes);
        }
        if path.trim_end_matches("index.html") == privacy::PATH {
            return file("index.html", prerender::privacy(self.frame.config(), &self.frame.shell).as_bytes());
        }
        if path == Current::PATH {
            return file(path, &self.current()?);
        }
        if path == SEARCH {
            let start = self.search_start()?;
            return file(path, &self.store.get(&start.path).unwrap_or_default());
        }
        if let Some(bytes) = self.asset(path) {
            return file(path, &bytes);
        }
        if let Some(text) = self.redirect(path)? {
            return file("index.html", text.as_bytes());
        }
        if let Some(text) = self.announced(path)? {
            return file(path, text.as_bytes());
        }
        Ok(Answer::NotFound(self.document("404", None, &Screen::NotFound).into_bytes().into()))
    }

    /// The page at a path.
    fn page(&self, path: &str) -> Option<String> {
        let address = Address::parse(path)?;
        let screen = match &address {
            Address::Article(slug) => {
                let ready = self.posts.get(slug)?;
                Screen::Article(Arc::new(self.article(ready)))
            }
            Address::Offline if !self.frame.config().offline => return None,
            list => {
                let landing = self.landings.iter().find(|(above, _)| above == list);
                let landing = landing.map(|(_, text)| library::landing(&self.catalogue, text, self.base()));
                Screen::list(list, &self.catalogue, landing.map(Arc::new))?
            }
        };
        Some(self.document(&address.below_base(), Some(&address), &screen))
    }

    fn article(&self, ready: &super::Ready) -> Article {
        let Self { catalogue, .. } = self;
        let mut article = library::article(catalogue, &ready.entry, &ready.body, self.base());
        // The catalogue may not have its new title yet.
        article.part = catalogue.find(&ready.entry.slug).and_then(|known| catalogue.part(known));
        article
    }

    fn document(&self, page: &str, current: Option<&Address>, screen: &Screen) -> String {
        let config = self.frame.config();
        let body = prerender::body(config, page, current, || screen.html());
        self.frame.shell.document(&screen.head(&config.blog), &body)
    }

    /// Which catalogue is the current one. Searches begin with a file of no hash, which is made when it is asked for.
    fn current(&self) -> Result<Vec<u8>, AssembleError> {
        let search = content::Resource { path: SEARCH.to_owned(), integrity: String::new() };
        bundle::current(&self.bundle()?.catalogue_file, &search, self.frame.app())
    }

    /// A file of `public/`; hidden ones are the system's, but for `.well-known`.
    fn public(&self, path: &str) -> Option<Vec<u8>> {
        let path = Path::new(path);
        let is_shown = |part: Component<'_>| match part {
            Component::Normal(name) => {
                let name = name.to_string_lossy();
                !name.starts_with('.') || name == ".well-known"
            }
            _ => false,
        };
        path.components()
            .all(is_shown)
            .then(|| fs::read(self.frame.source(&Path::new("public").join(path))).ok())?
    }

    /// A file beside a post.
    fn asset(&self, path: &str) -> Option<Vec<u8>> {
        let assets = self.posts.values().flat_map(|ready| &ready.post.assets);
        let asset = assets.into_iter().find(|asset| asset.path == path)?;
        let bytes = fs::read(self.frame.source(&asset.file)).ok()?;
        Some(pictures::published(&bytes, &self.frame.source(Path::new(""))).into_owned())
    }

    /// The page at an old address.
    fn redirect(&self, path: &str) -> Result<Option<String>, AssembleError> {
        let with_aliases = self.posts.values().filter(|ready| !ready.post.aliases.is_empty());
        let project = self.frame.project(with_aliases.map(|ready| ready.post.clone()).collect());
        let index = format!("{}/index.html", path.trim_end_matches('/'));
        let redirects = project.redirects();
        let redirect = redirects.iter().find(|redirect| redirect.file == path || redirect.file == index);
        redirect.map(|redirect| redirects::page(&project, redirect)).transpose()
    }

    /// A feed or a map. All of them are made in turn until it is found; what cannot be one is not looked for.
    fn announced(&self, path: &str) -> Result<Option<String>, AssembleError> {
        let name = path.rsplit('/').next().unwrap_or_default();
        let is_feed = feeds::Format::ALL.iter().any(|format| format.file() == name);
        let is_map = name.starts_with("sitemap") || ["llms.txt", "robots.txt", "index.md"].contains(&name);
        if !is_feed && !is_map {
            return Ok(None);
        }
        let bundle = self.bundle()?;
        let published = Published::new(self.frame.config(), &bundle.catalogue, &bundle.bodies)?;
        let found = |file: &File| file.path == path;
        if is_feed {
            for file in feeds::files(&published, &self.frame.feed_style) {
                let file = file?;
                if found(&file) {
                    return Ok(Some(file.text));
                }
            }
            return Ok(None);
        }
        let maps = maps::sitemap(&published, &pages(&bundle.catalogue), maps::MOST);
        let maps = maps.into_iter().chain([maps::llms(&published), maps::robots(&published)]);
        Ok(maps.chain(maps::sources(&published)).find(found).map(|file| file.text))
    }
}

/// Where searches begin.
const SEARCH: &str = "search/start.bin";

/// The addresses that search engines should list.
fn pages(catalogue: &Catalogue) -> Vec<Address> {
    let articles = catalogue.posts.iter().map(|entry| Address::Article(entry.slug.clone()));
    prerender::lists(catalogue).into_iter().chain(articles).collect()
}
