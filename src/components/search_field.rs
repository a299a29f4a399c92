use content::Address;
use leptos::prelude::*;

use super::{use_base, use_text};

/// Where one types, and the place of the results. An ordinary form, which leads to the page for searching; the app
/// follows what is typed by `data-search` and fills what is empty here.
#[component]
pub fn SearchField(
    /// The tags to choose from: part of the address, and name.
    #[prop(optional)]
    tags: Vec<(String, String)>,
    /// The years to choose from.
    #[prop(optional)]
    years: Vec<u16>,
) -> impl IntoView {
    let text = use_text();
    let filter = |name: &'static str, any: &'static str, options: Vec<(String, String)>| {
        (!options.is_empty()).then(|| {
            let options: Vec<_> = options
                .into_iter()
                .map(|(value, name)| view! { <option value=value>{name}</option> })
                .collect();
            view! {
                <select name=name aria-label=any>
                    <option value="">{any}</option>
                    {options}
                </select>
            }
        })
    };
    let years = years.into_iter().map(|year| (year.to_string(), text.number(year))).collect();
    view! {
        <search class="finder">
            <form action=Address::Search.href(&use_base())>
                <input
                    type="search"
                    name="q"
                    data-search=""
                    aria-label=text.search_for
                    placeholder=text.search_for
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    enterkeyhint="search"
                />
                <button>{text.search}</button>
                {filter("tag", text.any_tag, tags)}
                {filter("year", text.any_year, years)}
            </form>
            <p class="state" role="status"></p>
            <div class="results"></div>
        </search>
    }
}
