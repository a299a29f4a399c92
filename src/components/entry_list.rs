use content::{Address, Entry};
use leptos::prelude::*;

use super::{Dateline, TagList, use_base};

/// Articles as a list: title, summary, date, tags.
#[component]
pub fn EntryList(
    /// In the order in which they are shown.
    entries: Vec<Entry>,
    /// Where the number of an entry means something, as in a series.
    #[prop(optional)]
    numbered: bool,
) -> impl IntoView {
    let base = use_base();
    let items: Vec<_> = entries
        .into_iter()
        .map(|entry| {
            let href = Address::Article(entry.slug.clone()).href(&base);
            view! {
                <li>
                    <article class="entry">
                        <h2 lang=entry.language.clone() dir=entry.direction()>
                            <a href=href>{entry.title.clone()}</a>
                        </h2>
                        <p class="summary" lang=entry.language.clone() dir=entry.direction()>{entry.summary.clone()}</p>
                        <Dateline entry=entry.clone() />
                        <TagList tags=entry.tags />
                    </article>
                </li>
            }
        })
        .collect();
    // A list without markers loses its role in one engine; naming the role keeps it.
    view! {
        <ol class="entries" class:numbered=numbered role="list">
            {items}
        </ol>
    }
}
