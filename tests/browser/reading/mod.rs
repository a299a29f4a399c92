//! What an article does while it is read: on the page that was loaded and on the one that the app shows, by mouse and by
//! keyboard; and what of it remains without scripts.

mod anchors;
mod contents;
mod details;
mod notes;
mod pictures;
mod progress;

use serde_json::json;

use crate::site::Site;
use crate::tab::Tab;
use crate::visit::visit_showcase;

const TITLE: &str = "Everything that Markdown can say";
const ENTER: char = '\u{e007}';
const ESCAPE: char = '\u{e00c}';

fn path(site: &Site) -> String {
    format!("{}posts/everything/", site.base)
}

/// The article with every feature, once as a page and once by a click.
fn both(test: impl Fn(&Tab, &str)) {
    visit_showcase(|tab, site| {
        wide(tab);
        let path = path(site);
        tab.open_ready(&path);
        test(tab, &path);
        tab.open_ready(&site.base);
        tab.mark_document();
        tab.follow(&path);
        tab.wait_heading(TITLE);
        test(tab, &path);
        assert!(tab.is_marked_document(), "a page was loaded");
    });
}

/// The same where no script runs.
fn without_scripts(width: u32, test: impl Fn(&Tab, &str)) {
    visit_showcase(|tab, site| {
        window(tab, width);
        tab.switch_scripts_off();
        let path = path(site);
        tab.open(&path);
        test(tab, &path);
    });
}

fn wide(tab: &Tab) {
    window(tab, 1440);
}

fn window(tab: &Tab, width: u32) {
    let window = json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false });
    tab.dev_tools("Emulation.setDeviceMetricsOverride", window);
}

/// Puts the focus where the keyboard would bring it in many steps.
fn focus(tab: &Tab, selector: &str) {
    tab.js_with::<()>("document.querySelector(arguments[0]).focus()", vec![json!(selector)]);
}

fn has_focus(tab: &Tab, selector: &str) -> bool {
    tab.js_with("return document.activeElement.matches(arguments[0])", vec![json!(selector)])
}

fn count(tab: &Tab, selector: &str) -> usize {
    tab.js_with("return document.querySelectorAll(arguments[0]).length", vec![json!(selector)])
}
