//! Single keys do something where they can mean nothing else, and can be switched off.

use serde_json::json;

use crate::tab::Tab;
use crate::visit::visit;

const ESCAPE: char = '\u{e00c}';
const SPACE: char = ' ';

fn theme(tab: &Tab) -> String {
    tab.js("return document.documentElement.dataset.theme ?? ''")
}

fn wait_list(tab: &Tab, open: bool) {
    let script = "return (document.querySelector('dialog.shortcuts[open]') !== null) === arguments[0]";
    tab.wait_with("the list of shortcuts", script, vec![json!(open)]);
}

#[test]
fn keys_lead_to_the_articles_before_and_after() {
    visit(|tab, site| {
        let [one, two] = [&site.articles()[1], &site.articles()[2]];
        tab.open_ready(&site.path_of(one));
        tab.mark_document();
        tab.press(['j']);
        tab.wait_heading(&two.title);
        tab.press(['k']);
        tab.wait_heading(&one.title);
        assert!(tab.is_marked_document());
    });
}

#[test]
fn keys_move_along_the_articles_of_a_list() {
    visit(|tab, site| {
        for list in ["", "archive/"] {
            tab.open_ready(&format!("{}{list}", site.base));
            let focused = || tab.js::<String>("return document.activeElement.getAttribute('href') ?? ''");
            let [first, second] = [&site.articles()[0], &site.articles()[1]].map(|entry| site.path_of(entry));
            tab.press(['k']);
            assert_eq!(focused(), "", "there is none before the first");
            tab.press(['j']);
            assert_eq!(focused(), first);
            tab.press(['j']);
            assert_eq!(focused(), second);
            tab.press(['k']);
            assert_eq!(focused(), first);
        }
    });
}

#[test]
fn a_key_changes_the_theme_and_says_so() {
    visit(|tab, site| {
        tab.open_ready(&site.base);
        for (theme_now, said) in
            [("light", "Theme: light"), ("dark", "Theme: dark"), ("", "Theme: automatic")]
        {
            tab.press(['t']);
            assert_eq!(theme(tab), theme_now);
            assert_eq!(tab.js::<String>("return document.querySelector('.said').textContent"), said);
        }
    });
}

#[test]
fn keys_mean_nothing_else_where_somebody_writes_or_holds_a_modifier() {
    visit(|tab, site| {
        tab.open_ready(&format!("{}search/", site.base));
        tab.wait_for("the focus in the field", "return document.activeElement.matches('[data-search]')");
        tab.press("jt?".chars());
        assert_eq!(tab.js::<String>("return document.activeElement.value"), "jt?");
        tab.js::<()>("document.activeElement.blur();
             for (const modifier of ['ctrlKey', 'metaKey', 'altKey']) {
                 for (const key of ['t', '?']) {
                     const event = new KeyboardEvent('keydown', { key, [modifier]: true, cancelable: true, bubbles: true });
                     if (!document.body.dispatchEvent(event)) throw new Error(`${modifier} ${key} is taken`);
                 }
             }");
        assert_eq!(theme(tab), "");
        wait_list(tab, false);
    });
}

/// On such a keyboard, the key has a letter of its own; the Latin one stands beside it.
#[test]
fn keys_of_other_scripts_are_known_by_their_place() {
    visit(|tab, site| {
        tab.open_ready(&site.base);
        let press = |key: &str, code: &str| {
            tab.js_with::<()>(
                "const [key, code] = arguments;
                 document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true }))",
                vec![json!(key), json!(code)],
            );
        };
        press("ف", "KeyT");
        assert_eq!(theme(tab), "light");
        press("؟", "Slash");
        wait_list(tab, true);
    });
}

#[test]
fn the_list_opens_closes_and_gives_the_focus_back() {
    visit(|tab, site| {
        tab.open_ready(&site.base);
        tab.press(['j', '?']);
        wait_list(tab, true);
        let keys: Vec<String> =
            tab.js("return [...document.querySelectorAll('dialog[open] kbd')].map((key) => key.textContent)");
        assert_eq!(keys, ["/", "j", "k", "t", "?"]);
        tab.press(['t']);
        assert_eq!(theme(tab), "", "a dialog's keys are its own");
        tab.press([ESCAPE]);
        wait_list(tab, false);
        let back: bool = tab.js_with(
            "return document.activeElement.getAttribute('href') === arguments[0]",
            vec![json!(site.path_of(&site.articles()[0]))],
        );
        assert!(back, "the focus is lost");
    });
}

#[test]
fn keys_that_are_switched_off_stay_off_until_they_are_switched_on() {
    visit(|tab, site| {
        let switch = || {
            tab.js::<()>("document.querySelector('dialog[open] [type=checkbox]').focus()");
            tab.press([SPACE, ESCAPE]);
            wait_list(tab, false);
        };
        tab.open_ready(&site.base);
        tab.press(['?']);
        wait_list(tab, true);
        switch();
        for again in [false, true] {
            if again {
                tab.open_ready(&format!("{}archive/", site.base));
            }
            tab.press(['t', '/', '?']);
            tab.settle();
            assert_eq!(theme(tab), "");
            assert!(tab.js::<bool>("return document.querySelector('dialog[open]') === null"));
        }
        // The palette has a key with a modifier, and so leads back.
        tab.js::<()>(
            "dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }))",
        );
        tab.wait_for("the action", "return document.querySelector('dialog [data-action=keys]') !== null");
        tab.settle();
        tab.click("dialog [data-action=keys]");
        wait_list(tab, true);
        switch();
        tab.press(['t']);
        assert_eq!(theme(tab), "light");
    });
}
