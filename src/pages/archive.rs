use std::sync::Arc;

use content::{Address, Catalogue};
use leptos::prelude::*;

use crate::components::{Day, use_base, use_text};

/// All articles by year, a line each.
#[component]
pub fn ArchivePage(
    /// The blog and its articles.
    catalogue: Arc<Catalogue>,
) -> impl IntoView {
    let (base, text) = (use_base(), use_text());
    let years: Vec<_> = catalogue
        .years()
        .into_iter()
        .map(|(year, entries)| {
            let lines: Vec<_> = entries
                .iter()
                .map(|entry| {
                    let href = Address::Article(entry.slug.clone()).href(&base);
                    view! {
                        <li>
                            <Day date=entry.date />
                            " "
                            <a href=href lang=entry.language.clone() dir=entry.direction()>
                                {entry.title.clone()}
                            </a>
                        </li>
                    }
                })
                .collect();
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
