use std::sync::Arc;

use content::text::{around, fill};
use content::{Address, Around, Part};
use leptos::prelude::*;

use crate::components::{Contents, Dateline, Pager, Parts, Related, TagList, use_base, use_text};
use crate::screen::Article;

/// One article, between its neighbours.
#[component]
pub fn ArticlePage(
    /// The article, and what stands around its text.
    around: Around,
    /// Its text.
    article: Arc<Article>,
) -> impl IntoView {
    let Around { entry, url, part, newer, older, related, .. } = around;
    let Article { contents, html } = Arc::unwrap_or_clone(article);
    // Where the article has a language of its own, what the interface says within it has not.
    let (own, direction) = (entry.language.clone(), entry.direction());
    let tag = own.as_ref().map(|_| use_text().tag);
    let tag_direction = tag.map(content::direction);
    view! {
        <article lang=own.clone() dir=direction>
            <header class="opening" lang=tag dir=tag_direction>
                {part.clone().map(|part| view! { <InSeries part /> })}
                <h1 lang=own.clone() dir=direction>
                    {entry.title.clone()}
                </h1>
                <Dateline entry=entry.clone() />
            </header>
            <Contents html=contents language=own.clone() direction />
            <div class="prose" inner_html=html></div>
            <footer class="closing" lang=tag dir=tag_direction>
                <TagList tags=entry.tags.clone() />
                // Shown once the app runs, in room that is kept for it.
                <button class="share">{use_text().share}</button>
                <p class="source">{url}</p>
            </footer>
        </article>
        {part.map(|part| view! { <Parts part of=entry.slug /> })}
        <Pager newer older />
        <Related articles=related />
    }
}

/// Where in a series the article stands; as long as it is alone there, which one it is.
#[component]
fn InSeries(part: Part) -> impl IntoView {
    let text = use_text();
    let href = Address::Series(part.slug).href(&use_base());
    let [number, of] = [part.number, part.parts.len()].map(|number| text.number(number));
    let place = |text| fill(text, &[("number", &number), ("of", &of)]);
    let alone = part.parts.len() == 1;
    let [before, after] = around(if alone { text.series_title } else { text.part }, "{series}");
    view! {
        <p class="series-position">
            {before.map(place)} <a href=href>{part.name}</a> {after.map(place)}
        </p>
    }
}
