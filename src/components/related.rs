use content::Mention;
use leptos::prelude::*;

use super::{EntryLine, use_text};

/// Ways to articles about the same; nothing when there are none.
#[component]
pub fn Related(
    /// The nearest first.
    articles: Vec<Mention>,
) -> impl IntoView {
    (!articles.is_empty()).then(|| {
        let lines: Vec<_> = articles.into_iter().map(|article| view! { <EntryLine article /> }).collect();
        view! {
            // A dot in the id: no heading has one.
            <nav class="related" aria-labelledby="app.related">
                <h2 id="app.related">{use_text().related}</h2>
                <ol class="archive-list" role="list">
                    {lines}
                </ol>
            </nav>
        }
    })
}
