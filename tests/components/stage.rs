//! Where a test shows a view and looks at it, and what the views are shown with.

use std::sync::Arc;

use content::{Around, Base, Blog, Body, Entry, Mention, Page, PageHead, Resource, Slug, Text, View};
use fieldnotes::screen::{Article, Screen, html};
use leptos::prelude::*;
use serde_json::json;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The path below which every test's blog lives.
pub const BASE: &str = "/blog/";

/// Nodes in the document, for as long as a test looks at them.
pub struct Stage(HtmlElement);

impl Stage {
    /// Takes down what failed tests have left behind: a panic does not unwind in WebAssembly.
    pub fn clear() {
        while let Some(left) = document().query_selector("[data-stage]").unwrap() {
            left.remove();
        }
    }

    /// An empty element at the end of the document.
    pub fn empty(name: &str) -> Self {
        let element = document().create_element(name).unwrap().dyn_into::<HtmlElement>().unwrap();
        element.set_attribute("data-stage", "").unwrap();
        document().body().unwrap().append_child(&element).unwrap();
        Self(element)
    }

    /// A view, in a `main` as on every page.
    pub fn show<V: IntoView>(view: impl FnOnce() -> V) -> Self {
        Self::show_html(|| html(view()))
    }

    /// A screen, likewise.
    pub fn show_screen(screen: &Screen) -> Self {
        Self::show_html(|| screen.html())
    }

    fn show_html(html: impl FnOnce() -> String) -> Self {
        let stage = Self::empty("main");
        let html = Owner::new().with(|| {
            provide_context(base());
            html()
        });
        stage.0.set_inner_html(&html);
        stage
    }

    /// The element itself.
    pub fn element(&self) -> &HtmlElement {
        &self.0
    }

    /// Every element that fits, in the order of the document.
    pub fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.0.query_selector_all(selector).unwrap();
        (0..found.length()).map(|at| found.item(at).unwrap().dyn_into().unwrap()).collect()
    }

    /// The one element that fits.
    pub fn one(&self, selector: &str) -> Element {
        let mut found = self.all(selector);
        assert_eq!(found.len(), 1, "{selector} in {}", self.0.inner_html());
        found.remove(0)
    }

    /// The texts of all elements that fit.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).iter().map(text).collect()
    }

    /// An attribute of all elements that fit; empty where one has none.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        self.all(selector).iter().map(|element| element.get_attribute(name).unwrap_or_default()).collect()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.0.remove();
    }
}

/// What a reader sees of an element, with single blanks.
pub fn text(element: &Element) -> String {
    let text = element.text_content().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub fn base() -> Base {
    Base::new(BASE).unwrap()
}

pub fn slug(text: &str) -> Slug {
    Slug::new(text).unwrap()
}

/// Three articles, newest first. Written as JSON, so that what an entry gains needs no change here.
pub fn entries() -> Vec<Entry> {
    let post = |slug: &str, title: &str, date: &str| {
        json!({
            "slug": slug, "title": title, "date": date, "summary": format!("About {slug}."),
            "reading": 3,
        })
    };
    let mut middle = post("middle", "Tags & <b>braces</b>", "2025-02-28");
    middle["updated"] = json!("2025-03-09");
    middle["tags"] = json!(["Rust", "C++"]);
    let posts = json!([post("new", "New", "2025-03-31"), middle, post("old", "Old", "2024-12-01")]);
    serde_json::from_value(posts).unwrap()
}

pub fn blog() -> Blog {
    Blog {
        title: "Small & good".to_owned(),
        tagline: "A blog.".to_owned(),
        author: "Ada".to_owned(),
        language: "en".to_owned(),
        url: "https://example.org/blog/".to_owned(),
    }
}

pub fn entry(of: &str) -> Entry {
    entries().into_iter().find(|entry| entry.slug == slug(of)).unwrap()
}

/// An article between its neighbours, rendered as the app does it.
pub fn article(of: &str, markdown: &str) -> Screen {
    let entries = entries();
    let at = entries.iter().position(|entry| entry.slug == slug(of)).unwrap();
    let mention = |at: Option<usize>| entries.get(at?).map(Mention::of);
    let entry = entry(of);
    let url = format!("{}posts/{of}/", blog().url);
    let elements = vec![
        content::Element::meta("description", &entry.summary),
        content::Element::link("canonical", &url),
    ];
    let head = PageHead { title: PageHead::title_in(&entry.title, &blog().title), elements };
    let (newer, older) = (mention(at.checked_sub(1)), mention(Some(at + 1)));
    let around =
        Around { body: Resource::default(), entry, url, part: None, newer, older, related: Vec::new() };
    let body = Body { markdown: markdown.to_owned(), ..Body::default() };
    let page = Page { head, view: View::Article(Box::new(around)) };
    Screen::Page(Arc::new(page), Arc::new(Article::render(&body, &base(), Text::of("en"))))
}
