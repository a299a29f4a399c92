//! The nodes that a reader sees before the app starts.

use fieldnotes::browser::{Boot, Outlet};
use leptos::prelude::document;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, base};

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
    assert!(Outlet::find().is_none());
}

#[wasm_bindgen_test]
fn a_document_fits_its_own_address() {
    let _main = page(Some("posts/new/"), "");
    let outlet = Outlet::find().unwrap();
    for path in ["/blog/posts/new/", "/blog/posts/new", "/blog/posts/new/index.html"] {
        assert!(outlet.fits(&base(), path), "{path}");
    }
    for path in ["/blog/posts/old/", "/blog/", "/posts/new/", "/blog/posts/new/x/"] {
        assert!(!outlet.fits(&base(), path), "{path}");
    }
}

#[wasm_bindgen_test]
fn the_home_page_fits_the_base_alone() {
    let _main = page(Some(""), "");
    let outlet = Outlet::find().unwrap();
    assert!(outlet.fits(&base(), "/blog/"));
    assert!(outlet.fits(&base(), "/blog"));
    assert!(!outlet.fits(&base(), "/blog/posts/new/"));
}

#[wasm_bindgen_test]
fn the_page_for_not_found_fits_every_address_and_an_unnamed_one_none() {
    {
        let _main = page(Some("404"), "");
        let outlet = Outlet::find().unwrap();
        assert!(outlet.fits(&base(), "/blog/nothing/here/"));
    }
    let _main = page(None, "");
    assert!(!Outlet::find().unwrap().fits(&base(), "/blog/"));
}

#[wasm_bindgen_test]
fn a_screen_takes_the_place_of_whatever_is_there() {
    let main = page(Some(""), "text <h1>Title</h1><!-- a comment --><p>Paragraph</p>");
    let outlet = Outlet::find().unwrap();
    // Meanwhile an extension adds a node, and a translator wraps another.
    main.element().prepend_with_node_1(&document().create_element("aside").unwrap()).unwrap();
    let wrapper = document().create_element("font").unwrap();
    main.element().replace_child(&wrapper, &main.one("p")).unwrap();
    outlet.show("<h1>Another</h1>");
    assert_eq!(main.element().inner_html(), "<h1>Another</h1>");
}

#[wasm_bindgen_test]
fn a_page_tells_the_app_where_it_is() {
    assert_eq!(Boot::read(), None);
    let meta = document().create_element("meta").unwrap();
    let set = |name, value| meta.set_attribute(name, value).unwrap();
    set("name", "fieldnotes");
    set("data-base", "/blog/");
    set("data-blog", "Blog");
    set("data-language", "en");
    document().head().unwrap().append_child(&meta).unwrap();
    assert_eq!(Boot::read(), None, "half of the settings are none");
    set("data-app", "app/start.0f.js");
    let boot = Boot::read().unwrap();
    assert_eq!((boot.base, boot.app.as_str(), boot.blog.as_str()), (base(), "app/start.0f.js", "Blog"));
    meta.remove();
}
