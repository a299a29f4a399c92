//! What one address shows, loaded and ready to be rendered.

use std::sync::Arc;

use content::{Address, Catalogue, Entry};
use leptos::prelude::*;

use crate::head::Head;
use crate::library::Failure;
use crate::pages::{ArticlePage, FailurePage, HomePage, NotFoundPage};

/// One article with all that its page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Title, dates, tags.
    pub entry: Entry,
    /// The text, rendered.
    pub html: String,
    /// Published next.
    pub newer: Option<Entry>,
    /// Published before.
    pub older: Option<Entry>,
}

/// What stands in the page's one `main`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// All articles.
    Home(Arc<Catalogue>),
    /// One article.
    Article(Arc<Article>),
    /// Nothing has this address.
    NotFound,
    /// This address could not be loaded.
    Failed(Address, Failure),
}

impl Screen {
    /// The view, natively and in the browser the same.
    #[must_use]
    pub fn view(&self) -> AnyView {
        match self.clone() {
            Self::Home(catalogue) => view! { <HomePage catalogue /> }.into_any(),
            Self::Article(article) => view! { <ArticlePage article /> }.into_any(),
            Self::NotFound => view! { <NotFoundPage /> }.into_any(),
            Self::Failed(address, failure) => view! { <FailurePage address failure /> }.into_any(),
        }
    }

    /// What the document says of itself while this is shown.
    #[must_use]
    pub fn head(&self, blog: &content::Blog) -> Head {
        match self {
            Self::Home(_) => Head {
                title: blog.title.clone(),
                description: blog.tagline.clone(),
                address: Some(Address::Home),
            },
            Self::Article(article) => Head {
                title: format!("{} · {}", article.entry.title, blog.title),
                description: article.entry.summary.clone(),
                address: Some(Address::Article(article.entry.slug.clone())),
            },
            Self::NotFound => Head::unlisted("Page not found", blog),
            Self::Failed(_, failure) => Head::unlisted(failure.title(), blog),
        }
    }
}
