//! What can be copied and passed on: code by its button, an article by the system's sheet or its address.

use fantoccini::key::Key;
use serde_json::json;

use crate::first_view::{open_before_start, start};
use crate::site::Site;
use crate::tab::Tab;
use crate::visit::visit_showcase;

const TITLE: &str = "Everything that Markdown can say";

fn path(site: &Site) -> String {
    format!("{}posts/everything/", site.base)
}

/// The article with every feature, once as a page and once by a click.
fn both(test: impl Fn(&Tab, &Site)) {
    visit_showcase(|tab, site| {
        tab.open_ready(&path(site));
        watch_clipboard(tab);
        test(tab, site);
        tab.open_ready(&site.base);
        watch_clipboard(tab);
        tab.follow(&path(site));
        tab.wait_heading(TITLE);
        test(tab, site);
    });
}

/// Notes what is copied: the clipboard is the whole machine's.
fn watch_clipboard(tab: &Tab) {
    tab.js::<()>("navigator.clipboard.writeText = async (text) => { window.copiedForTest = text; }");
}

fn copied(tab: &Tab) -> String {
    tab.js("return window.copiedForTest")
}

/// Waits until the app says something, to readers and screen readers alike.
fn wait_said(tab: &Tab, text: &str) {
    let script = "return document.querySelector('[role=status].said').textContent === arguments[0]";
    tab.wait_with(text, script, vec![json!(text)]);
}

#[test]
fn every_block_of_code_has_a_button_that_copies_exactly_its_source() {
    both(|tab, _| {
        let wrong: Vec<String> =
            tab.js("return [...document.querySelectorAll('.prose pre code')].filter((code) => {
                 window.copiedForTest = undefined;
                 code.closest('.code').querySelector('button.copy').click();
                 return window.copiedForTest !== code.textContent;
             }).map((code) => code.textContent)");
        assert_eq!(wrong, [""; 0]);
        assert!(tab.js::<usize>("return document.querySelectorAll('button.copy').length") > 5);
        wait_said(tab, "The code is copied.");
    });
}

#[test]
fn code_is_copied_by_keyboard() {
    both(|tab, _| {
        tab.js::<()>("document.querySelector('.prose pre').focus()");
        tab.press([Key::Tab.into()]);
        let button: Vec<String> = tab.js("const here = document.activeElement;
             return [here.className, getComputedStyle(here).opacity, here.ariaLabel]");
        assert_eq!(button, ["copy", "1", "Copy"], "it is the next stop, and can be seen");
        tab.press([Key::Enter.into()]);
        wait_said(tab, "The code is copied.");
        assert_eq!(
            copied(tab),
            tab.js::<String>("return document.querySelector('.prose pre code').textContent")
        );
    });
}

#[test]
fn a_browser_that_does_not_let_pages_copy_is_not_contradicted() {
    both(|tab, _| {
        tab.js::<()>(
            "navigator.clipboard.writeText = () => Promise.reject(new Error('no'));
             document.querySelector('button.copy').click()",
        );
        wait_said(tab, "The browser did not allow it.");
    });
}

#[test]
fn buttons_are_no_part_of_a_text_that_is_selected_and_none_on_paper() {
    both(|tab, _| {
        let name: String = tab.js("const box = document.querySelector('.code:has(.copy)');
             getSelection().selectAllChildren(box.parentElement);
             return getSelection().toString().match(/^Copy$/m)?.[0] ?? ''");
        assert_eq!(name, "");
        tab.dev_tools("Emulation.setEmulatedMedia", json!({ "media": "print" }));
        let shown: Vec<String> = tab.js("return ['.copy', '.share', '.said']
             .map((selector) => getComputedStyle(document.querySelector(selector)).display)");
        assert_eq!(shown, ["none"; 3]);
        tab.dev_tools("Emulation.setEmulatedMedia", json!({ "media": "" }));
    });
}

#[test]
fn an_article_is_shared_by_the_system_and_else_by_its_address() {
    both(|tab, site| {
        tab.js::<()>(
            "Object.defineProperty(navigator, 'share', { configurable: true,
             value: async (what) => { window.sharedForTest = [what.title, what.url]; } })",
        );
        tab.click(".share");
        let shared: Vec<String> = tab.js("return window.sharedForTest");
        let address = site.server.origin() + &path(site);
        assert_eq!(shared, [tab.js::<String>("return document.title"), address.clone()]);
        tab.js::<()>("Object.defineProperty(navigator, 'share', { configurable: true, value: undefined })");
        tab.click(".share");
        wait_said(tab, "The link is copied.");
        assert_eq!(copied(tab), address);
    });
}

#[test]
fn sharing_is_offered_only_while_the_app_runs() {
    visit_showcase(|tab, site| {
        let visibility =
            || tab.js::<String>("return getComputedStyle(document.querySelector('.share')).visibility");
        open_before_start(tab, site, &path(site));
        assert_eq!(visibility(), "hidden");
        start(tab, site);
        assert_eq!(visibility(), "visible");
    });
}
