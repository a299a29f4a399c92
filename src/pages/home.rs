use std::sync::Arc;

use content::Catalogue;
use leptos::prelude::*;

use crate::components::EntryList;

/// All articles, newest first.
#[component]
pub fn HomePage(
    /// The blog and its articles.
    catalogue: Arc<Catalogue>,
) -> impl IntoView {
    let tagline = catalogue.blog.tagline.clone();
    view! {
        <header class="opening">
            <h1>{tagline}</h1>
        </header>
        <EntryList entries=catalogue.posts.clone() />
    }
}
