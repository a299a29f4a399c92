use std::sync::Arc;

use content::text::{around, fill};
use content::{Address, Part};
use leptos::prelude::*;

use crate::components::{Dateline, Pager, TagList, use_base, use_text};
use crate::screen::Article;

/// One article, between its neighbours.
#[component]
pub fn ArticlePage(
    /// The article, rendered.
    article: Arc<Article>,
) -> impl IntoView {
    let Article { entry, html, url, part, newer, older } = Arc::unwrap_or_clone(article);
    // Where the article has a language of its own, what the interface says within it has not.
    let (own, direction) = (entry.language.clone(), entry.direction());
    let tag = own.as_ref().map(|_| use_text().tag);
    let tag_direction = tag.map(content::direction);
    view! {
        <article lang=own.clone() dir=direction>
            <header class="opening" lang=tag dir=tag_direction>
                {part.map(|part| view! { <InSeries part /> })}
                <h1 lang=own.clone() dir=direction>
                    {entry.title.clone()}
                </h1>
                <Dateline entry=entry.clone() />
            </header>
            <div class="prose" inner_html=html></div>
            <footer class="closing" lang=tag dir=tag_direction>
                <TagList tags=entry.tags />
                <p class="source">{url}</p>
            </footer>
        </article>
        <Pager newer older />
    }
}

/// Where in a series the article stands.
#[component]
fn InSeries(part: Part) -> impl IntoView {
    let text = use_text();
    let href = Address::Series(part.slug).href(&use_base());
    let [number, of] = [part.number, part.of].map(|number| text.number(number));
    let place = |text| fill(text, &[("number", &number), ("of", &of)]);
    let [before, after] = around(text.part, "{series}");
    view! {
        <p class="series-position">
            {before.map(place)} <a href=href>{part.name}</a> {after.map(place)}
        </p>
    }
}
