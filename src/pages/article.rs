use std::sync::Arc;

use leptos::prelude::*;

use crate::components::{Dateline, Pager, TagList};
use crate::screen::Article;

/// One article, between its neighbours.
#[component]
pub fn ArticlePage(
    /// The article, rendered.
    article: Arc<Article>,
) -> impl IntoView {
    let Article { entry, html, newer, older } = Arc::unwrap_or_clone(article);
    view! {
        <article>
            <header class="opening">
                <h1>{entry.title.clone()}</h1>
                <Dateline entry=entry.clone() />
            </header>
            <div class="prose" inner_html=html></div>
            <footer class="closing">
                <TagList tags=entry.tags />
            </footer>
        </article>
        <Pager newer older />
    }
}
