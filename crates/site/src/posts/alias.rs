use std::fmt;

use content::Address;
use fieldnotes::components::PRIVACY;

/// An address that a post had before: whoever follows it is led on to the post.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Alias(String);

/// Why a text is no [`Alias`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AliasError {
    /// It does not begin with a slash: an address of another site, or one that depends on where it stands.
    NoSlash,
    /// It is the home page.
    Home,
    /// It has a part that goes up or is hidden.
    Part(String),
    /// Something that no file's name can hold on every host.
    Character(char),
    /// A page of this blog has it.
    Page,
    /// The build writes a file or a folder of this name.
    Written(String),
}

impl fmt::Display for AliasError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSlash => f.write_str("it does not begin with a slash"),
            Self::Home => f.write_str("it is the home page"),
            Self::Part(part) => write!(f, "it has the part '{part}'"),
            Self::Character(c) => write!(f, "it has the character {c:?}"),
            Self::Page => f.write_str("it is a page of this blog"),
            Self::Written(name) => write!(f, "the blog has a file or folder {name} of its own"),
        }
    }
}

/// What lies in the finished folder beside pages.
const WRITTEN: [&str; 15] = [
    "404.html",
    "app",
    "apple-touch-icon.png",
    "catalogue.json",
    "content",
    "favicon.svg",
    "feed.json",
    "feed.xml",
    "llms.txt",
    "manifest.webmanifest",
    "robots.txt",
    "rss.xml",
    "sitemap.xml",
    "style",
    "sw.js",
];

impl Alias {
    /// Accepts an address from the blog's root: `/2024/04/a-post.html`, `/old/a-post/`.
    ///
    /// # Errors
    /// Names the first fault.
    pub(crate) fn new(text: &str) -> Result<Self, AliasError> {
        let path = text.trim().strip_prefix('/').ok_or(AliasError::NoSlash)?;
        if let Some(c) = path.chars().find(|&c| c.is_control() || "\\?#*<>\":|%".contains(c)) {
            return Err(AliasError::Character(c));
        }
        let inner = path.trim_end_matches('/');
        if inner.is_empty() || inner == "index.html" {
            return Err(AliasError::Home);
        }
        if let Some(part) = inner.split('/').find(|part| part.is_empty() || part.starts_with('.')) {
            return Err(AliasError::Part(part.to_owned()));
        }
        let first = inner.split('/').next().unwrap_or_default();
        if WRITTEN.contains(&first) {
            return Err(AliasError::Written(first.to_owned()));
        }
        match Address::parse(path) {
            // The one page of which the app has no view.
            None if path.trim_end_matches('/') == PRIVACY.trim_end_matches('/') => Err(AliasError::Page),
            None | Some(Address::Article(_)) => Ok(Self(path.to_owned())),
            Some(_) => Err(AliasError::Page),
        }
    }

    /// As a reader has it, below the blog's root and without its first slash.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0
    }

    /// The file that answers it, below the finished folder.
    #[must_use]
    pub fn file(&self) -> String {
        if self.0.ends_with(".html") || self.0.ends_with(".htm") {
            return self.0.clone();
        }
        format!("{}/index.html", self.0.trim_end_matches('/'))
    }

    /// The article that has this address, if it is one of this blog's.
    pub(crate) fn article(&self) -> Option<content::Slug> {
        match Address::parse(&self.0) {
            Some(Address::Article(slug)) => Some(slug),
            _ => None,
        }
    }
}

/// Whether this blog can lead on from an address that begins at its root.
#[must_use]
pub fn can_lead(address: &str) -> bool {
    Alias::new(address).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_are_addresses_of_this_blog() {
        for (text, file) in [
            ("/2024/04/a.html", "2024/04/a.html"),
            ("/old/a/", "old/a/index.html"),
            ("/old/Rust-1.44.0", "old/Rust-1.44.0/index.html"),
            ("/posts/old-name/", "posts/old-name/index.html"),
            ("/سلام/", "سلام/index.html"),
        ] {
            assert_eq!(Alias::new(text).map(|alias| alias.file()), Ok(file.to_owned()));
        }
        let fault = |text: &str| Alias::new(text).unwrap_err().to_string();
        assert_eq!(fault("https://a.example/b"), "it does not begin with a slash");
        assert_eq!(fault("/"), "it is the home page");
        assert_eq!(fault("/a/../b"), "it has the part '..'");
        assert_eq!(fault("/a?p=1"), "it has the character '?'");
        assert_eq!(fault("/tags/"), "it is a page of this blog");
        assert_eq!(fault("/feed.xml"), "the blog has a file or folder feed.xml of its own");
        assert_eq!(fault("/sw.js"), "the blog has a file or folder sw.js of its own");
        assert_eq!(fault("/privacy"), "it is a page of this blog");
    }
}
