use std::sync::Arc;

use content::Catalogue;
use leptos::prelude::*;

use crate::activity::picture;
use crate::components::{EntryLine, use_text};

/// All articles by year, a line each.
#[component]
pub fn ArchivePage(
    /// The blog and its articles.
    catalogue: Arc<Catalogue>,
) -> impl IntoView {
    let text = use_text();
    let years = catalogue.years();
    let activity = picture(text, &years);
    let years: Vec<_> = years
        .into_iter()
        .map(|(year, entries)| {
            let lines: Vec<_> =
                entries.iter().map(|entry| view! { <EntryLine entry=(*entry).clone() /> }).collect();
            view! {
                <section class="year">
                    <h2 id=year.to_string()>{text.number(year)}</h2>
                    <ol class="archive-list" role="list">
                        {lines}
                    </ol>
                </section>
            }
        })
        .collect();
    view! {
        <header class="opening">
            <h1>{text.archive}</h1>
        </header>
        {activity.is_empty().then(|| view! { <p>{text.nothing_yet}</p> })}
        {(!activity.is_empty())
            .then(|| view! { <ol class="activity" role="list" inner_html=activity></ol> })}
        {years}
    }
}
