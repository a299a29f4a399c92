use serde_json::json;

use super::{both, count, wide, window, without_scripts};
use crate::tab::Tab;

/// What the list says, and the headings of the two levels that it has.
const LISTED: &str = "const words = (node) => node.textContent.trim();
    const targets = [...document.querySelectorAll('.contents a')].map((link) =>
        document.getElementById(decodeURIComponent(link.hash.slice(1))));
    const headings = [...document.querySelectorAll('.prose :is(h2, h3)')].filter((heading) => heading.id);
    return targets.length > 20 && targets.every((target, at) => target === headings[at])
        && headings.length === targets.length";

const SHOWN: &str = "return document.querySelector('.contents li a').checkVisibility()";

#[test]
fn the_contents_stand_beside_a_wide_text_also_without_scripts() {
    without_scripts(1440, |tab, path| {
        assert!(tab.js::<bool>(LISTED));
        assert!(tab.js::<bool>(SHOWN), "nothing was clicked");
        let beside: bool = tab.js("const [list, text] = ['.contents', '.prose'].map((name) =>
                document.querySelector(name).getBoundingClientRect());
             return list.left >= 0 && list.right < text.left && list.width > 100");
        assert!(beside);
        tab.click(".contents a[href='#tables']");
        tab.wait_address(&format!("{path}#tables"));
        assert!(
            tab.js::<bool>(
                "return document.querySelector('.contents > div').getBoundingClientRect().top >= 0"
            )
        );
    });
}

#[test]
fn the_contents_are_behind_a_button_on_a_small_screen_also_without_scripts() {
    without_scripts(360, |tab, path| {
        assert!(!tab.js::<bool>(SHOWN));
        let height: f64 = tab.js("return document.querySelector('.contents').getBoundingClientRect().height");
        assert!((24.0..60.0).contains(&height), "one line to touch, not {height}");
        tab.click(".contents button");
        assert!(tab.js::<bool>(SHOWN));
        tab.click(".contents a[href='#lists']");
        tab.wait_address(&format!("{path}#lists"));
    });
}

#[test]
fn the_contents_make_room_when_a_section_is_chosen() {
    both(|tab, path| {
        window(tab, 360);
        tab.click(".contents button");
        tab.click(".contents a[href='#lists']");
        tab.wait_address(&format!("{path}#lists"));
        assert!(!tab.js::<bool>(SHOWN));
        wide(tab);
    });
}

/// The words of the entry that is marked, and how many are.
fn current(tab: &Tab) -> (String, usize) {
    let words = "return document.querySelector('.contents [aria-current]')?.textContent ?? ''";
    (tab.js(words), count(tab, ".contents [aria-current]"))
}

fn wait_current(tab: &Tab, words: &str) {
    let script =
        "return (document.querySelector('.contents [aria-current]')?.textContent ?? '') === arguments[0]";
    tab.wait_with(&format!("the section '{words}'"), script, vec![json!(words)]);
    assert_eq!(current(tab).1, usize::from(!words.is_empty()));
}

#[test]
fn the_contents_follow_the_reader() {
    both(|tab, path| {
        tab.scroll_to(0);
        wait_current(tab, "");
        // Chosen from the list, then scrolled by hand, down and up.
        tab.click(".contents a[href='#tables']");
        tab.wait_address(&format!("{path}#tables"));
        wait_current(tab, "Tables");
        let within: bool =
            tab.js("const list = document.querySelector('.contents > div').getBoundingClientRect();
             const entry = document.querySelector('.contents [aria-current]').getBoundingClientRect();
             return entry.top >= list.top && entry.bottom <= list.bottom && list.bottom <= innerHeight");
        assert!(within, "a long list scrolls with the text");
        tab.js::<()>(
            "scrollTo(0, document.getElementById('notes').getBoundingClientRect().top + scrollY - 40)",
        );
        wait_current(tab, "Notes");
        tab.js::<()>(
            "scrollTo(0, document.getElementById('code').getBoundingClientRect().top + scrollY - 40)",
        );
        wait_current(tab, "Code");
        tab.js::<()>("scrollTo(0, document.documentElement.scrollHeight)");
        let last: String = tab.js("return [...document.querySelectorAll('.contents a')].at(-1).textContent");
        wait_current(tab, &last);
    });
}
