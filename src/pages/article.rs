use std::sync::Arc;

use content::{Address, Part};
use leptos::prelude::*;

use crate::components::{Dateline, Pager, TagList, use_base};
use crate::screen::Article;

/// One article, between its neighbours.
#[component]
pub fn ArticlePage(
    /// The article, rendered.
    article: Arc<Article>,
) -> impl IntoView {
    let Article { entry, html, part, newer, older } = Arc::unwrap_or_clone(article);
    view! {
        <article>
            <header class="opening">
                {part.map(|part| view! { <InSeries part /> })}
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

/// Where in a series the article stands.
#[component]
fn InSeries(part: Part) -> impl IntoView {
    let href = Address::Series(part.slug).href(&use_base());
    view! {
        <p class="series-position">
            {format!("Part {} of {} in ", part.number, part.of)} <a href=href>{part.name}</a>
        </p>
    }
}
