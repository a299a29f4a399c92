//! What stands in `main`, as the app shows it: through [`Screen::view`].

use std::collections::BTreeSet;
use std::sync::Arc;

use content::Address;
use fieldnotes::browser::document as page;
use fieldnotes::library::Failure;
use fieldnotes::screen::Screen;
use leptos::prelude::document;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{BASE, Stage, article, catalogue, slug};

#[wasm_bindgen_test]
fn an_article_stands_under_its_title_between_its_neighbours() {
    let screen = Screen::Article(Arc::new(article("middle", "# One\n\nText & *more*.\n\n## Two\n")));
    let stage = Stage::show(move || screen.view());
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
    let stage = Stage::show(|| Screen::NotFound.view());
    assert_eq!(stage.texts("h1"), ["Page not found"]);
    assert!(stage.attributes("a", "href").contains(&BASE.to_owned()));
}

#[wasm_bindgen_test]
fn every_failure_has_its_own_text_and_its_own_way_on() {
    let failures = [Failure::Offline, Failure::Gone, Failure::Damaged, Failure::Server(503)];
    let mut texts = BTreeSet::new();
    for failure in failures {
        let screen = Screen::Failed(Address::Article(slug("new")), failure);
        let stage = Stage::show(move || screen.view());
        assert_eq!(stage.texts("h1"), [failure.title()]);
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
fn the_document_speaks_of_what_is_shown() {
    let before = document().title();
    let meta = document().create_element("meta").unwrap();
    meta.set_attribute("name", "description").unwrap();
    document().head().unwrap().append_child(&meta).unwrap();

    let blog = catalogue().blog;
    page::apply(&Screen::Article(Arc::new(article("new", "Text"))).head(&blog));
    assert_eq!(document().title(), "New · Small & good");
    assert_eq!(meta.get_attribute("content").as_deref(), Some("About new."));
    page::apply(&Screen::NotFound.head(&blog));
    assert_eq!(document().title(), "Page not found · Small & good");

    meta.remove();
    document().set_title(&before);
}

#[wasm_bindgen_test]
fn the_focus_goes_to_the_new_heading() {
    let stage = Stage::show(|| Screen::NotFound.view());
    page::focus_heading();
    assert_eq!(document().active_element(), Some(stage.one("h1")));
}
