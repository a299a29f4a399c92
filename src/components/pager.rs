use content::{Address, Entry};
use leptos::prelude::*;

use super::use_base;

/// Ways to the articles before and after this one; nothing when there are none.
#[component]
pub fn Pager(
    /// Published next.
    newer: Option<Entry>,
    /// Published before.
    older: Option<Entry>,
) -> impl IntoView {
    let base = use_base();
    let link = |entry: Entry, rel: &'static str, label: &'static str| {
        let href = Address::Article(entry.slug).href(&base);
        view! {
            <a href=href rel=rel>
                <span class="label">{label}</span>
                <span class="title">{entry.title}</span>
            </a>
        }
    };
    (newer.is_some() || older.is_some()).then(|| {
        view! {
            <nav class="pager" aria-label="Other articles">
                {older.map(|entry| link(entry, "prev", "Older"))}
                {newer.map(|entry| link(entry, "next", "Newer"))}
            </nav>
        }
    })
}
