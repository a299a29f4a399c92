//! The part of a document's head that belongs to what it shows. It is written into
//! documents here, and by the app at every navigation.

mod structured;

use content::text::fill;
use content::{Address, Blog, Element, Entry, Group, PageHead, Text, View};

/// What a view says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// The document's title, ending in the blog's.
    pub(super) title: String,
    /// One or two sentences of plain text.
    pub(super) description: String,
    /// The address under which search engines should list it; `None` when they should not.
    pub(super) address: Option<Address>,
    /// The article, when it is one.
    pub(super) article: Option<Entry>,
    /// The view before this one: the older article, the page with newer ones.
    pub(super) previous: Option<Address>,
    /// The view after this one.
    pub(super) next: Option<Address>,
}

impl Head {
    /// Of what an address shows.
    pub(super) fn of(address: &Address, view: &View, blog: &Blog) -> Self {
        let text = Text::of(&blog.language);
        let about = |text, name: &str, value: &str| fill(text, &[("blog", &blog.title), (name, value)]);
        let listed = |title: &str, about: &str| Self::listed(title, about, address.clone(), blog);
        match view {
            View::Home(_, listing) => {
                Self { next: listing.older.map(Address::page), ..listed(&blog.title, &blog.tagline) }
            }
            View::Older(number, listing) => {
                let title = fill(text.articles_page, &[("number", &text.number(number.get()))]);
                let [previous, next] = [listing.newer, listing.older].map(|number| number.map(Address::page));
                Self { previous, next, ..listed(&title, &blog.tagline) }
            }
            View::Archive(_) => listed(text.archive, &about(text.about_archive, "", "")),
            View::Tags(_) => listed(text.tags, &about(text.about_tags, "", "")),
            View::Tag(group) => {
                let [title, about] =
                    [text.tag_title, text.about_tag].map(|text| about(text, "tag", &group.name));
                of_list([title, about], group, listed)
            }
            View::Series(group) => {
                let [title, about] =
                    [text.series_title, text.about_series].map(|text| about(text, "series", &group.name));
                of_list([title, about], group, listed)
            }
            View::Article(around) => {
                let beside = |mention: &content::Mention| Address::Article(mention.slug.clone());
                let entry = &around.entry;
                Self {
                    article: Some(entry.clone()),
                    previous: around.older.as_ref().map(beside),
                    next: around.newer.as_ref().map(beside),
                    ..listed(&entry.title, &entry.summary)
                }
            }
            View::Offline(_) => Self::unlisted(text.offline, blog),
            // Whatever is searched for, this is the address: what a query finds is no page of its own.
            View::Search(_) => listed(text.search, text.search_how),
        }
    }

    /// As it stands in the document.
    pub(super) fn written(&self, blog: &Blog) -> PageHead {
        PageHead { title: self.title.clone(), elements: self.elements(blog) }
    }

    /// For a view that search engines list.
    fn listed(title: &str, description: impl Into<String>, address: Address, blog: &Blog) -> Self {
        Self {
            title: PageHead::title_in(title, &blog.title),
            description: description.into(),
            address: Some(address),
            article: None,
            previous: None,
            next: None,
        }
    }

    /// For a view that no search engine should list.
    pub(super) fn unlisted(title: &str, blog: &Blog) -> Self {
        Self {
            title: PageHead::title_in(title, &blog.title),
            description: blog.tagline.clone(),
            address: None,
            article: None,
            previous: None,
            next: None,
        }
    }

    /// Everything in the head that changes with the view, but for the title.
    fn elements(&self, blog: &Blog) -> Vec<Element> {
        let mut elements = vec![Element::meta("description", &self.description)];
        let Some(address) = &self.address else {
            elements.push(Element::meta("robots", "noindex"));
            return elements;
        };
        let url = |address| url(address, blog);
        elements.push(Element::link("canonical", &url(address)));
        elements.extend(self.previous.as_ref().map(|address| Element::link("prev", &url(address))));
        elements.extend(self.next.as_ref().map(|address| Element::link("next", &url(address))));
        elements.extend(self.in_other_forms(&url(address)));
        self.share(&url(address), blog, &mut elements);
        elements.push(Element::json_ld(structured::data(self, address, blog)));
        elements
    }

    /// An article as its Markdown; a tag as its feed.
    fn in_other_forms(&self, url: &str) -> Option<Element> {
        match &self.address {
            Some(Address::Article(_)) => {
                Some(Element::alternate("text/markdown", "Markdown", &format!("{url}index.md")))
            }
            Some(Address::Tag(_)) => {
                Some(Element::alternate("application/atom+xml", &self.title, &format!("{url}feed.xml")))
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

/// The whole address of a page.
pub(super) fn url(address: &Address, blog: &Blog) -> String {
    format!("{}{}", blog.url, address.below_base())
}

/// The head of a list, with what its author says of it in place of what the blog says by itself.
fn of_list([title, about]: [String; 2], group: &Group, listed: impl Fn(&str, &str) -> Head) -> Head {
    let landing = group.landing.as_ref();
    let title = landing.and_then(|landing| landing.title.clone()).unwrap_or(title);
    listed(&title, &landing.and_then(|landing| landing.description.clone()).unwrap_or(about))
}
