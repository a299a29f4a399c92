//! Everything can be reached with the keyboard.

use fantoccini::key::Key;
use serde_json::json;

use crate::visit::visit;

#[test]
fn the_way_to_an_article_and_back_needs_no_mouse() {
    visit(|tab, site| {
        let tab_key = [Key::Tab.into()];
        let enter = [Key::Enter.into()];
        let focused = || tab.js::<String>("return document.activeElement.getAttribute('href') ?? ''");
        tab.open_ready(&site.base);
        tab.press(tab_key);
        let target: String = tab.js("return document.activeElement.hash");
        assert!(tab.js_with::<bool>(
            "return document.querySelector('main').id === arguments[0].slice(1)",
            vec![json!(target)]
        ));
        assert!(
            tab.js::<bool>("return document.activeElement.matches('a.skip')"),
            "the skip link comes first"
        );
        tab.press(enter);
        tab.wait_address(&format!("{}{target}", site.base));
        tab.press(tab_key);
        let first = site.path_of(&site.articles()[0]);
        assert_eq!(focused(), first, "the next link is the first in main");
        tab.press(enter);
        tab.wait_heading(&site.articles()[0].title);
        tab.press(tab_key);
        let in_article: bool =
            tab.js("return document.querySelector('main').contains(document.activeElement)");
        assert!(in_article, "the keyboard goes on in the article, not at {}", focused());
        let older = site.path_of(&site.articles()[1]);
        let stops = (0..60).find(|_| {
            tab.press(tab_key);
            focused() == older
        });
        assert!(stops.is_some(), "the way to the older article is not reached");
        tab.press(enter);
        tab.wait_heading(&site.articles()[1].title);
        tab.back();
        tab.wait_heading(&site.articles()[0].title);
        tab.back();
        tab.wait_heading(&site.catalogue.blog.tagline);
        tab.press(tab_key);
        assert_eq!(focused(), first, "back on the index, the keyboard is in main");
    });
}
