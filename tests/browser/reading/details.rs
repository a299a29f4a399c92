use super::{both, path, wide};
use crate::tab::Tab;
use crate::visit::visit_showcase;

/// A heading within what is folded away.
const FOLDED: &str = "#folded-away";

fn is_open(tab: &Tab) -> bool {
    tab.js("return document.querySelector('.prose details').open")
}

fn assert_shown(tab: &Tab) {
    assert!(is_open(tab));
    let top: f64 = tab.js("return document.querySelector('#folded-away').getBoundingClientRect().top");
    assert!((-1.0..800.0).contains(&top), "it is at {top}, not on the screen");
}

fn fold(tab: &Tab) {
    tab.js::<()>("document.querySelector('.prose details').open = false");
}

#[test]
fn details_open_when_a_link_leads_into_them_also_again() {
    both(|tab, path| {
        assert!(!is_open(tab));
        let link = format!(".contents a[href='{FOLDED}']");
        for _ in 0..2 {
            tab.click(&link);
            tab.wait_address(&format!("{path}{FOLDED}"));
            assert_shown(tab);
            fold(tab);
        }
    });
}

#[test]
fn details_are_open_on_a_page_that_was_opened_at_a_place_in_them() {
    visit_showcase(|tab, site| {
        wide(tab);
        tab.open_ready(&format!("{}{FOLDED}", path(site)));
        assert_shown(tab);
    });
}

#[test]
fn details_are_open_after_back_and_forward() {
    visit_showcase(|tab, site| {
        wide(tab);
        let there = format!("{}{FOLDED}", path(site));
        tab.open_ready(&site.base);
        tab.mark_document();
        tab.go_by_link(&there);
        tab.wait_address(&there);
        tab.wait_heading(super::TITLE);
        tab.settle();
        assert_shown(tab);
        let left = tab.scrolled();
        for _ in 0..2 {
            tab.back();
            tab.wait_address(&site.base);
            tab.settle();
            tab.forward();
            tab.wait_address(&there);
            tab.wait_heading(super::TITLE);
            tab.settle();
            assert_shown(tab);
            assert_eq!(tab.scrolled(), left);
        }
        assert!(tab.is_marked_document());
    });
}

/// A text fragment is found by the browser's own search.
#[test]
fn details_open_when_the_browser_finds_words_in_them() {
    visit_showcase(|tab, site| {
        wide(tab);
        tab.open_ready(&format!("{}#:~:text=These%20words%20are%20folded", path(site)));
        tab.wait_for("the words", "return document.querySelector('.prose details').open");
        tab.settle();
        assert_shown(tab);
    });
}
