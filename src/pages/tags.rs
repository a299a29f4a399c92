use std::sync::Arc;

use content::{Address, Catalogue, Entry, Slug};
use leptos::prelude::*;

use crate::components::{EntryList, use_base, use_text};
use crate::screen::Landing;

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
            view! {
                <li>
                    <a href=Address::Tag(tag.slug).href(&base)>
                        {tag.name.to_owned()} " " <span class="count">{text.count(tag.count)}</span>
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <header class="opening">
            <h1>{text.tags}</h1>
        </header>
        {tags.is_empty().then(|| view! { <p>{text.nothing_yet}</p> })}
        {(!tags.is_empty())
            .then(|| {
                view! {
                    <ul class="tag-cloud" role="list">
                        {tags}
                    </ul>
                }
            })}
    }
}

/// The articles of a tag, newest first.
#[component]
pub fn TagPage(
    /// The blog and its articles.
    catalogue: Arc<Catalogue>,
    /// The tag.
    tag: Slug,
    /// What stands above them.
    landing: Option<Arc<Landing>>,
) -> impl IntoView {
    let (name, entries) = catalogue.tagged(&tag).unwrap_or((tag.as_str(), Vec::new()));
    let href = Address::Tags.href(&use_base());
    let kicker = view! { <a href=href>{use_text().tags}</a> };
    view! {
        {opening(kicker, name.to_owned(), landing)}
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
    /// What stands above them.
    landing: Option<Arc<Landing>>,
) -> impl IntoView {
    let (name, entries) = catalogue.series(&series).unwrap_or((series.as_str(), Vec::new()));
    view! {
        {opening(use_text().series, name.to_owned(), landing)}
        <EntryList entries=owned(&entries) numbered=true />
    }
}

/// What a list is of, and what its author says of it. No `AnyView`, here and in all views: it brings the code with which
/// a browser would build nodes back into the wasm.
fn opening(kicker: impl IntoView, name: String, landing: Option<Arc<Landing>>) -> impl IntoView {
    let (title, html) =
        landing.map(|landing| (landing.title.clone(), landing.html.clone())).unwrap_or_default();
    view! {
        <header class="opening">
            <p class="kicker">{kicker}</p>
            <h1>{title.unwrap_or(name)}</h1>
        </header>
        {(!html.is_empty()).then(|| view! { <div class="prose landing" inner_html=html></div> })}
    }
}

fn owned(entries: &[&Entry]) -> Vec<Entry> {
    entries.iter().map(|entry| (*entry).clone()).collect()
}
