use std::num::NonZeroU32;
use std::sync::Arc;

use content::Catalogue;
use content::text::fill;
use leptos::prelude::*;

use crate::components::{EntryList, Pagination, use_text};

/// The newest articles.
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
        <Listing catalogue number=1 />
    }
}

/// A later page of the list.
#[component]
pub fn OlderPage(
    /// The blog and its articles.
    catalogue: Arc<Catalogue>,
    /// Which page, from 2 on.
    number: NonZeroU32,
) -> impl IntoView {
    let text = use_text();
    let title = fill(text.articles_page, &[("number", &text.number(number))]);
    view! {
        <header class="opening">
            <h1>{title}</h1>
        </header>
        <Listing catalogue number=number.get() />
    }
}

#[component]
fn Listing(catalogue: Arc<Catalogue>, number: u32) -> impl IntoView {
    let pages = u32::try_from(catalogue.pages()).unwrap_or(u32::MAX);
    view! {
        <EntryList entries=catalogue.page(number as usize).to_vec() />
        <Pagination number of=pages />
    }
}
