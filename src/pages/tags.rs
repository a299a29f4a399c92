use content::markdown::{Place, render};
use content::{Address, Group, Landing, TagCount};
use leptos::prelude::*;

use crate::components::{EntryList, use_base, use_text};

/// All tags, each with the number of its articles.
#[component]
pub fn TagsPage(
    /// In the order of their names.
    tags: Vec<TagCount>,
) -> impl IntoView {
    let (base, text) = (use_base(), use_text());
    let tags: Vec<_> = tags
        .into_iter()
        .map(|tag| {
            view! {
                <li>
                    <a href=Address::Tag(tag.slug).href(&base)>
                        {tag.name} " " <span class="count">{text.count(tag.count)}</span>
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <header class="opening">
            <h1>{text.tags}</h1>
        </header>
        {tags.is_empty().then(|| view! { <p>{text.nothing_yet}</p> })}
        {(!tags.is_empty())
            .then(|| {
                view! {
                    <ul class="tag-cloud" role="list">
                        {tags}
                    </ul>
                }
            })}
    }
}

/// The articles of a tag, newest first.
#[component]
pub fn TagPage(
    /// The tag's articles.
    group: Group,
) -> impl IntoView {
    let Group { name, entries, landing } = group;
    let href = Address::Tags.href(&use_base());
    let kicker = view! { <a href=href>{use_text().tags}</a> };
    view! {
        {opening(kicker, name, landing)}
        <EntryList entries />
    }
}

/// The articles of a series in the order in which they are read.
#[component]
pub fn SeriesPage(
    /// The series' articles.
    group: Group,
) -> impl IntoView {
    let Group { name, entries, landing } = group;
    view! {
        {opening(use_text().series, name, landing)}
        <EntryList entries numbered=true />
    }
}

/// What a list is of, and what its author says of it. No `AnyView`, here and in all views: it brings the code with which
/// a browser would build nodes back into the wasm.
fn opening(kicker: impl IntoView, name: String, landing: Option<Landing>) -> impl IntoView {
    let Landing { title, body, .. } = landing.unwrap_or_default();
    let html = render(&body, &Place { text: use_text(), ..Place::article(&use_base()) }).html;
    view! {
        <header class="opening">
            <p class="kicker">{kicker}</p>
            <h1>{title.unwrap_or(name)}</h1>
        </header>
        {(!html.is_empty()).then(|| view! { <div class="prose landing" inner_html=html></div> })}
    }
}
