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
    /// The list of its headings, rendered; empty when there are too few.
    pub contents: String,
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
    /// About the same, the nearest first.
    pub related: Vec<Entry>,
}

/// What an author says of a list of articles, above it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Landing {
    /// In place of the list's name.
    pub title: Option<String>,
    /// For search engines.
    pub description: Option<String>,
    /// The text, rendered.
    pub html: String,
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
    Tag(Arc<Catalogue>, Slug, Option<Arc<Landing>>),
    /// The articles of a series that has some.
    Series(Arc<Catalogue>, Slug, Option<Arc<Landing>>),
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
    /// The list at an address, below what its author says of it; `None` when it is no list, or one that would be empty.
    #[must_use]
    pub fn list(
        address: &Address,
        catalogue: &Arc<Catalogue>,
        landing: Option<Arc<Landing>>,
    ) -> Option<Self> {
        let shared = || Arc::clone(catalogue);
        match address {
            Address::Home => Some(Self::Home(shared())),
            Address::Page(number) => {
                (!catalogue.page(number.get()).is_empty()).then(|| Self::Older(shared(), *number))
            }
            Address::Archive => Some(Self::Archive(shared())),
            Address::Tags => Some(Self::Tags(shared())),
            Address::Tag(tag) => catalogue.tagged(tag).map(|_| Self::Tag(shared(), tag.clone(), landing)),
            Address::Series(series) => {
                catalogue.series(series).map(|_| Self::Series(shared(), series.clone(), landing))
            }
            Address::Offline => Some(Self::Offline(shared())),
            Address::Search => Some(Self::Search(shared())),
            Address::Article(_) => None,
        }
    }

    /// What `main` holds, natively and in the browser the same.
    #[must_use]
    pub fn html(&self) -> String {
        match self.clone() {
            Self::Home(catalogue) => html(view! { <HomePage catalogue /> }),
            Self::Older(catalogue, number) => html(view! { <OlderPage catalogue number /> }),
            Self::Archive(catalogue) => html(view! { <ArchivePage catalogue /> }),
            Self::Tags(catalogue) => html(view! { <TagsPage catalogue /> }),
            Self::Tag(catalogue, tag, landing) => html(view! { <TagPage catalogue tag landing /> }),
            Self::Series(catalogue, series, landing) => {
                html(view! { <SeriesPage catalogue series landing /> })
            }
            Self::Offline(catalogue) => html(view! { <OfflinePage catalogue /> }),
            Self::Search(catalogue) => html(view! { <SearchPage catalogue /> }),
            Self::Article(article) => html(view! { <ArticlePage article /> }),
            Self::NotFound => html(view! { <NotFoundPage /> }),
            Self::Failed(address, failure) => html(view! { <FailurePage address failure /> }),
        }
    }

    /// What the document says of itself while this is shown.
    #[must_use]
    pub fn head(&self, blog: &Blog) -> Head {
        let text = Text::of(&blog.language);
        let about = |text, name: &str, value: &str| fill(text, &[("blog", &blog.title), (name, value)]);
        match self {
            Self::Home(catalogue) => {
                let next = catalogue.older_page(1);
                Head { next, ..Head::listed(&blog.title, &blog.tagline, Address::Home, blog) }
            }
            Self::Older(catalogue, number) => {
                let number = number.get();
                let title = fill(text.articles_page, &[("number", &text.number(number))]);
                let head = Head::listed(&title, &blog.tagline, Address::page(number), blog);
                Head { previous: catalogue.newer_page(number), next: catalogue.older_page(number), ..head }
            }
            Self::Archive(_) => {
                let about = about(text.about_archive, "", "");
                Head::listed(text.archive, about, Address::Archive, blog)
            }
            Self::Tags(_) => {
                let about = about(text.about_tags, "", "");
                Head::listed(text.tags, about, Address::Tags, blog)
            }
            Self::Tag(catalogue, tag, landing) => {
                let name = catalogue.tagged(tag).map_or(tag.as_str(), |(name, _)| name);
                let [title, about] = [text.tag_title, text.about_tag].map(|text| about(text, "tag", name));
                of_list([title, about], landing.as_deref(), Address::Tag(tag.clone()), blog)
            }
            Self::Series(catalogue, series, landing) => {
                let name = catalogue.series(series).map_or(series.as_str(), |(name, _)| name);
                let [title, about] =
                    [text.series_title, text.about_series].map(|text| about(text, "series", name));
                of_list([title, about], landing.as_deref(), Address::Series(series.clone()), blog)
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
            // Whatever is searched for, this is the address: what a query finds is no page of its own.
            Self::Search(_) => Head::listed(text.search, text.search_how, Address::Search, blog),
            Self::NotFound => Head::unlisted(text.not_found, blog),
            Self::Failed(_, failure) => Head::unlisted(failure.words(text)[0], blog),
        }
    }
}

/// The head of a list, with what its author says of it in place of what the blog says by itself.
fn of_list([title, about]: [String; 2], landing: Option<&Landing>, address: Address, blog: &Blog) -> Head {
    let own = |of: fn(&Landing) -> &Option<String>| landing.and_then(|landing| of(landing).clone());
    let title = own(|landing| &landing.title).unwrap_or(title);
    Head::listed(&title, own(|landing| &landing.description).unwrap_or(about), address, blog)
}

/// A view as text. Leptos marks places between texts with comments that its own hydration looks for. Nothing here is
/// hydrated, and to HTML they are errors ("incorrectly opened comment").
pub fn html(view: impl IntoView) -> String {
    view.into_view().to_html().replace("<!>", "")
}
