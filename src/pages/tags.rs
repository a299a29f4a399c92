use std::sync::Arc;

use content::text::fill;
use content::{Address, Catalogue, Entry, Slug};
use leptos::prelude::*;

use crate::components::{EntryList, use_base, use_text};

/// All tags, each with the number of its articles.
#[component]
pub fn TagsPage(
    /// The blog and its articles.
    catalogue: Arc<Catalogue>,
) -> impl IntoView {
    let (base, text) = (use_base(), use_text());
    let tags: Vec<_> = catalogue
        .tags()
        .into_iter()
        .map(|tag| {
            let count = match tag.count {
                1 => text.one_article.to_owned(),
                count => fill(text.count_articles, &[("count", &text.number(count))]),
            };
            view! {
                <li>
                    <a href=Address::Tag(tag.slug).href(&base)>
                        {tag.name.to_owned()} " " <span class="count">{count}</span>
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <header class="opening">
            <h1>{text.tags}</h1>
        </header>
        <ul class="tag-cloud" role="list">
            {tags}
        </ul>
    }
}

/// The articles of a tag, newest first.
#[component]
pub fn TagPage(
    /// The blog and its articles.
    catalogue: Arc<Catalogue>,
    /// The tag.
    tag: Slug,
) -> impl IntoView {
    let (name, entries) = catalogue.tagged(&tag).unwrap_or((tag.as_str(), Vec::new()));
    let href = Address::Tags.href(&use_base());
    view! {
        <header class="opening">
            <p class="kicker">
                <a href=href>{use_text().tags}</a>
            </p>
            <h1>{name.to_owned()}</h1>
        </header>
        <EntryList entries=owned(&entries) />
    }
}

/// The articles of a series in the order in which they are read.
#[component]
pub fn SeriesPage(
    /// The blog and its articles.
    catalogue: Arc<Catalogue>,
    /// The series.
    series: Slug,
) -> impl IntoView {
    let (name, entries) = catalogue.series(&series).unwrap_or((series.as_str(), Vec::new()));
    view! {
        <header class="opening">
            <p class="kicker">{use_text().series}</p>
            <h1>{name.to_owned()}</h1>
        </header>
        <EntryList entries=owned(&entries) numbered=true />
    }
}

fn owned(entries: &[&Entry]) -> Vec<Entry> {
    entries.iter().map(|entry| (*entry).clone()).collect()
}
