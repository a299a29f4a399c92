//! What one address shows, loaded and ready to be rendered.

use std::num::NonZeroU32;
use std::sync::Arc;

use content::text::fill;
use content::{Address, Blog, Catalogue, Entry, Part, Slug, Text};
use leptos::prelude::*;

use crate::head::Head;
use crate::library::Failure;
use crate::pages::{
    ArchivePage, ArticlePage, FailurePage, HomePage, NotFoundPage, OfflinePage, OlderPage, SearchPage,
    SeriesPage, TagPage, TagsPage,
};

/// One article with all that its page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Title, dates, tags.
    pub entry: Entry,
    /// The text, rendered.
    pub html: String,
    /// Its whole address, for paper.
    pub url: String,
    /// Its place in its series.
    pub part: Option<Part>,
    /// Published next.
    pub newer: Option<Entry>,
    /// Published before.
    pub older: Option<Entry>,
}

/// What stands in the page's one `main`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The newest articles.
    Home(Arc<Catalogue>),
    /// Older ones; the number is one that the catalogue has.
    Older(Arc<Catalogue>, NonZeroU32),
    /// All articles by year.
    Archive(Arc<Catalogue>),
    /// All tags.
    Tags(Arc<Catalogue>),
    /// The articles of a tag that has some.
    Tag(Arc<Catalogue>, Slug),
    /// The articles of a series that has some.
    Series(Arc<Catalogue>, Slug),
    /// What is kept on the device.
    Offline(Arc<Catalogue>),
    /// Where one searches.
    Search(Arc<Catalogue>),
    /// One article.
    Article(Arc<Article>),
    /// Nothing has this address.
    NotFound,
    /// This address could not be loaded.
    Failed(Address, Failure),
}

impl Screen {
    /// The list at an address; `None` when it is no list, or one that would be empty.
    #[must_use]
    pub fn list(address: &Address, catalogue: &Arc<Catalogue>) -> Option<Self> {
        let shared = || Arc::clone(catalogue);
        match address {
            Address::Home => Some(Self::Home(shared())),
            Address::Page(number) => {
                (!catalogue.page(number.get() as usize).is_empty()).then(|| Self::Older(shared(), *number))
            }
            Address::Archive => Some(Self::Archive(shared())),
            Address::Tags => Some(Self::Tags(shared())),
            Address::Tag(tag) => catalogue.tagged(tag).map(|_| Self::Tag(shared(), tag.clone())),
            Address::Series(series) => {
                catalogue.series(series).map(|_| Self::Series(shared(), series.clone()))
            }
            Address::Offline => Some(Self::Offline(shared())),
            Address::Search => Some(Self::Search(shared())),
            Address::Article(_) => None,
        }
    }

    /// The view, natively and in the browser the same.
    #[must_use]
    pub fn view(&self) -> AnyView {
        match self.clone() {
            Self::Home(catalogue) => view! { <HomePage catalogue /> }.into_any(),
            Self::Older(catalogue, number) => view! { <OlderPage catalogue number /> }.into_any(),
            Self::Archive(catalogue) => view! { <ArchivePage catalogue /> }.into_any(),
            Self::Tags(catalogue) => view! { <TagsPage catalogue /> }.into_any(),
            Self::Tag(catalogue, tag) => view! { <TagPage catalogue tag /> }.into_any(),
            Self::Series(catalogue, series) => view! { <SeriesPage catalogue series /> }.into_any(),
            Self::Offline(catalogue) => view! { <OfflinePage catalogue /> }.into_any(),
            Self::Search(catalogue) => view! { <SearchPage catalogue /> }.into_any(),
            Self::Article(article) => view! { <ArticlePage article /> }.into_any(),
            Self::NotFound => view! { <NotFoundPage /> }.into_any(),
            Self::Failed(address, failure) => view! { <FailurePage address failure /> }.into_any(),
        }
    }

    /// What the document says of itself while this is shown.
    #[must_use]
    pub fn head(&self, blog: &Blog) -> Head {
        let text = Text::of(&blog.language);
        let about = |text, name: &str, value: &str| fill(text, &[("blog", &blog.title), (name, value)]);
        match self {
            Self::Home(catalogue) => {
                let next = (catalogue.pages() > 1).then(|| Address::page(2));
                Head { next, ..Head::listed(&blog.title, &blog.tagline, Address::Home, blog) }
            }
            Self::Older(catalogue, number) => {
                let number = number.get();
                let title = fill(text.articles_page, &[("number", &text.number(number))]);
                let next = (catalogue.pages() > number as usize).then(|| Address::page(number + 1));
                let head = Head::listed(&title, &blog.tagline, Address::page(number), blog);
                Head { previous: Some(Address::page(number - 1)), next, ..head }
            }
            Self::Archive(_) => {
                let about = about(text.about_archive, "", "");
                Head::listed(text.archive, about, Address::Archive, blog)
            }
            Self::Tags(_) => {
                let about = about(text.about_tags, "", "");
                Head::listed(text.tags, about, Address::Tags, blog)
            }
            Self::Tag(catalogue, tag) => {
                let name = catalogue.tagged(tag).map_or(tag.as_str(), |(name, _)| name);
                let [title, about] = [text.tag_title, text.about_tag].map(|text| about(text, "tag", name));
                Head::listed(&title, about, Address::Tag(tag.clone()), blog)
            }
            Self::Series(catalogue, series) => {
                let name = catalogue.series(series).map_or(series.as_str(), |(name, _)| name);
                let [title, about] =
                    [text.series_title, text.about_series].map(|text| about(text, "series", name));
                Head::listed(&title, about, Address::Series(series.clone()), blog)
            }
            Self::Article(article) => {
                let Article { entry, older, newer, .. } = article.as_ref();
                let address = |entry: &Entry| Address::Article(entry.slug.clone());
                Head {
                    article: Some(entry.clone()),
                    previous: older.as_ref().map(address),
                    next: newer.as_ref().map(address),
                    ..Head::listed(&entry.title, &entry.summary, address(entry), blog)
                }
            }
            Self::Offline(_) => Head::unlisted(text.offline, blog),
            Self::Search(_) => Head::unlisted(text.search, blog),
            Self::NotFound => Head::unlisted(text.not_found, blog),
            Self::Failed(_, failure) => Head::unlisted(failure.words(text)[0], blog),
        }
    }
}
