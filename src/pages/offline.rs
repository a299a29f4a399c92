use content::{Address, Mention};
use leptos::prelude::*;

use crate::components::{use_base, use_text};

/// What of the blog is kept on the device. The numbers come from the worker, by a script of its own (`kept.js`), which
/// finds its places by `data-kept`; without it the page says the truth about a browser that keeps nothing.
#[component]
pub fn OfflinePage(
    /// All that could be kept, newest first.
    articles: Vec<Mention>,
) -> impl IntoView {
    let (base, text) = (use_base(), use_text());
    let articles: Vec<_> = articles
        .iter()
        .map(|entry| {
            let href = Address::Article(entry.slug.clone()).href(&base);
            view! {
                <li>
                    <a href=href lang=entry.language.clone() dir=entry.direction()>
                        {entry.title.clone()}
                    </a>
                    " "
                    <span class="count" data-kept=entry.slug.to_string()>
                        {text.not_kept}
                    </span>
                </li>
            }
        })
        .collect();
    view! {
        <header class="opening">
            <h1>{text.offline}</h1>
        </header>
        <div class="prose">
            <p>{text.about_offline}</p>
            <p role="status" data-kept=".state">
                {text.nothing_kept}
            </p>
            <p class="controls" data-kept=".controls"></p>
            {(!articles.is_empty())
                .then(|| {
                    view! {
                        <h2 id="articles">{text.articles}</h2>
                        <ul class="kept">{articles}</ul>
                    }
                })}
        </div>
    }
}
