use content::text::Frame;
use content::{Address, Blog};
use leptos::prelude::*;

use super::{ReaderSettings, use_base, use_text};

/// The head of every page: the blog's name as the way home, the ways to its lists, and the reader's own settings.
#[component]
pub fn SiteHeader(
    /// The blog's identity.
    blog: Blog,
    /// What it says.
    frame: &'static Frame,
    /// Where the page stands, for which the way is marked.
    #[prop(optional_no_strip)]
    current: Option<Address>,
) -> impl IntoView {
    let (base, text) = (use_base(), use_text());
    let ways = [
        (Address::Home, text.articles),
        (Address::Archive, text.archive),
        (Address::Tags, text.tags),
        (Address::Search, text.search),
    ];
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
            <nav class="site-nav" aria-label=frame.site>
                {ways.to_vec()}
            </nav>
            <ReaderSettings frame />
        </header>
    }
}
