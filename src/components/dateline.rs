use content::text::{around, fill};
use content::{Date, Entry};
use leptos::prelude::*;

use super::use_text;

/// When an article was written, and how long it takes.
#[component]
pub fn Dateline(
    /// The article.
    entry: Entry,
) -> impl IntoView {
    let text = use_text();
    let [before, after] = around(text.updated, "{date}");
    let minutes = fill(text.minutes, &[("minutes", &text.number(entry.reading.minutes()))]);
    view! {
        <p class="dateline">
            <Day date=entry.date />
            {entry
                .updated
                .map(|date| {
                    view! {
                        <span class="updated">
                            {before} <Day date /> {after}
                        </span>
                    }
                })}
            <span class="minutes">{minutes}</span>
        </p>
    }
}

/// A day, as readers and as machines write it.
#[component]
pub fn Day(
    /// The day.
    date: Date,
) -> impl IntoView {
    view! { <time datetime=date.to_string()>{use_text().day(date)}</time> }
}
