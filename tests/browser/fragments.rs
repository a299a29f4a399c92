//! Links to a place in a page lead there, with the target and the keyboard, in the same page and in another one.

use fantoccini::key::Key;
use serde_json::json;

use crate::first_view::{open_before_start, start};
use crate::tab::Tab;
use crate::visit::visit;

/// An article with a link to a place in another one, and one to a place in itself.
const WITH_FRAGMENTS: &str = "sre-onboarding";

#[test]
fn fragments_of_the_page_work_before_and_after_the_app_starts() {
    visit(|tab, site| {
        let path = format!("{}posts/{WITH_FRAGMENTS}/", site.base);
        open_before_start(tab, site, &path);
        for before_start in [true, false] {
            let link = ".anchor";
            let fragment: String =
                tab.js_with("return document.querySelector(arguments[0]).hash", vec![json!(link)]);
            tab.js_with::<()>("document.querySelector(arguments[0]).scrollIntoView()", vec![json!(link)]);
            tab.settle();
            let left = tab.scrolled();
            tab.click(link);
            tab.wait_address(&format!("{path}{fragment}"));
            assert_at_target(tab, &fragment);
            tab.press([Key::Tab.into()]);
            let focused: bool =
                tab.js("return document.querySelector(':target').contains(document.activeElement)");
            assert!(focused, "the keyboard goes on from the target (before the start: {before_start})");
            tab.back();
            tab.wait_address(&path);
            tab.settle();
            assert_eq!(tab.scrolled(), left, "back from the note (before the start: {before_start})");
            start(tab, site);
        }
        assert_eq!(tab.js::<usize>("return history.length"), 3, "blank, article, note");
    });
}

#[test]
fn a_link_to_a_place_in_another_article_leads_to_that_place() {
    visit(|tab, site| {
        let path = format!("{}posts/{WITH_FRAGMENTS}/", site.base);
        tab.open_ready(&path);
        tab.mark_document();
        let link = "main a[href^='/posts/'][href*='#']";
        let address: String = tab.js_with(
            "return document.querySelector(arguments[0]).pathname + '#' + \
            document.querySelector(arguments[0]).hash.slice(1)",
            vec![json!(link)],
        );
        tab.js_with::<()>("document.querySelector(arguments[0]).scrollIntoView()", vec![json!(link)]);
        tab.settle();
        let left = tab.scrolled();
        tab.click(link);
        tab.wait_address(&address);
        tab.settle();
        let (page, fragment) = address.split_once('#').unwrap();
        let entry =
            site.articles().iter().find(|entry| site.path_of(entry) == page).expect("it links an article");
        tab.wait_heading(&entry.title);
        assert_at_target(tab, &format!("#{fragment}"));
        // The focus is not at the heading: what the page is has to be said.
        let said: String = tab.js("return document.querySelector('[role=status].said').textContent");
        assert_eq!(said, tab.js::<String>("return document.title"));
        tab.back();
        tab.wait_address(&path);
        tab.settle();
        assert_eq!(tab.scrolled(), left, "back from the fragment");
        tab.forward();
        tab.wait_address(&address);
        tab.settle();
        assert_at_target(tab, &format!("#{fragment}"));
        assert!(tab.is_marked_document());
    });
}

/// The element of this fragment is on the screen, and the browser knows it as the target.
fn assert_at_target(tab: &Tab, fragment: &str) {
    let target: String = tab.js("return '#' + (document.querySelector(':target')?.id ?? '')");
    assert_eq!(target, fragment);
    let top: f64 = tab.js("return document.querySelector(':target').getBoundingClientRect().top");
    assert!((-1.0..800.0).contains(&top), "{fragment} is at {top}, not on the screen");
    assert!(tab.scrolled() > 0.0, "{fragment} was reached without scrolling: it proves nothing");
}
