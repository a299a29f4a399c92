use std::num::NonZeroU32;

use content::text::fill;
use content::{Address, Listing};
use leptos::prelude::*;

use crate::components::{EntryList, Pagination, use_text};

/// The newest articles.
#[component]
pub fn HomePage(
    /// One sentence about the blog.
    tagline: String,
    /// The articles.
    listing: Listing,
) -> impl IntoView {
    view! {
        <header class="opening">
            <h1>{tagline}</h1>
        </header>
        <Articles listing />
    }
}

/// A later page of the list.
#[component]
pub fn OlderPage(
    /// Which page, from 2 on.
    number: NonZeroU32,
    /// The articles.
    listing: Listing,
) -> impl IntoView {
    let text = use_text();
    let title = fill(text.articles_page, &[("number", &text.number(number))]);
    view! {
        <header class="opening">
            <h1>{title}</h1>
        </header>
        <Articles listing />
    }
}

#[component]
fn Articles(listing: Listing) -> impl IntoView {
    let Listing { entries, newer, older, .. } = listing;
    let [newer, older] = [newer, older].map(|number| number.map(Address::page));
    let dates = entries.iter().map(|entry| entry.date);
    let between = dates.clone().min().zip(dates.max());
    view! {
        <EntryList entries />
        <Pagination newer older between />
    }
}
