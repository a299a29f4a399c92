use content::Address;
use leptos::prelude::*;

use super::use_base;

/// Ways between the pages of the list of all articles; nothing when there is only one.
#[component]
pub fn Pagination(
    /// This page, from 1.
    number: u32,
    /// How many there are.
    of: u32,
) -> impl IntoView {
    let base = use_base();
    (of > 1).then(|| {
        let newer = (number > 1).then(|| Address::page(number - 1).href(&base));
        let older = (number < of).then(|| Address::page(number + 1).href(&base));
        view! {
            <nav class="pagination" aria-label="Pages">
                {newer.map(|href| view! { <a href=href rel="prev">"Newer articles"</a> })}
                <span>{format!("Page {number} of {of}")}</span>
                {older.map(|href| view! { <a href=href rel="next">"Older articles"</a> })}
            </nav>
        }
    })
}
