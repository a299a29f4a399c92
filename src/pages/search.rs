use std::sync::Arc;

use content::{Address, Catalogue};
use leptos::prelude::*;

use crate::components::{Day, SearchField, use_base, use_text};

/// How many of the newest articles the page names.
const NEWEST: usize = 10;

/// Where one searches. Without the app it still leads somewhere: to every tag, and to the newest articles.
#[component]
pub fn SearchPage(
    /// The blog and its articles.
    catalogue: Arc<Catalogue>,
) -> impl IntoView {
    let (base, text) = (use_base(), use_text());
    let tags: Vec<_> =
        catalogue.tags().into_iter().map(|tag| (tag.slug.to_string(), tag.name.to_owned())).collect();
    let years = catalogue.years().into_iter().map(|(year, _)| year).collect();
    let tag_links: Vec<_> = catalogue
        .tags()
        .into_iter()
        .map(|tag| view! { <li><a href=Address::Tag(tag.slug).href(&base)>{tag.name.to_owned()}</a></li> })
        .collect();
    let newest: Vec<_> = catalogue
        .posts
        .iter()
        .take(NEWEST)
        .map(|entry| {
            let href = Address::Article(entry.slug.clone()).href(&base);
            view! {
                <li>
                    <Day date=entry.date />
                    " "
                    <a href=href>{entry.title.clone()}</a>
                </li>
            }
        })
        .collect();
    view! {
        <header class="opening">
            <h1>{text.search}</h1>
            <p>{text.search_how}</p>
        </header>
        <SearchField tags years />
        <section class="browse">
            <h2>{text.search_browse}</h2>
            <ul class="tags" role="list" aria-label=text.tags>
                {tag_links}
            </ul>
            <h3>{text.newest}</h3>
            <ol class="archive-list" role="list">
                {newest}
            </ol>
        </section>
    }
}
