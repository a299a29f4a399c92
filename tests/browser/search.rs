//! Searching: on its page and from any page, by the words of a section, down to its heading.

use serde_json::json;

use crate::tab::Tab;
use crate::visit::visit;

const ESCAPE: char = '\u{e00c}';
const ENTER: char = '\u{e007}';
const DOWN: char = '\u{e015}';

/// Waits until the first result below the field leads here.
pub(crate) fn wait_first(tab: &Tab, scope: &str, path: &str) {
    let script = "return document.querySelector(`${arguments[0]} .results ol a`)?.pathname === arguments[1]";
    tab.wait_with(&format!("{path} as the first result"), script, vec![json!(scope), json!(path)]);
}

/// Types into the field that has the focus.
fn type_text(tab: &Tab, text: &str) {
    tab.press(text.chars());
}

fn marked(tab: &Tab) -> usize {
    tab.js("return CSS.highlights.get('found')?.size ?? 0")
}

#[test]
fn what_is_typed_is_found_by_section_with_its_words_marked() {
    visit(|tab, site| {
        tab.open_ready("/search/");
        tab.wait_for("the focus in the field", "return document.activeElement.matches('[data-search]')");
        type_text(tab, "lock timeout");
        let path = "/posts/expand-and-contract-migrations/";
        wait_first(tab, "main", path);
        assert_eq!(tab.address(), "/search/?q=lock+timeout", "the address can be passed on");
        let marks: Vec<String> =
            tab.js("return [...document.querySelectorAll('main .results li:first-child mark')].map((mark) => mark.textContent.toLowerCase())");
        assert!(marks.iter().any(|mark| mark.contains("lock")), "{marks:?}");
        let state: String = tab.js("return document.querySelector('main .state').textContent");
        assert!(state.contains("result"), "{state}");
        // A section's result leads to its heading, and its words are marked there until the reader has enough of them.
        tab.settle();
        tab.press([DOWN]);
        tab.press([ENTER]);
        tab.settle();
        tab.wait_heading(
            &site.articles().iter().find(|entry| path.contains(entry.slug.as_str())).unwrap().title,
        );
        tab.wait_for("the marks", "return (CSS.highlights.get('found')?.size ?? 0) > 0");
        tab.press([ESCAPE]);
        assert_eq!(marked(tab), 0);
        // The way back leads to the same answer.
        tab.back();
        tab.wait_heading("Search");
        wait_first(tab, "main", path);
        assert_eq!(tab.unexpected_remarks(), [""; 0]);
    });
}

#[test]
fn an_address_with_words_shows_what_answers_and_errors_are_forgiven() {
    visit(|tab, _| {
        for (query, path) in [
            ("backword", "/posts/cloud-native-delivery/"),
            ("migratoin", "/posts/expand-and-contract-migrations/"),
        ] {
            tab.open_ready(&format!("/search/?q={query}"));
            tab.wait_for("a result", "return document.querySelector('main .results ol a') !== null");
            let said: String = tab.js("return document.querySelector('main .state').textContent");
            assert!(said.contains("instead"), "{query}: {said}");
            let all: Vec<String> = tab.js(
                "return [...document.querySelectorAll('main .results ol a')].map((link) => link.pathname)",
            );
            assert!(all.iter().any(|found| found == path), "{query}: {all:?}");
        }
        tab.open_ready("/search/?q=xqzvw");
        tab.wait_for(
            "the sign that there is nothing",
            "return document.querySelector('main .state').textContent === 'Nothing found.'",
        );
    });
}

#[test]
fn the_palette_opens_from_any_page_and_gives_the_focus_back() {
    visit(|tab, site| {
        tab.open_ready("/archive/");
        tab.js::<()>("document.querySelector('main a').focus()");
        tab.press(['/']);
        tab.wait_for("the palette", "return document.querySelector('dialog.palette[open]') !== null");
        tab.wait_for(
            "the focus in its field",
            "return document.activeElement.matches('dialog [data-search]')",
        );
        assert_eq!(tab.js::<String>("return document.activeElement.value"), "", "the key is no text");
        tab.press([ESCAPE]);
        tab.wait_for("its end", "return document.querySelector('dialog.palette[open]') === null");
        assert!(tab.js::<bool>("return document.activeElement.matches('main a')"), "the focus is lost");
        tab.js::<()>(
            "dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }))",
        );
        tab.wait_for("the palette", "return document.querySelector('dialog.palette[open]') !== null");
        type_text(tab, "golden paths");
        wait_first(tab, "dialog", "/posts/golden-paths/");
        tab.mark_document();
        tab.press([ENTER]);
        let entry = site.articles().iter().find(|entry| entry.slug.as_str() == "golden-paths").unwrap();
        tab.wait_heading(&entry.title);
        assert!(tab.is_marked_document(), "the page was loaded");
        assert!(tab.js::<bool>("return document.querySelector('dialog[open]') === null"));
        // It reaches tags and things to do as well.
        tab.press(['/']);
        tab.wait_for("the palette", "return document.activeElement.matches('dialog [data-search]')");
        tab.js::<()>("document.activeElement.select()");
        type_text(tab, "theme: dark");
        tab.wait_for("the action", "return document.querySelector('dialog [data-action=dark]') !== null");
        tab.settle();
        tab.click("dialog [data-action=dark]");
        tab.wait_for("the theme", "return document.querySelector('input[name=theme][value=dark]').checked");
        assert_eq!(tab.unexpected_remarks(), [""; 0]);
    });
}
