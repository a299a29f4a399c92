use std::sync::Arc;

use content::{Address, Catalogue};
use leptos::prelude::*;

use crate::components::use_base;

/// What of the blog is kept on the device. The numbers come from the worker, by a script of its own (`kept.js`), which
/// finds its places by `data-kept`; without it the page says the truth about a browser that keeps nothing.
#[component]
pub fn OfflinePage(
    /// The blog and its articles.
    catalogue: Arc<Catalogue>,
) -> impl IntoView {
    let base = use_base();
    let articles: Vec<_> = catalogue
        .posts
        .iter()
        .map(|entry| {
            let href = Address::Article(entry.slug.clone()).href(&base);
            view! {
                <li>
                    <a href=href>{entry.title.clone()}</a>
                    " "
                    <span class="count" data-kept=entry.slug.to_string()>
                        "not kept"
                    </span>
                </li>
            }
        })
        .collect();
    view! {
        <header class="opening">
            <h1>"Reading offline"</h1>
        </header>
        <div class="prose">
            <p>
                "Once this blog is on your device, it opens without a connection: every list, and every article that is kept, with its images. A new version is fetched in the background and shown when you want it."
            </p>
            <p role="status" data-kept=".state">
                "Nothing is kept on this device so far."
            </p>
            <p class="controls" data-kept=".controls"></p>
            <h2 id="articles">"Articles"</h2>
            <ul class="kept">{articles}</ul>
        </div>
    }
}
