use std::sync::Arc;

use content::Catalogue;
use leptos::prelude::*;

use crate::components::{EntryLine, use_text};

/// All articles by year, a line each.
#[component]
pub fn ArchivePage(
    /// The blog and its articles.
    catalogue: Arc<Catalogue>,
) -> impl IntoView {
    let text = use_text();
    let years: Vec<_> = catalogue
        .years()
        .into_iter()
        .map(|(year, entries)| {
            let lines: Vec<_> =
                entries.iter().map(|entry| view! { <EntryLine entry=(*entry).clone() /> }).collect();
            view! {
                <section class="year">
                    <h2>{text.number(year)}</h2>
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
        {years}
    }
}
