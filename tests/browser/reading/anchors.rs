use serde_json::json;

use super::{ENTER, both, count, focus, has_focus, without_scripts};

const ANCHOR: &str = "#tables > .anchor";

#[test]
fn every_heading_links_to_itself_also_without_scripts() {
    without_scripts(1440, |tab, path| {
        assert!(count(tab, ".prose .anchor") > 25);
        let whole: bool = tab.js("return [...document.querySelectorAll('.prose .anchor')].every((link) =>
            '#' + encodeURIComponent(link.parentElement.id) === link.hash && link.textContent === ''
            && link.getAttribute('aria-label') === 'Link to this section')");
        assert!(whole, "a name for screen readers, and no words in the heading");
        tab.click(ANCHOR);
        tab.wait_address(&format!("{path}#tables"));
    });
}

#[test]
fn the_address_of_a_heading_is_copied_and_said() {
    both(|tab, path| {
        let allowed = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        tab.dev_tools("Browser.grantPermissions", allowed);
        let said = "return document.querySelector('[role=status].said').textContent";
        assert_eq!(tab.js::<String>(said), "");
        let is_seen = "return getComputedStyle(document.querySelector('#tables > .anchor')).opacity === '1'
            && matchMedia('(hover: hover)').matches";
        assert!(!tab.js::<bool>(is_seen), "it is in nobody's way");
        // By keyboard.
        focus(tab, ANCHOR);
        assert!(tab.js::<bool>("return getComputedStyle(document.activeElement).opacity === '1'"));
        tab.press([ENTER]);
        tab.wait_address(&format!("{path}#tables"));
        tab.wait_with(
            "what is said",
            &format!("{said} === arguments[0]"),
            vec![json!("The link is copied.")],
        );
        let copied: String = tab.js_later("navigator.clipboard.readText().then(arguments[0])", vec![]);
        assert!(copied.ends_with(&format!("{path}#tables")) && copied.starts_with("http"), "{copied}");
        // By mouse.
        tab.click("#lists > .anchor");
        tab.wait_address(&format!("{path}#lists"));
        tab.wait_for_later(
            "the other address",
            "const done = arguments[0];
             navigator.clipboard.readText().then((text) => done(text.endsWith('#lists')))",
        );
    });
}

#[test]
fn repeated_clicks_on_the_link_of_a_heading_work() {
    both(|tab, path| {
        tab.click(ANCHOR);
        tab.wait_address(&format!("{path}#tables"));
        tab.settle();
        let (there, entries): (f64, usize) = (tab.scrolled(), tab.js("return history.length"));
        assert!(there > 0.0);
        for _ in 0..2 {
            tab.scroll_to(0);
            tab.click(ANCHOR);
            tab.wait_with("the place again", "return scrollY === arguments[0]", vec![json!(there)]);
        }
        assert_eq!(tab.js::<usize>("return history.length"), entries, "the way back is no longer for it");
        assert!(has_focus(tab, "a[href='#tables'], body"));
    });
}
