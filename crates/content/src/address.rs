use std::fmt;
use std::num::NonZeroU32;

use crate::Slug;

/// The path below which the blog lives, from the host's root: `/`, or `/blog/`. Begins and ends with a slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base(String);

/// Why a text is no [`Base`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BaseError;

impl fmt::Display for BaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a base path begins and ends with a slash, as in / or /blog/")
    }
}

impl Base {
    /// Accepts a path that begins and ends with a slash.
    ///
    /// # Errors
    /// When it does not, or when it has an empty segment, a query or a fragment.
    pub fn new(path: impl Into<String>) -> Result<Self, BaseError> {
        let path = path.into();
        let whole = path.starts_with('/') && path.ends_with('/');
        if whole && !path.contains("//") && !path.contains(['?', '#', ' ', '"', '<', '>', '\\']) {
            Ok(Self(path))
        } else {
            Err(BaseError)
        }
    }

    /// The host's root.
    #[must_use]
    pub fn root() -> Self {
        Self("/".to_owned())
    }

    /// `/` or `/blog/`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path on the host of something named from the blog's root: `posts/a/` becomes `/blog/posts/a/`.
    #[must_use]
    pub fn join(&self, below: &str) -> String {
        format!("{}{}", self.0, below.trim_start_matches('/'))
    }

    /// What stands below the base in a path of the host; `None` outside of the blog.
    #[must_use]
    pub fn strip<'a>(&self, path: &'a str) -> Option<&'a str> {
        path.strip_prefix(self.0.as_str())
            .or_else(|| (path.len() + 1 == self.0.len() && self.0.starts_with(path)).then_some(""))
    }
}

/// Every page of the blog. The one place that knows what addresses look like; readers' bookmarks rely on it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Address {
    /// The newest articles.
    Home,
    /// Older articles: the pages after [`Address::Home`], from 2 on.
    Page(NonZeroU32),
    /// One article.
    Article(Slug),
    /// All articles by year.
    Archive,
    /// All tags.
    Tags,
    /// The articles of a tag.
    Tag(Slug),
    /// The articles of a series, in their order.
    Series(Slug),
    /// What is kept for reading without a connection.
    Offline,
    /// Where one searches; what for stands in the query, as `?q=`.
    Search,
}

impl Address {
    /// A page of the list of all articles; the first is the home page.
    #[must_use]
    pub fn page(number: u32) -> Self {
        match NonZeroU32::new(number) {
            Some(number) if number.get() > 1 => Self::Page(number),
            _ => Self::Home,
        }
    }

    /// From the blog's root, without a leading slash: `posts/welcome/`. With [`Base::join`] it is a link.
    #[must_use]
    pub fn below_base(&self) -> String {
        match self {
            Self::Home => String::new(),
            Self::Page(number) => format!("page/{number}/"),
            Self::Article(slug) => format!("posts/{slug}/"),
            Self::Archive => "archive/".to_owned(),
            Self::Tags => "tags/".to_owned(),
            Self::Offline => "offline/".to_owned(),
            Self::Search => "search/".to_owned(),
            Self::Tag(slug) => format!("tags/{slug}/"),
            Self::Series(slug) => format!("series/{slug}/"),
        }
    }

    /// A link to this page.
    #[must_use]
    pub fn href(&self, base: &Base) -> String {
        base.join(&self.below_base())
    }

    /// The page at a path below the base, with or without its trailing slash or `index.html`; percent signs
    /// must already be decoded.
    #[must_use]
    pub fn parse(below_base: &str) -> Option<Self> {
        let path = below_base.strip_suffix("index.html").unwrap_or(below_base).trim_matches('/');
        let Some((folder, name)) = path.split_once('/') else {
            return match path {
                "" => Some(Self::Home),
                "archive" => Some(Self::Archive),
                "tags" => Some(Self::Tags),
                "offline" => Some(Self::Offline),
                "search" => Some(Self::Search),
                _ => None,
            };
        };
        let slug = || Slug::new(name).ok();
        match folder {
            "posts" => slug().map(Self::Article),
            "tags" => slug().map(Self::Tag),
            "series" => slug().map(Self::Series),
            // One page has one address: neither `page/1/` nor `page/02/`.
            "page" if !name.starts_with('0') => {
                name.parse().ok().filter(|number: &NonZeroU32| number.get() > 1).map(Self::Page)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_go_there_and_back_below_any_base() {
        let slug = || Slug::new("welcome").unwrap();
        let article = Address::Article(slug());
        for (base, page, href) in [
            ("/", &Address::Home, "/"),
            ("/", &article, "/posts/welcome/"),
            ("/blog/", &Address::Home, "/blog/"),
            ("/blog/", &article, "/blog/posts/welcome/"),
            ("/blog/", &Address::page(12), "/blog/page/12/"),
            ("/blog/", &Address::page(1), "/blog/"),
            ("/", &Address::Archive, "/archive/"),
            ("/", &Address::Tags, "/tags/"),
            ("/", &Address::Offline, "/offline/"),
            ("/", &Address::Search, "/search/"),
            ("/", &Address::Tag(slug()), "/tags/welcome/"),
            ("/", &Address::Series(slug()), "/series/welcome/"),
        ] {
            let base = Base::new(base).unwrap();
            assert_eq!(page.href(&base), href);
            assert_eq!(base.strip(href).and_then(Address::parse).as_ref(), Some(page));
        }
    }

    #[test]
    fn a_page_is_found_however_its_address_ends() {
        for path in ["posts/welcome/", "posts/welcome", "posts/welcome/index.html"] {
            assert_eq!(Address::parse(path), Some(Address::Article(Slug::new("welcome").unwrap())));
        }
        assert_eq!(Base::new("/blog/").unwrap().strip("/blog"), Some(""));
        for path in
            ["posts/", "posts/A b/", "posts/a/b/", "other/", "page/1/", "page/02/", "page/x/", "series/"]
        {
            assert_eq!(Address::parse(path), None, "{path}");
        }
    }

    #[test]
    fn a_base_is_a_whole_path() {
        for path in ["", "blog", "/blog", "blog/", "//", "/a//b/", "/a?b/", "https://a/"] {
            assert_eq!(Base::new(path), Err(BaseError), "{path}");
        }
    }
}
