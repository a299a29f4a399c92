use content::text::{Frame, around};
use content::{Address, Blog};
use leptos::prelude::*;

use super::{use_base, use_text};

/// The foot of every page: who writes here, and how to follow.
#[component]
pub fn SiteFooter(
    /// The blog's identity.
    blog: Blog,
    /// What it says.
    frame: &'static Frame,
    /// The author's pages elsewhere.
    links: Vec<String>,
    /// Whether readers can keep it on their devices.
    offline: bool,
) -> impl IntoView {
    let (base, text) = (use_base(), use_text());
    let [before, after] = around(frame.written_by, "{author}");
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
    let [atom_name, rss_name, json_name] = frame.feeds;
    let keeping = offline.then(|| {
        view! {
            " "
            <a href=Address::Offline.href(&base)>{text.offline}</a>
        }
    });
    // Filled by `kept.js` when there is something to say. No live region: nobody wants to hear it on every page.
    let sign = offline.then(|| view! { <p class="sign" data-kept=".sign"></p> });
    view! {
        <footer class="site-footer">
            <p>{before} {blog.author} {after} " " {elsewhere}</p>
            <p>
                <a href=Address::Home.href(&base)>{text.all_articles}</a>
                " "
                <a href=atom>{atom_name}</a>
                " "
                <a href=rss>{rss_name}</a>
                " "
                <a href=json>{json_name}</a>
                {keeping}
            </p>
            {sign}
        </footer>
    }
}

/// `github.com` of `https://github.com/you`; the address itself of `mailto:`.
fn host(link: &str) -> &str {
    let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("mailto:")).unwrap_or(link);
    rest.split('/').next().unwrap_or(rest).trim_start_matches("www.")
}
