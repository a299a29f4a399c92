//! What stands in `main`, as the app shows it: through [`Screen::html`].

use std::collections::BTreeSet;

use content::{Address, Text};
use fieldnotes::browser::document::focus_heading;
use fieldnotes::browser::head::apply;
use fieldnotes::library::Failure;
use fieldnotes::screen::Screen;
use leptos::prelude::document;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;
use web_sys::wasm_bindgen::JsCast;

use crate::stage::{BASE, Stage, article, blog, slug};

#[wasm_bindgen_test]
fn an_article_stands_under_its_title_between_its_neighbours() {
    let stage = Stage::show_screen(&article("middle", "# One\n\nText & *more*.\n\n## Two\n"));
    assert_eq!(stage.texts("h1"), ["Tags & <b>braces</b>"]);
    assert_eq!(stage.texts("article .prose h2"), ["One"]);
    assert_eq!(stage.texts("article .prose h3"), ["Two"]);
    assert_eq!(stage.texts("article .prose em"), ["more"]);
    assert_eq!(stage.texts("article .tags li"), ["Rust", "C++"]);
    assert_eq!(stage.attributes("article time", "datetime"), ["2025-02-28", "2025-03-09"]);
    assert_eq!(stage.attributes("a[rel=prev]", "href"), ["/blog/posts/old/"]);
    assert_eq!(stage.attributes("a[rel=next]", "href"), ["/blog/posts/new/"]);
}

#[wasm_bindgen_test]
fn an_unknown_address_has_a_way_home() {
    let stage = Stage::show_screen(&Screen::NotFound);
    assert_eq!(stage.texts("h1"), ["Page not found"]);
    assert!(stage.attributes("a", "href").contains(&BASE.to_owned()));
}

#[wasm_bindgen_test]
fn every_failure_has_its_own_text_and_its_own_way_on() {
    let failures = [Failure::Offline, Failure::Gone, Failure::Damaged, Failure::Server(503)];
    let mut texts = BTreeSet::new();
    for failure in failures {
        let screen = Screen::Failed(Address::Article(slug("new")), failure);
        let stage = Stage::show_screen(&screen);
        assert_eq!(stage.texts("h1"), [failure.words(Text::of("en"))[0]]);
        let text = stage.texts("[role=alert]").concat();
        if let Failure::Server(status) = failure {
            assert!(text.contains(&status.to_string()), "{text}");
        }
        texts.insert(text);
        // The browser itself follows the first, with a fresh request for the whole page.
        assert_eq!(stage.attributes("a", "href"), ["/blog/posts/new/", BASE], "{failure:?}");
        assert_eq!(stage.attributes("a", "rel"), ["external", ""], "{failure:?}");
    }
    assert_eq!(texts.len(), failures.len(), "{texts:?}");
}

#[wasm_bindgen_test]
fn the_head_speaks_of_what_is_shown() {
    let before = document().title();
    let head = document().head().unwrap();
    // As the build writes it: title, what belongs to the view, then the app's own meta. Extensions add theirs behind it.
    document().set_title("Before");
    let title = document().query_selector("head > title").unwrap().unwrap();
    let mut last = title;
    let mut added = Vec::new();
    for name in ["description", "fieldnotes", "foreign"] {
        let meta = document().create_element("meta").unwrap();
        meta.set_attribute("name", name).unwrap();
        last.after_with_node_1(&meta).unwrap();
        last = meta.clone();
        added.push(meta);
    }
    let content = |selector: &str, name: &str| {
        let found = head.query_selector_all(selector).unwrap();
        assert!(found.length() <= 1, "{selector} stands there {} times", found.length());
        found.item(0).and_then(|node| node.unchecked_into::<Element>().get_attribute(name))
    };
    let description = || content("meta[name=description]", "content");
    let canonical = || content("link[rel=canonical]", "href");
    let robots = || content("meta[name=robots]", "content");

    let (blog, text) = (blog().title, Text::of("en"));
    apply(&article("new", "Text").head(&blog, text));
    assert_eq!(document().title(), "New · Small & good");
    assert_eq!(description().as_deref(), Some("About new."));
    assert_eq!(canonical().as_deref(), Some("https://example.org/blog/posts/new/"));
    assert_eq!(robots(), None);

    apply(&Screen::NotFound.head(&blog, text));
    assert_eq!(document().title(), "Page not found · Small & good");
    assert_eq!(description(), None, "that of the article stays");
    assert_eq!(canonical(), None, "no search engine should list it");
    assert_eq!(robots().as_deref(), Some("noindex"));
    assert!(added[2].is_connected(), "what others put into the head stays");

    let title = document().query_selector("head > title").unwrap().unwrap();
    while let Some(next) = title.next_element_sibling().filter(|next| *next != added[2]) {
        next.remove();
    }
    added[2].remove();
    document().set_title(&before);
}

#[wasm_bindgen_test]
fn the_focus_goes_to_the_new_heading() {
    Stage::clear();
    let stage = Stage::show_screen(&Screen::NotFound);
    focus_heading();
    assert_eq!(document().active_element(), Some(stage.one("h1")));
}
