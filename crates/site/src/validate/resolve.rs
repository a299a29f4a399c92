use std::collections::HashMap;

use percent_encoding::percent_decode_str;
use url::Url;

use super::tree::Tree;

/// The finished folder under its address.
#[derive(Debug)]
pub(super) struct Site {
    pub(super) tree: Tree,
    /// Ends with a slash.
    url: Url,
    /// Hosts whose pages may stand in a page as frames.
    embed: Vec<String>,
}

/// Where a reference leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Goal {
    /// To another site, or to a program such as the mail client's.
    Elsewhere,
    /// Nowhere: it holds what it shows, as `data:` does.
    Inline,
    /// It is a script, `javascript:`.
    Script,
    /// To a file of the folder.
    File {
        /// Its place in the tree.
        at: usize,
        /// The id on that page, decoded; `None` for its top.
        fragment: Option<String>,
    },
    /// Nothing lies there.
    Missing {
        /// Below the base, decoded.
        path: String,
    },
    /// To a folder, but without the slash at the end.
    Slashless {
        /// How to write it.
        better: String,
    },
    /// To the `index.html` of a folder by its name, so that one page has two addresses.
    NamesIndex {
        /// How to write it.
        better: String,
    },
    /// Past the base path, though what it names lies below it.
    BesideBase {
        /// How to write it.
        better: String,
    },
    /// It is no address.
    Malformed,
}

impl Site {
    /// `base_url` ends with a slash.
    ///
    /// # Errors
    /// When it is no address.
    pub(super) fn new(tree: Tree, base_url: &str, embed: &[String]) -> Result<Self, url::ParseError> {
        Ok(Self { tree, url: Url::parse(base_url)?, embed: embed.to_owned() })
    }

    /// Whether a frame may show a page.
    pub(super) fn embeds(&self, address: &str) -> bool {
        let url = Url::parse(address).ok().filter(|url| url.scheme() == "https");
        url.is_some_and(|url| url.host_str().is_some_and(|host| self.embed.iter().any(|it| it == host)))
    }

    /// The address of a file; pages have that of their folder.
    pub(super) fn address(&self, at: usize) -> Url {
        let path = self.tree.path(at);
        let folder =
            path.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
        let mut url = self.url.clone();
        url.set_path(&format!("{}{}", self.url.path(), folder.unwrap_or(path)));
        url
    }

    /// The address of the home page.
    pub(super) fn home(&self) -> &Url {
        &self.url
    }

    /// Whether a text is an address of this site, written in full.
    pub(super) fn owns(&self, text: &str) -> bool {
        text.starts_with(self.url.as_str())
    }

    fn resolve(&self, from: &Url, reference: &str) -> Goal {
        let Ok(url) = from.join(reference) else { return Goal::Malformed };
        match url.scheme() {
            "javascript" => return Goal::Script,
            "data" | "blob" | "about" => return Goal::Inline,
            _ if url.origin() != self.url.origin() => return Goal::Elsewhere,
            _ => {}
        }
        let base = self.url.path();
        let Some(below) = url.path().strip_prefix(base) else {
            if base.strip_suffix('/') == Some(url.path()) {
                return Goal::Slashless { better: base.to_owned() };
            }
            let path = url.path().trim_start_matches('/');
            // The host's own home page may well be meant.
            let lies = !path.is_empty() && !matches!(self.below(&decode(path), None), Goal::Missing { .. });
            // Else it is the host's other content, which cannot be checked from here.
            return if lies {
                Goal::BesideBase { better: self.write(&decode(path)) }
            } else {
                Goal::Elsewhere
            };
        };
        self.below(&decode(below), url.fragment())
    }

    fn below(&self, path: &str, fragment: Option<&str>) -> Goal {
        let at = if path.is_empty() || path.ends_with('/') {
            self.tree.page_of(path)
        } else {
            self.tree.find(path)
        };
        if let Some(at) = at {
            return match path.strip_suffix("index.html") {
                Some(folder) if folder.is_empty() || folder.ends_with('/') => {
                    Goal::NamesIndex { better: self.write(folder) }
                }
                _ => Goal::File { at, fragment: fragment.and_then(id) },
            };
        }
        let folder = format!("{path}/");
        match self.tree.page_of(&folder) {
            Some(_) => Goal::Slashless { better: self.write(&folder) },
            None => Goal::Missing { path: path.to_owned() },
        }
    }

    /// A path below the base as an author writes it.
    pub(super) fn write(&self, below: &str) -> String {
        format!("{}{below}", decode(self.url.path()))
    }
}

/// The id that a fragment leads to. `#` and `#top` lead to the top of every page, and behind `:~:` stands what to
/// highlight (HTML, "indicated part of the document"; URL Fragment Text Directives).
fn id(fragment: &str) -> Option<String> {
    let id = fragment.split_once(":~:").map_or(fragment, |(id, _)| id);
    (!id.is_empty() && !id.eq_ignore_ascii_case("top")).then(|| decode(id))
}

fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// Finds goals, and remembers those of references that mean the same on every page: most are in every menu.
pub(super) struct Resolver<'a> {
    pub(super) site: &'a Site,
    known: HashMap<String, Goal>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(site: &'a Site) -> Self {
        Self { site, known: HashMap::new() }
    }

    /// Where a reference on the page at `from` leads.
    pub(super) fn resolve(&mut self, from: &Url, reference: &str) -> Goal {
        if !reference.starts_with('/') && !reference.starts_with("https://") {
            return self.site.resolve(from, reference);
        }
        if let Some(goal) = self.known.get(reference) {
            return goal.clone();
        }
        let goal = self.site.resolve(from, reference);
        self.known.insert(reference.to_owned(), goal.clone());
        goal
    }
}
