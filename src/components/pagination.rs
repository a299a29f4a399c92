use content::text::fill;
use content::{Address, Date};
use leptos::prelude::*;

use super::{use_base, use_text};

/// Ways between the pages of the list of all articles; nothing when there is only one. No page says how many there are:
/// it would be another with every page that is added.
#[component]
pub fn Pagination(
    /// The page with newer articles.
    newer: Option<Address>,
    /// The page with older ones.
    older: Option<Address>,
    /// The days of the oldest and of the newest article here.
    between: Option<(Date, Date)>,
) -> impl IntoView {
    let (base, text) = (use_base(), use_text());
    (newer.is_some() || older.is_some()).then(|| {
        let place = between.map(|(from, to)| {
            let [from, to] = [from, to].map(|date| text.day(date));
            fill(text.from_to, &[("from", &from), ("to", &to)])
        });
        let way = |address: Address, rel: &'static str, name: &'static str| {
            view! {
                <a href=address.href(&base) rel=rel>
                    {name}
                </a>
            }
        };
        view! {
            <nav class="pagination" aria-label=text.pages>
                {newer.map(|address| way(address, "prev", text.newer_articles))}
                <span>{place}</span>
                {older.map(|address| way(address, "next", text.older_articles))}
            </nav>
        }
    })
}
