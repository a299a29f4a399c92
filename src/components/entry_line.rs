use content::{Address, Entry};
use leptos::prelude::*;

use super::{Day, use_base};

/// An article in one line of a list: its day, and its title as the way to it.
#[component]
pub fn EntryLine(
    /// The article.
    entry: Entry,
) -> impl IntoView {
    let href = Address::Article(entry.slug.clone()).href(&use_base());
    let direction = entry.direction();
    view! {
        <li>
            <Day date=entry.date />
            " "
            <a href=href lang=entry.language dir=direction>
                {entry.title}
            </a>
        </li>
    }
}
