use content::{Address, Blog};
use leptos::prelude::*;

use super::use_base;

/// The head of every page: the blog's name as the way home, and the ways to its lists.
#[component]
pub fn SiteHeader(
    /// The blog's identity.
    blog: Blog,
    /// Where the page stands, for which the way is marked.
    #[prop(optional_no_strip)]
    current: Option<Address>,
) -> impl IntoView {
    let base = use_base();
    let ways = [(Address::Home, "Articles"), (Address::Archive, "Archive"), (Address::Tags, "Tags")];
    let ways = ways.map(|(address, name)| {
        let here = current.as_ref() == Some(&address);
        view! {
            <a href=address.href(&base) aria-current=here.then_some("page")>
                {name}
            </a>
        }
    });
    view! {
        <header class="site-header">
            <a class="site-title" href=Address::Home.href(&base)>
                {blog.title}
            </a>
            <nav class="site-nav" aria-label="Site">
                {ways.to_vec()}
            </nav>
        </header>
    }
}
