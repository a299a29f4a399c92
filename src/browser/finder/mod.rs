//! Searching in the page: follows what is typed into any field with `data-search`, on the page for searching and in the
//! palette, and shows what answers below it. By delegation, so that the first view's form is alive as well.

mod address;
mod keys;
mod marks;
mod palette;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use content::text::fill;
use content::{Base, Slug, Text};
use leptos::prelude::{document, window_event_listener_untyped};
use leptos::task::spawn_local;
use web_sys::js_sys::JsString;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement};

use crate::library::{Failure, Library};
use crate::search::html::{self, Shown, Way};
use crate::search::{Answer, Asked, Searcher};

/// Everything that searches. Clones are the same.
#[derive(Clone)]
pub struct Finder(Rc<Inner>);

struct Inner {
    base: Base,
    text: &'static Text,
    searcher: Searcher,
    /// The latest question: answers to earlier ones come too late.
    latest: Cell<u32>,
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
        let searcher = Searcher::new(library, normalize);
        let finder = Self(Rc::new(Inner {
            base,
            text,
            searcher,
            latest: Cell::default(),
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
        // On a first view the reader may be somewhere already.
        if document().active_element().is_none_or(|here| here.matches("body, main h1").unwrap_or_default()) {
            let _ = field.focus();
        }
        self.prepare();
        if asked_in(&scope) != Asked::default() {
            self.run(&scope);
        }
    }

    /// Fetches what every search begins with, ahead of the first key. What fails is tried again with it.
    fn prepare(&self) {
        let searcher = self.0.searcher.clone();
        spawn_local(async move {
            let _ = searcher.open().await;
        });
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
            let answer = inner.searcher.ask(&asked).await;
            if inner.latest.get() == ticket {
                let tags = answer.as_ref().map_or(&[][..], |answer| &answer.tags);
                let ways = if in_palette { palette::ways(inner, &asked.text, tags) } else { Vec::new() };
                finder.show(&scope, &asked, answer, &ways);
            }
        });
    }

    fn show(&self, scope: &Element, asked: &Asked, answer: Result<Answer, Failure>, ways: &[Way]) {
        let Self(inner) = self;
        let (Ok(Some(state)), Ok(Some(place))) =
            (scope.query_selector(".state"), scope.query_selector(".results"))
        else {
            return;
        };
        state.set_text_content(Some(&match &answer {
            Ok(answer) => said(inner.text, asked, answer),
            Err(failure) => failure.words(inner.text)[0].to_owned(),
        }));
        let answer = answer.unwrap_or_default();
        let words = &answer.words;
        *inner.words.borrow_mut() = Rc::clone(words);
        let mark = |text: &str| inner.searcher.marked(text, words);
        let results: Vec<_> = answer
            .hits
            .into_iter()
            .map(|hit| Shown {
                title: mark(&hit.title),
                heading: hit.heading.as_ref().map(|(_, text)| mark(text)),
                excerpt: inner.searcher.excerpt(&hit, words),
                hit,
            })
            .collect();
        // Whoever has gone down into the list before it changes would be nowhere.
        if document().active_element().is_some_and(|here| place.contains(Some(&here)))
            && let Some(field) = field_of(scope)
        {
            let _ = field.focus();
        }
        let shown = html::results(&results, &inner.base, inner.text) + &html::ways(ways);
        place.set_inner_html(&shown);
        // The list is there; what it says of the texts follows, each as it comes.
        let Ok(places) = place.query_selector_all(".excerpt") else { return };
        for (at, Shown { hit, excerpt, .. }) in (0..).zip(results) {
            if excerpt.is_some() {
                continue;
            }
            let Some(place) = places.item(at).and_then(|place| place.dyn_into::<Element>().ok()) else {
                continue;
            };
            let (searcher, words) = (inner.searcher.clone(), Rc::clone(words));
            spawn_local(async move {
                if searcher.text_of(&hit).await.is_ok()
                    && let Some(excerpt) = searcher.excerpt(&hit, &words)
                {
                    place.set_inner_html(&html::marked(&excerpt));
                }
            });
        }
    }
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
