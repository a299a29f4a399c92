use content::Address;
use leptos::prelude::*;

use crate::components::{use_base, use_text};

/// Nothing has this address: says so, and where to go from here.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let text = use_text();
    view! {
        <header class="opening">
            <h1>{text.not_found}</h1>
        </header>
        <div class="prose">
            <p>{text.not_found_why}</p>
            <p>
                <a href=Address::Home.href(&use_base())>{text.all_articles}</a>
            </p>
        </div>
    }
}
