use content::{Address, Blog};
use leptos::prelude::*;

use super::use_base;

/// The foot of every page: who writes here.
#[component]
pub fn SiteFooter(
    /// The blog's identity.
    blog: Blog,
) -> impl IntoView {
    view! {
        <footer class="site-footer">
            <p>"Written by " {blog.author}</p>
            <p>
                <a href=Address::Home.href(&use_base())>"All articles"</a>
            </p>
        </footer>
    }
}
