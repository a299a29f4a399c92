use leptos::prelude::*;

/// The tags of an article; nothing when it has none.
#[component]
pub fn TagList(
    /// In the author's order.
    tags: Vec<String>,
) -> impl IntoView {
    (!tags.is_empty()).then(|| {
        let items: Vec<_> = tags.into_iter().map(|tag| view! { <li>{tag}</li> }).collect();
        view! {
            <ul class="tags" role="list" aria-label="Tags">
                {items}
            </ul>
        }
    })
}
