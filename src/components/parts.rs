use content::text::fill;
use content::{Address, Part, Slug};
use leptos::prelude::*;

use super::{use_base, use_text};

/// All parts of an article's series in the order in which they are read; nothing as long as it is alone there.
#[component]
pub fn Parts(
    /// The article's place.
    part: Part,
    /// The article.
    of: Slug,
) -> impl IntoView {
    let base = use_base();
    (part.parts.len() > 1).then(|| {
        let items: Vec<_> = part
            .parts
            .into_iter()
            .map(|entry| {
                let (direction, here) = (entry.direction(), entry.slug == of);
                view! {
                    <li>
                        <a
                            href=Address::Article(entry.slug).href(&base)
                            aria-current=here.then_some("page")
                            lang=entry.language
                            dir=direction
                        >
                            {entry.title}
                        </a>
                    </li>
                }
            })
            .collect();
        view! {
            // A dot in the id: no heading has one.
            <nav class="parts" aria-labelledby="app.parts">
                <h2 id="app.parts">{fill(use_text().series_title, &[("series", &part.name)])}</h2>
                <ol>{items}</ol>
            </nav>
        }
    })
}
