use content::text::fill;
use content::{Address, Text};
use leptos::prelude::*;

use crate::components::{use_base, use_text};
use crate::library::Failure;

/// An address that could not be loaded: what happened, and a way on that fits it.
#[component]
pub fn FailurePage(
    /// What should have been shown.
    address: Address,
    /// Why it is not.
    failure: Failure,
) -> impl IntoView {
    let (base, text) = (use_base(), use_text());
    let [title, what] = failure.words(text);
    let what = match failure {
        Failure::Server(status) => fill(what, &[("status", &text.number(status))]),
        _ => what.to_owned(),
    };
    view! {
        <header class="opening">
            <h1>{title}</h1>
        </header>
        <div class="prose" role="alert">
            <p>{what}</p>
            <p>
                // `external`: not the router but the browser follows it, with a fresh request for the whole page.
                <a href=address.href(&base) rel="external">
                    {way_on(failure, text)}
                </a>
                " · "
                <a href=Address::Home.href(&base)>{text.all_articles}</a>
            </p>
        </div>
    }
}

fn way_on(failure: Failure, text: &Text) -> &'static str {
    match failure {
        Failure::Offline | Failure::Server(_) => text.try_again,
        Failure::Gone | Failure::Superseded => text.load_current,
        Failure::Damaged => text.fetch_anew,
    }
}
