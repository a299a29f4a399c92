use content::{Date, Entry};
use leptos::prelude::*;

/// When an article was written, and how long it takes.
#[component]
pub fn Dateline(
    /// The article.
    entry: Entry,
) -> impl IntoView {
    let minutes = entry.reading.minutes();
    view! {
        <p class="dateline">
            <Day date=entry.date />
            {entry
                .updated
                .map(|date| {
                    view! {
                        <span class="updated">
                            "updated " <Day date />
                        </span>
                    }
                })}
            <span class="minutes">{format!("{minutes} min read")}</span>
        </p>
    }
}

/// A day, as readers and as machines write it.
#[component]
pub fn Day(
    /// The day.
    date: Date,
) -> impl IntoView {
    view! { <time datetime=date.to_string()>{date.long()}</time> }
}
