use leptos::prelude::*;

use super::{use_base, use_text};
use crate::search::html::{filter, form};

/// Where one types, and the place of the results.
#[component]
pub fn SearchField(
    /// The tags to choose from: part of the address, and name.
    tags: Vec<(String, String)>,
    /// The years to choose from.
    years: Vec<u16>,
) -> impl IntoView {
    let text = use_text();
    let years: Vec<_> = years.into_iter().map(|year| (year.to_string(), text.number(year))).collect();
    let filters = [filter("tag", text.any_tag, &tags), filter("year", text.any_year, &years)].concat();
    view! { <search class="finder" inner_html=form(&use_base(), text, &filters)></search> }
}
