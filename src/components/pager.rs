use content::{Address, Mention};
use leptos::prelude::*;

use super::{use_base, use_text};

/// Ways to the articles before and after this one; nothing when there are none.
#[component]
pub fn Pager(
    /// Published next.
    newer: Option<Mention>,
    /// Published before.
    older: Option<Mention>,
) -> impl IntoView {
    let (base, text) = (use_base(), use_text());
    let link = |entry: Mention, rel: &'static str, label: &'static str| {
        let href = Address::Article(entry.slug.clone()).href(&base);
        let (language, direction) = (entry.language.clone(), entry.direction());
        view! {
            <a href=href rel=rel>
                <span class="label">{label}</span>
                <span class="title" lang=language dir=direction>
                    {entry.title}
                </span>
            </a>
        }
    };
    (newer.is_some() || older.is_some()).then(|| {
        view! {
            <nav class="pager" aria-label=text.other_articles>
                {older.map(|entry| link(entry, "prev", text.older))}
                {newer.map(|entry| link(entry, "next", text.newer))}
            </nav>
        }
    })
}
