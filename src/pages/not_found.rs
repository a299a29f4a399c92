use content::Address;
use leptos::prelude::*;

use crate::components::use_base;

/// Nothing has this address: says so, and where to go from here.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <header class="opening">
            <h1>"Page not found"</h1>
        </header>
        <div class="prose">
            <p>
                "There is no page at this address. It may have been mistyped, or the article may have been renamed or withdrawn."
            </p>
            <p>
                <a href=Address::Home.href(&use_base())>"All articles"</a>
            </p>
        </div>
    }
}
