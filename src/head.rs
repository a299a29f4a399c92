//! The part of a document's head that belongs to what it shows: written natively into every page, and by the app at
//! every navigation.

mod element;
mod structured;

pub use element::Element;

use content::{Address, Blog, Entry};

/// What a view says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The document's title, ending in the blog's.
    pub title: String,
    /// One or two sentences of plain text.
    pub description: String,
    /// The address under which search engines should list it; `None` when they should not.
    pub address: Option<Address>,
    /// The article, when it is one.
    pub article: Option<Entry>,
    /// The view before this one: the older article, the page with newer ones.
    pub previous: Option<Address>,
    /// The view after this one.
    pub next: Option<Address>,
}

impl Head {
    /// For a view that search engines list.
    #[must_use]
    pub fn listed(title: &str, description: impl Into<String>, address: Address, blog: &Blog) -> Self {
        Self {
            title: with_blog(title, blog),
            description: description.into(),
            address: Some(address),
            article: None,
            previous: None,
            next: None,
        }
    }

    /// For a view that no search engine should list.
    #[must_use]
    pub fn unlisted(title: &str, blog: &Blog) -> Self {
        Self {
            title: with_blog(title, blog),
            description: blog.tagline.clone(),
            address: None,
            article: None,
            previous: None,
            next: None,
        }
    }

    /// Everything in the head that changes with the view, but for the title.
    #[must_use]
    pub fn elements(&self, blog: &Blog) -> Vec<Element> {
        let mut elements = vec![Element::meta("description", &self.description)];
        let Some(address) = &self.address else {
            elements.push(Element::meta("robots", "noindex"));
            return elements;
        };
        let url = |address: &Address| format!("{}{}", blog.url, address.below_base());
        elements.push(Element::link("canonical", url(address)));
        elements.extend(self.previous.as_ref().map(|address| Element::link("prev", url(address))));
        elements.extend(self.next.as_ref().map(|address| Element::link("next", url(address))));
        elements.extend(self.in_other_forms(&url(address)));
        self.share(&url(address), blog, &mut elements);
        elements.push(Element::json_ld(structured::data(self, address, blog)));
        elements
    }

    /// An article as its Markdown; a tag as its feed.
    fn in_other_forms(&self, url: &str) -> Option<Element> {
        match &self.address {
            Some(Address::Article(_)) => {
                Some(Element::alternate("text/markdown", "Markdown", format!("{url}index.md")))
            }
            Some(Address::Tag(_)) => {
                Some(Element::alternate("application/atom+xml", &self.title, format!("{url}feed.xml")))
            }
            _ => None,
        }
    }

    /// What other sites show beside a link: Open Graph (ogp.me), and what Twitter's card needs beyond it.
    fn share(&self, url: &str, blog: &Blog, elements: &mut Vec<Element>) {
        let kind = if self.article.is_some() { "article" } else { "website" };
        let title = self.article.as_ref().map_or(&self.title, |entry| &entry.title);
        elements.extend([
            Element::property("og:type", kind),
            Element::property("og:site_name", &blog.title),
            Element::property("og:title", title),
            Element::property("og:description", &self.description),
            Element::property("og:url", url),
        ]);
        // Open Graph wants a territory, and a language alone has none.
        let language = self.article.as_ref().map_or(blog.language.as_str(), |entry| entry.language(blog));
        if let Some((language, territory)) = language.split_once('-') {
            elements.push(Element::property("og:locale", &format!("{language}_{territory}")));
        }
        let Some(entry) = &self.article else {
            elements.push(Element::meta("twitter:card", "summary"));
            return;
        };
        elements.push(Element::property("article:published_time", &entry.date.to_string()));
        elements
            .extend(entry.updated.map(|date| Element::property("article:modified_time", &date.to_string())));
        elements.push(Element::property("article:author", &blog.author));
        elements.extend(entry.tags.iter().map(|tag| Element::property("article:tag", tag)));
        let Some(image) = &entry.share_image else {
            elements.push(Element::meta("twitter:card", "summary"));
            return;
        };
        elements.extend([
            Element::property("og:image", &format!("{}{image}", blog.url)),
            Element::property("og:image:type", "image/png"),
            Element::property("og:image:width", "1200"),
            Element::property("og:image:height", "630"),
            Element::property("og:image:alt", &entry.title),
            Element::meta("twitter:card", "summary_large_image"),
        ]);
    }
}

fn with_blog(title: &str, blog: &Blog) -> String {
    if title == blog.title { title.to_owned() } else { format!("{title} · {}", blog.title) }
}
