/// One element of a head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// `meta`, `link` or `script`.
    pub name: &'static str,
    /// In the order in which they are written.
    pub attributes: Vec<(&'static str, String)>,
    /// What stands inside; only a `script` has any.
    pub text: String,
}

impl Element {
    /// `<meta name content>`.
    #[must_use]
    pub fn meta(name: &str, content: &str) -> Self {
        Self::empty("meta", [("name", name.to_owned()), ("content", content.to_owned())])
    }

    /// `<meta property content>`, as Open Graph wants it.
    #[must_use]
    pub fn property(property: &str, content: &str) -> Self {
        Self::empty("meta", [("property", property.to_owned()), ("content", content.to_owned())])
    }

    /// `<link rel href>`.
    #[must_use]
    pub fn link(rel: &str, href: String) -> Self {
        Self::empty("link", [("rel", rel.to_owned()), ("href", href)])
    }

    /// `<link rel="alternate">`: the same in another form.
    #[must_use]
    pub fn alternate(media_type: &str, title: &str, href: String) -> Self {
        let [rel, media_type, title] = ["alternate", media_type, title].map(str::to_owned);
        Self::empty("link", [("rel", rel), ("type", media_type), ("title", title), ("href", href)])
    }

    /// Data for search engines, which no browser runs.
    #[must_use]
    pub fn json_ld(text: String) -> Self {
        Self { text, ..Self::empty("script", [("type", "application/ld+json".to_owned())]) }
    }

    fn empty<const N: usize>(name: &'static str, attributes: [(&'static str, String); N]) -> Self {
        Self { name, attributes: attributes.into(), text: String::new() }
    }
}
