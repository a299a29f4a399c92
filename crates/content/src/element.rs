use serde::{Deserialize, Serialize};

/// One element of a head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Element {
    /// `meta`, `link` or `script`.
    pub name: String,
    /// In the order in which they are written.
    pub attributes: Vec<(String, String)>,
    /// What stands inside; only a `script` has any.
    pub text: String,
}

impl Element {
    /// `<meta name content>`.
    #[must_use]
    pub fn meta(name: &str, content: &str) -> Self {
        Self::empty("meta", [("name", name), ("content", content)])
    }

    /// `<meta property content>`, as Open Graph wants it.
    #[must_use]
    pub fn property(property: &str, content: &str) -> Self {
        Self::empty("meta", [("property", property), ("content", content)])
    }

    /// `<link rel href>`.
    #[must_use]
    pub fn link(rel: &str, href: &str) -> Self {
        Self::empty("link", [("rel", rel), ("href", href)])
    }

    /// `<link rel="alternate">`: the same in another form.
    #[must_use]
    pub fn alternate(media_type: &str, title: &str, href: &str) -> Self {
        Self::empty("link", [("rel", "alternate"), ("type", media_type), ("title", title), ("href", href)])
    }

    /// Data for search engines, which no browser runs.
    #[must_use]
    pub fn json_ld(text: String) -> Self {
        Self { text, ..Self::empty("script", [("type", "application/ld+json")]) }
    }

    fn empty<const N: usize>(name: &str, attributes: [(&str, &str); N]) -> Self {
        let attributes = attributes.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        Self { name: name.to_owned(), attributes, text: String::new() }
    }
}
