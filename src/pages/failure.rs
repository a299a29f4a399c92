use content::Address;
use leptos::prelude::*;

use crate::components::use_base;
use crate::library::Failure;

/// An address that could not be loaded: what happened, and a way on that fits it.
#[component]
pub fn FailurePage(
    /// What should have been shown.
    address: Address,
    /// Why it is not.
    failure: Failure,
) -> impl IntoView {
    let base = use_base();
    let (what, way_on) = words(failure);
    view! {
        <header class="opening">
            <h1>{failure.title()}</h1>
        </header>
        <div class="prose" role="alert">
            <p>{what}</p>
            <p>
                // `external`: not the router but the browser follows it, with a fresh request for the whole page.
                <a href=address.href(&base) rel="external">
                    {way_on}
                </a>
                ", or go to "
                <a href=Address::Home.href(&base)>"all articles"</a>
                "."
            </p>
        </div>
    }
}

fn words(failure: Failure) -> (String, &'static str) {
    match failure {
        Failure::Offline => (
            "This page is not on your device yet, and there is no connection to fetch it. What you were reading is \
             still one step back."
                .to_owned(),
            "Try again",
        ),
        Failure::Gone => (
            "The blog has changed since you opened it, and the file of this article is no longer where it was."
                .to_owned(),
            "Load the blog's current page",
        ),
        Failure::Damaged => (
            "What arrived is not what was published: something on the way changed or cut it, so it is not shown."
                .to_owned(),
            "Fetch it anew",
        ),
        Failure::Superseded => (
            "There is a newer version of this blog, which the page that you opened cannot show.".to_owned(),
            "Load the blog's current page",
        ),
        Failure::Server(status) => {
            (format!("It answered with the status {status}. That is usually over soon."), "Try again")
        }
    }
}
