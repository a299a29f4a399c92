//! Searching in the page: follows what is typed into any field with `data-search`, on the page for searching and in the
//! palette, and shows what answers below it. By delegation, so that the first view's form is alive as well.

mod address;
mod keys;
mod marks;
mod palette;

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use content::search::{Excerpt, excerpt};
use content::text::fill;
use content::{Base, Slug, Text};
use futures::future::join_all;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::js_sys::JsString;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement};

use crate::components::{SearchResults, Shown, Ways};
use crate::library::{Failure, Library};
use crate::search::{Answer, Asked, Searcher};

/// Everything that searches. Clones are the same.
#[derive(Clone)]
pub struct Finder(Rc<Inner>);

struct Inner {
    base: Base,
    text: &'static Text,
    library: Library,
    searcher: Searcher,
    /// The latest question: answers to earlier ones come too late.
    latest: Cell<u32>,
    /// What is shown below the field of the page, and of the palette.
    shown: [RefCell<Option<Box<dyn Any>>>; 2],
    /// The words of the latest answer.
    words: RefCell<Rc<Vec<String>>>,
    /// Of the result that was followed: its page, and the words to mark there.
    followed: RefCell<Option<(String, Rc<Vec<String>>)>>,
}

/// Unicode's compatibility decomposition, which every browser has.
#[must_use]
pub fn normalize(text: &str) -> String {
    JsString::from(text).normalize("NFKD").into()
}

impl Finder {
    /// Listens to fields and keys.
    #[must_use]
    pub fn start(base: Base, text: &'static Text, library: Library) -> Self {
        let searcher = Searcher::new(library.clone(), normalize);
        let finder = Self(Rc::new(Inner {
            base,
            text,
            library,
            searcher,
            latest: Cell::default(),
            shown: Default::default(),
            words: RefCell::default(),
            followed: RefCell::default(),
        }));
        // The app lives as long as the document: nothing is ever removed.
        let listener = finder.clone();
        let _ = window_event_listener_untyped("input", move |event| {
            if let Some(scope) = scope_of(&event) {
                listener.run(&scope);
            }
        });
        keys::listen(&finder);
        finder
    }

    /// A page stands in the document now: marks on it what led there; on the page for searching, looks for what its
    /// address says.
    pub fn arrive(&self) {
        self.mark_followed();
        let Ok(Some(scope)) = document().query_selector("main .finder") else { return };
        let Some(field) = field_of(&scope) else { return };
        if field.value().is_empty() {
            address::fill(&scope);
        }
        let _ = field.focus();
        self.prepare();
        if asked_in(&scope) != Asked::default() {
            self.run(&scope);
        }
    }

    /// Fetches what every search begins with, ahead of the first key. What fails is tried again with it.
    fn prepare(&self) {
        let searcher = self.0.searcher.clone();
        spawn_local(async move { drop(searcher.open().await) });
    }

    /// Looks for what stands in the field, and shows it.
    fn run(&self, scope: &Element) {
        let Self(inner) = self;
        let ticket = inner.latest.get() + 1;
        inner.latest.set(ticket);
        let asked = asked_in(scope);
        let in_palette = palette::holds(scope);
        if !in_palette {
            address::keep(&asked);
        }
        let (finder, scope) = (self.clone(), scope.clone());
        spawn_local(async move {
            let Self(inner) = &finder;
            let ways = if in_palette { palette::ways(inner, &asked.text).await } else { Vec::new() };
            let answer = inner.searcher.ask(&asked).await;
            if inner.latest.get() == ticket {
                finder.show(&scope, &asked, answer, ways).await;
            }
        });
    }

    async fn show(
        &self,
        scope: &Element,
        asked: &Asked,
        answer: Result<Answer, Failure>,
        ways: Vec<crate::components::Way>,
    ) {
        let Self(inner) = self;
        let state = match &answer {
            Ok(answer) => said(inner.text, asked, answer),
            Err(failure) => failure.words(inner.text)[0].to_owned(),
        };
        if let Ok(Some(place)) = scope.query_selector(".state") {
            place.set_text_content(Some(&state));
        }
        let answer = answer.unwrap_or_default();
        *inner.words.borrow_mut() = Rc::clone(&answer.words);
        let mark = |text: &str| marked(text, &answer.words);
        let mut results = Vec::new();
        let mut missing = Vec::new();
        for hit in answer.hits {
            let at_hand = inner.searcher.has_text(&hit);
            let known = match at_hand {
                true => inner.searcher.excerpt(&hit, &answer.words).await.unwrap_or_default(),
                false => Excerpt::default(),
            };
            let excerpt = ArcRwSignal::new(known);
            if !at_hand {
                missing.push((hit.clone(), excerpt.clone()));
            }
            let heading = hit.heading.as_ref().map(|(_, text)| mark(text));
            results.push(Shown { title: mark(&hit.title), heading, hit, excerpt });
        }
        self.mount(scope, results, ways);
        // The list is there; what it says of the texts follows, each as it comes.
        let words = &answer.words;
        join_all(missing.into_iter().map(|(hit, place)| async move {
            if let Ok(excerpt) = inner.searcher.excerpt(&hit, words).await {
                place.set(excerpt);
            }
        }))
        .await;
    }

    fn mount(&self, scope: &Element, results: Vec<Shown>, ways: Vec<crate::components::Way>) {
        let Self(inner) = self;
        let Ok(Some(place)) = scope.query_selector(".results") else { return };
        let Ok(place) = place.dyn_into::<HtmlElement>() else { return };
        let shown = &inner.shown[usize::from(palette::holds(scope))];
        // Whoever has gone down into the list before it changes would be nowhere.
        if document().active_element().is_some_and(|here| place.contains(Some(&here)))
            && let Some(field) = field_of(scope)
        {
            let _ = field.focus();
        }
        drop(shown.take());
        let (base, text) = (inner.base.clone(), inner.text);
        let handle = mount_to(place, move || {
            provide_context(base);
            provide_context(text);
            let results = (!results.is_empty()).then(|| view! { <SearchResults results /> });
            view! {
                {results}
                <Ways ways />
            }
            .into_any()
        });
        *shown.borrow_mut() = Some(Box::new(handle));
    }
}

fn marked(text: &str, words: &[String]) -> Excerpt {
    excerpt(text, normalize, |word| words.binary_search_by(|known| known.as_str().cmp(word)).is_ok())
}

/// What the field's state says: how many there are, or that there is nothing.
fn said(text: &Text, asked: &Asked, answer: &Answer) -> String {
    let found = match answer.total {
        0 if asked.text.trim().is_empty() => return String::new(),
        0 => return text.nothing_found.to_owned(),
        1 => text.one_found.to_owned(),
        count => fill(text.found, &[("count", &text.number(count))]),
    };
    match &answer.instead {
        Some(words) => fill(text.found_instead, &[("found", &found), ("words", words)]),
        None => found,
    }
}

/// The search in which something happened.
fn scope_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(".finder").ok()?
}

fn field_of(scope: &Element) -> Option<HtmlInputElement> {
    scope.query_selector("[data-search]").ok()??.dyn_into().ok()
}

/// What the form says.
fn asked_in(scope: &Element) -> Asked {
    let chosen = |name: &str| {
        let select = scope.query_selector(&format!("select[name={name}]")).ok()??;
        Some(select.dyn_into::<HtmlSelectElement>().ok()?.value())
    };
    Asked {
        text: field_of(scope).map(|field| field.value()).unwrap_or_default(),
        tag: chosen("tag").and_then(|tag| Slug::new(tag).ok()),
        year: chosen("year").and_then(|year| year.parse().ok()),
    }
}
