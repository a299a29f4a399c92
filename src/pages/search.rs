use content::{Address, Search};
use leptos::prelude::*;

use crate::components::{EntryLine, SearchField, use_base, use_text};

/// Where one searches. Without the app it still leads somewhere: to every tag, and to the newest articles.
#[component]
pub fn SearchPage(
    /// What can be chosen, and what is shown until then.
    search: Search,
) -> impl IntoView {
    let (base, text) = (use_base(), use_text());
    let Search { tags, years, newest, .. } = search;
    let choices = tags.iter().map(|tag| (tag.slug.to_string(), tag.name.clone())).collect();
    let tag_links: Vec<_> = tags
        .into_iter()
        .map(|tag| view! { <li><a href=Address::Tag(tag.slug).href(&base)>{tag.name}</a></li> })
        .collect();
    let newest: Vec<_> = newest.into_iter().map(|article| view! { <EntryLine article /> }).collect();
    view! {
        <header class="opening">
            <h1>{text.search}</h1>
            <p>{text.search_how}</p>
        </header>
        <SearchField tags=choices years />
        <section class="browse">
            <h2>{text.search_browse}</h2>
            {(!tag_links.is_empty())
                .then(|| {
                    view! {
                        <ul class="tags" role="list" aria-label=text.tags>
                            {tag_links}
                        </ul>
                    }
                })}
            {(!newest.is_empty())
                .then(|| {
                    view! {
                        <h3>{text.newest}</h3>
                        <ol class="archive-list" role="list">
                            {newest}
                        </ol>
                    }
                })}
        </section>
    }
}
