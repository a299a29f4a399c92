use std::fs;
use std::path::{Component, Path};
use std::sync::Arc;

use content::{Address, Catalogue, Page, Resource};

use super::Edition;
use crate::assemble::output::AssembleError;
use crate::assemble::published::{File, Published};
use crate::assemble::views::Views;
use crate::assemble::{feeds, maps, prerender, privacy, redirects};
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
        if let Some(page) =
            path.strip_suffix(Page::FILE).and_then(|folder| self.shown(&Address::parse(folder)?))
        {
            return file(path, &page.write(self.frame.app().name()).map_err(AssembleError::Encode)?);
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
        Ok(Answer::NotFound(prerender::not_found(self.frame.config(), &self.frame.shell).into_bytes().into()))
    }

    /// The document at a path.
    fn page(&self, path: &str) -> Option<String> {
        let address = Address::parse(path)?;
        let (page, config, shell) = (self.shown(&address)?, self.frame.config(), &self.frame.shell);
        Some(match &address {
            Address::Article(slug) => {
                let ready = self.posts.get(slug)?;
                prerender::article(page, &ready.entry, &ready.body, config, shell)
            }
            list => prerender::list(page, list, config, shell),
        })
    }

    /// What an address shows.
    fn shown(&self, address: &Address) -> Option<Page> {
        // Searches begin with a file of no hash, which is made when it is asked for.
        let search = Resource { path: SEARCH.to_owned(), integrity: String::new() };
        let views = Views::new(&self.catalogue, &self.landings, search);
        match address {
            Address::Article(slug) => {
                let ready = self.posts.get(slug)?;
                Some(views.article(&ready.entry, &ready.related))
            }
            Address::Offline if !self.frame.config().offline => None,
            list => views.list(list),
        }
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
        let bundle = self.bundle();
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
