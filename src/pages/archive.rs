use content::Mention;
use leptos::prelude::*;

use crate::activity::picture;
use crate::components::{EntryLine, use_text};

/// All articles by year, a line each.
#[component]
pub fn ArchivePage(
    /// Each with its articles, newest first.
    years: Vec<(u16, Vec<Mention>)>,
) -> impl IntoView {
    let text = use_text();
    let activity = picture(text, &years);
    let years: Vec<_> = years
        .into_iter()
        .map(|(year, articles)| {
            let lines: Vec<_> = articles.into_iter().map(|article| view! { <EntryLine article /> }).collect();
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
