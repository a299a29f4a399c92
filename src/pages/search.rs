use std::sync::Arc;

use content::Catalogue;
use leptos::prelude::*;

use crate::components::{SearchField, use_base, use_text};
use crate::search::html::browse;

/// Where one searches. Without the app it still leads somewhere: to every tag, and to the newest articles.
#[component]
pub fn SearchPage(
    /// The blog and its articles.
    catalogue: Arc<Catalogue>,
) -> impl IntoView {
    let text = use_text();
    let tags = catalogue.tags().into_iter().map(|tag| (tag.slug.to_string(), tag.name.to_owned())).collect();
    let years = catalogue.years().into_iter().map(|(year, _)| year).collect();
    let browse = browse(&catalogue, &use_base(), text);
    view! {
        <header class="opening">
            <h1>{text.search}</h1>
            <p>{text.search_how}</p>
        </header>
        <SearchField tags years />
        <section class="browse" inner_html=browse></section>
    }
}
