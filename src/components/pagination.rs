use content::Address;
use content::text::fill;
use leptos::prelude::*;

use super::{use_base, use_text};

/// Ways between the pages of the list of all articles; nothing when there is only one.
#[component]
pub fn Pagination(
    /// This page, from 1.
    number: u32,
    /// How many there are.
    of: u32,
) -> impl IntoView {
    let (base, text) = (use_base(), use_text());
    (of > 1).then(|| {
        let [at, of_all] = [number, of].map(|number| text.number(number));
        let place = fill(text.page_of, &[("number", &at), ("of", &of_all)]);
        let newer = (number > 1).then(|| Address::page(number - 1).href(&base));
        let older = (number < of).then(|| Address::page(number + 1).href(&base));
        view! {
            <nav class="pagination" aria-label=text.pages>
                {newer.map(|href| view! { <a href=href rel="prev">{text.newer_articles}</a> })}
                <span>{place}</span>
                {older.map(|href| view! { <a href=href rel="next">{text.older_articles}</a> })}
            </nav>
        }
    })
}
