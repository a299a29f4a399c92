use content::{Address, Blog};
use leptos::prelude::*;

use super::use_base;

/// The head of every page: the blog's name, as the way home.
#[component]
pub fn SiteHeader(
    /// The blog's identity.
    blog: Blog,
) -> impl IntoView {
    view! {
        <header class="site-header">
            <a class="site-title" href=Address::Home.href(&use_base())>
                {blog.title}
            </a>
        </header>
    }
}
