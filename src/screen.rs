//! What one address shows, loaded and ready to be rendered.

use std::sync::Arc;

use content::markdown::{self, Place};
use content::{Address, Base, Body, Element, Page, PageHead, Text, View};
use leptos::prelude::*;

use crate::library::Failure;
use crate::pages::{
    ArchivePage, ArticlePage, FailurePage, HomePage, NotFoundPage, OfflinePage, OlderPage, SearchPage,
    SeriesPage, TagPage, TagsPage,
};

/// An article's text, rendered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The list of its headings; empty when there are too few.
    pub contents: String,
    /// The text.
    pub html: String,
}

impl Article {
    /// Renders it, natively and in the browser the same. `text` is what the interface says around it.
    #[must_use]
    pub fn render(body: &Body, base: &Base, text: &'static Text) -> Self {
        let rendered = markdown::render(body, &Place { text, ..Place::article(base) }.on_its_page());
        Self { contents: markdown::contents(&rendered.contents), html: rendered.html }
    }
}

/// What stands in the page's one `main`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// A page of the blog, with its text when it is an article.
    Page(Arc<Page>, Arc<Article>),
    /// Nothing has this address.
    NotFound,
    /// This address could not be loaded.
    Failed(Address, Failure),
}

impl Screen {
    /// What `main` holds, natively and in the browser the same.
    #[must_use]
    pub fn html(&self) -> String {
        let (page, article) = match self.clone() {
            Self::Page(page, article) => (page, article),
            Self::NotFound => return html(view! { <NotFoundPage /> }),
            Self::Failed(address, failure) => return html(view! { <FailurePage address failure /> }),
        };
        match page.view.clone() {
            View::Home(tagline, listing) => html(view! { <HomePage tagline listing /> }),
            View::Older(number, listing) => html(view! { <OlderPage number listing /> }),
            View::Archive(years) => html(view! { <ArchivePage years /> }),
            View::Tags(tags) => html(view! { <TagsPage tags /> }),
            View::Tag(group) => html(view! { <TagPage group /> }),
            View::Series(group) => html(view! { <SeriesPage group /> }),
            View::Offline(articles) => html(view! { <OfflinePage articles /> }),
            View::Search(search) => html(view! { <SearchPage search /> }),
            View::Article(around) => html(view! { <ArticlePage around=*around article /> }),
        }
    }

    /// What the document says of itself while this is shown. `blog` is the blog's title.
    #[must_use]
    pub fn head(&self, blog: &str, text: &Text) -> PageHead {
        let title = match self {
            Self::Page(page, _) => return page.head.clone(),
            Self::NotFound => text.not_found,
            Self::Failed(_, failure) => failure.words(text)[0],
        };
        let elements = vec![Element::meta("robots", "noindex")];
        PageHead { title: PageHead::title_in(title, blog), elements }
    }
}

/// A view as text. Leptos marks places between texts with comments that its own hydration looks for. Nothing here is
/// hydrated, and to HTML they are errors ("incorrectly opened comment").
pub fn html(view: impl IntoView) -> String {
    view.into_view().to_html().replace("<!>", "")
}
