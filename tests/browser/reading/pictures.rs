use serde_json::json;

use super::{ENTER, ESCAPE, both, count, focus, has_focus, without_scripts};
use crate::tab::Tab;

const PICTURE: &str = "figure > .picture";
const OPEN: &str = "dialog.enlarged[open]:modal";

fn assert_enlarged(tab: &Tab) {
    assert_eq!(count(tab, OPEN), 1);
    let larger: bool = tab.js(
        "const [small, large] = ['figure > .picture img', '.enlarged img'].map((name) => document.querySelector(name));
         return large.src === small.src && large.alt === small.alt && large.clientHeight > small.clientHeight
            && large.getBoundingClientRect().right <= innerWidth
            && large.getBoundingClientRect().bottom <= innerHeight",
    );
    assert!(larger, "the whole picture, in the window");
    let name: String = tab.js("return document.querySelector('.enlarged').getAttribute('aria-label')");
    assert_eq!(name, "A round shape on a square one, in two colours");
}

#[test]
fn a_picture_is_enlarged_by_mouse_and_by_keyboard() {
    both(|tab, path| {
        tab.click(PICTURE);
        assert_enlarged(tab);
        tab.click(".enlarged img");
        assert_eq!(count(tab, "dialog[open]"), 0, "a click anywhere closes it");
        assert!(has_focus(tab, PICTURE));
        focus(tab, PICTURE);
        for closes_by_escape in [true, false] {
            tab.press([ENTER]);
            assert_enlarged(tab);
            assert!(has_focus(tab, ".enlarged button"), "nothing behind it is reached");
            tab.press([if closes_by_escape { ESCAPE } else { ENTER }]);
            tab.wait_for("the page", "return !document.querySelector('dialog[open]')");
            assert!(has_focus(tab, PICTURE), "the focus is where it was");
        }
        assert_eq!(tab.address(), path, "no step in the history");
    });
}

#[test]
fn a_picture_goes_with_its_page() {
    both(|tab, _| {
        tab.click(PICTURE);
        assert_eq!(count(tab, OPEN), 1);
        let home = tab.js::<String>("return document.querySelector('.site-title').pathname");
        tab.go_by_link(&home);
        tab.wait_address(&home);
        tab.settle();
        assert_eq!(count(tab, "dialog"), 0);
        tab.back();
        tab.wait_heading(super::TITLE);
        tab.settle();
    });
}

#[test]
fn a_picture_that_is_a_link_keeps_it_and_others_lead_to_their_file_without_scripts() {
    without_scripts(1440, |tab, _| {
        assert_eq!(count(tab, "a[href='https://example.org/'] img"), 1);
        assert_eq!(count(tab, "a a, a[href='https://example.org/'].picture"), 0);
        assert!(count(tab, ".picture") >= 3);
        let lead: bool = tab.js("return [...document.querySelectorAll('.picture')].every((link) =>
            link.href === link.querySelector('img').src && link.querySelector('img').alt)");
        assert!(lead);
        // Signs in the line are no pictures.
        assert_eq!(count(tab, ".picture [src$='dot.svg']"), 0);
    });
}

#[test]
fn on_paper_links_tell_where_they_lead_and_pictures_do_not() {
    without_scripts(1440, |tab, _| {
        tab.dev_tools("Emulation.setEmulatedMedia", json!({ "media": "print" }));
        let said = |selector: &str| -> String {
            let script = "return getComputedStyle(document.querySelector(arguments[0]), '::after').content";
            tab.js_with(script, vec![json!(selector)])
        };
        assert_eq!(said(".prose .picture"), "none");
        assert_ne!(said(".prose p a[href^='http']"), "none");
        tab.dev_tools("Emulation.setEmulatedMedia", json!({ "media": "" }));
    });
}
