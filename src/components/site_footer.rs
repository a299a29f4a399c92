use content::{Address, Blog};
use leptos::prelude::*;

use super::{ThemeChoice, use_base};

/// The foot of every page: who writes here, how to follow, and the reader's own settings.
#[component]
pub fn SiteFooter(
    /// The blog's identity.
    blog: Blog,
    /// The author's pages elsewhere.
    links: Vec<String>,
    /// Whether readers can keep it on their devices.
    offline: bool,
) -> impl IntoView {
    let base = use_base();
    let elsewhere: Vec<_> = links
        .into_iter()
        .map(|link| {
            let name = host(&link).to_owned();
            view! {
                <a href=link rel="me">
                    {name}
                </a>
                " "
            }
        })
        .collect();
    let [atom, rss, json] = ["feed.xml", "rss.xml", "feed.json"].map(|file| base.join(file));
    let keeping = offline.then(|| {
        view! {
            " "
            <a href=Address::Offline.href(&base)>"Reading offline"</a>
        }
    });
    // Filled by `kept.js` when there is something to say. No live region: nobody wants to hear it on every page.
    let sign = offline.then(|| view! { <p class="sign" data-kept=".sign"></p> });
    view! {
        <footer class="site-footer">
            <p>"Written by " {blog.author} " " {elsewhere}</p>
            <p>
                <a href=Address::Home.href(&base)>"All articles"</a>
                " "
                <a href=atom>"Atom feed"</a>
                " "
                <a href=rss>"RSS"</a>
                " "
                <a href=json>"JSON Feed"</a>
                {keeping}
            </p>
            <ThemeChoice />
            {sign}
        </footer>
    }
}

/// `github.com` of `https://github.com/you`; the address itself of `mailto:`.
fn host(link: &str) -> &str {
    let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("mailto:")).unwrap_or(link);
    rest.split('/').next().unwrap_or(rest).trim_start_matches("www.")
}
