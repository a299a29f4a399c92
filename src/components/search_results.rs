use content::search::{Excerpt, Piece};
use leptos::prelude::*;

use super::{Day, use_base};
use crate::search::Hit;

/// A result, and what is known of its text.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The section.
    pub hit: Hit,
    /// The title of its article, with the words marked.
    pub title: Excerpt,
    /// Its heading, with the words marked.
    pub heading: Option<Excerpt>,
    /// The piece of its text, once that is here.
    pub excerpt: ArcRwSignal<Excerpt>,
}

/// The sections that answer, each a link to its heading.
#[component]
pub fn SearchResults(
    /// Best first.
    results: Vec<Shown>,
) -> impl IntoView {
    let base = use_base();
    let items: Vec<_> = results
        .into_iter()
        .map(|Shown { hit, title, heading, excerpt }| {
            view! {
                <li>
                    <a href=base.join(&hit.path())>
                        <span class="title">
                            <Marked pieces=title.pieces />
                        </span>
                        {heading
                            .map(|heading| {
                                view! {
                                    " "
                                    <span class="heading">
                                        <Marked pieces=heading.pieces />
                                    </span>
                                }
                            })}
                    </a>
                    " "
                    <Day date=hit.date />
                    <p class="excerpt">{move || view! { <Marked pieces=excerpt.get().pieces /> }}</p>
                </li>
            }
        })
        .collect();
    view! { <ol role="list">{items}</ol> }
}

/// A text with some of its words marked.
#[component]
pub fn Marked(
    /// One behind the other.
    pieces: Vec<Piece>,
) -> impl IntoView {
    let piece = |Piece { text, marked }| {
        if marked { view! { <mark>{text}</mark> }.into_any() } else { text.into_any() }
    };
    pieces.into_iter().map(piece).collect::<Vec<_>>()
}

/// A way from anywhere, or something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// A page of the blog: its address, and what it is called.
    Page(String, String),
    /// Something that the app does: its name, and what it is called.
    Action(String, String),
}

/// Ways and things to do, below the results.
#[component]
pub fn Ways(
    /// In order.
    ways: Vec<Way>,
) -> impl IntoView {
    let items: Vec<_> = ways
        .into_iter()
        .map(|way| match way {
            Way::Page(href, name) => view! { <li><a href=href>{name}</a></li> }.into_any(),
            Way::Action(action, name) => {
                view! { <li><button type="button" data-action=action>{name}</button></li> }.into_any()
            }
        })
        .collect();
    (!items.is_empty()).then(|| view! { <ul class="ways" role="list">{items}</ul> })
}
