//! The nodes that a reader sees before the app starts.

use fieldnotes::browser::{Boot, FirstView};
use leptos::prelude::document;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, base, text};

/// A `main` as the build writes it.
fn page(path: Option<&str>, html: &str) -> Stage {
    Stage::clear();
    let main = Stage::empty("main");
    if let Some(path) = path {
        main.element().set_attribute("data-page", path).unwrap();
    }
    main.element().set_inner_html(html);
    main
}

#[wasm_bindgen_test]
fn without_a_main_there_is_nothing_to_take_over() {
    Stage::clear();
    assert!(FirstView::find().is_none());
}

#[wasm_bindgen_test]
fn a_document_fits_its_own_address() {
    let _main = page(Some("posts/new/"), "");
    let view = FirstView::find().unwrap();
    for path in ["/blog/posts/new/", "/blog/posts/new", "/blog/posts/new/index.html"] {
        assert!(view.fits(&base(), path), "{path}");
    }
    for path in ["/blog/posts/old/", "/blog/", "/posts/new/", "/blog/posts/new/x/"] {
        assert!(!view.fits(&base(), path), "{path}");
    }
}

#[wasm_bindgen_test]
fn the_home_page_fits_the_base_alone() {
    let _main = page(Some(""), "");
    let view = FirstView::find().unwrap();
    assert!(view.fits(&base(), "/blog/"));
    assert!(view.fits(&base(), "/blog"));
    assert!(!view.fits(&base(), "/blog/posts/new/"));
}

#[wasm_bindgen_test]
fn the_page_for_not_found_fits_every_address_and_an_unnamed_one_none() {
    {
        let _main = page(Some("404"), "");
        let view = FirstView::find().unwrap();
        assert!(view.fits(&base(), "/blog/nothing/here/"));
    }
    let _main = page(None, "");
    assert!(!FirstView::find().unwrap().fits(&base(), "/blog/"));
}

#[wasm_bindgen_test]
fn removing_it_leaves_what_others_put_there() {
    let main = page(Some(""), "text <h1>Title</h1><!-- a comment --><p>Paragraph</p><p>Last</p>");
    let view = FirstView::find().unwrap();
    // Meanwhile an extension adds a node, wraps another, and takes one away.
    let foreign = document().create_element("aside").unwrap();
    foreign.set_text_content(Some("foreign"));
    main.element().prepend_with_node_1(&foreign).unwrap();
    let wrapper = document().create_element("div").unwrap();
    let [paragraph, last] = <[_; 2]>::try_from(main.all("p")).unwrap();
    main.element().replace_child(&wrapper, &paragraph).unwrap();
    wrapper.append_child(&paragraph).unwrap();
    last.remove();

    view.remove();
    assert_eq!(main.element().inner_html(), "<aside>foreign</aside><div></div>");

    // What the app shows then is not the first view: a second call finds nothing to do.
    main.element().append_child(&last).unwrap();
    view.remove();
    assert_eq!(text(&main.one("p")), "Last");
}

#[wasm_bindgen_test]
fn a_page_tells_the_app_where_it_is() {
    assert_eq!(Boot::read(), None);
    let meta = document().create_element("meta").unwrap();
    let set = |name, value| meta.set_attribute(name, value).unwrap();
    set("name", "fieldnotes");
    set("data-base", "/blog/");
    set("data-language", "en");
    document().head().unwrap().append_child(&meta).unwrap();
    assert_eq!(Boot::read(), None, "half of the settings are none");
    set("data-app", "app/start.0f.js");
    let boot = Boot::read().unwrap();
    assert_eq!((boot.base, boot.app.as_str()), (base(), "app/start.0f.js"));
    meta.remove();
}
