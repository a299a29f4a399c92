use content::{Address, Mention};
use leptos::prelude::*;

use super::{Day, use_base};

/// An article in one line of a list: its day, and its title as the way to it.
#[component]
pub fn EntryLine(
    /// The article.
    article: Mention,
) -> impl IntoView {
    let href = Address::Article(article.slug.clone()).href(&use_base());
    let direction = article.direction();
    view! {
        <li>
            <Day date=article.date />
            " "
            <a href=href lang=article.language dir=direction>
                {article.title}
            </a>
        </li>
    }
}
