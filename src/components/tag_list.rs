use content::{Address, Slug};
use leptos::prelude::*;

use super::{use_base, use_text};

/// The tags of an article as ways to their pages; nothing when it has none.
#[component]
pub fn TagList(
    /// In the author's order.
    tags: Vec<String>,
) -> impl IntoView {
    let base = use_base();
    (!tags.is_empty()).then(|| {
        let items: Vec<_> = tags
            .into_iter()
            .map(|tag| {
                // The build lets no tag through that has no address.
                let href = Slug::from_text(&tag).map(|slug| Address::Tag(slug).href(&base));
                view! {
                    <li>
                        <a href=href rel="tag">
                            {tag}
                        </a>
                    </li>
                }
            })
            .collect();
        view! {
            <ul class="tags" role="list" aria-label=use_text().tags>
                {items}
            </ul>
        }
    })
}
