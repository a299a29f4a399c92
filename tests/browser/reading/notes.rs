use fantoccini::key::Key;

use super::{ENTER, ESCAPE, both, count, focus, has_focus, path, wide, without_scripts};
use crate::visit::visit_showcase;

/// It stands in a paragraph, and its note has a link.
const REFERENCE: &str = "a[href='#fn.3'][role=doc-noteref]";
const NOTE: &str = ".opened-note";

#[test]
fn a_note_opens_below_its_line_and_closes_with_the_focus_where_it_was() {
    both(|tab, path| {
        for keyboard in [false, true] {
            let activate = || {
                if keyboard {
                    focus(tab, REFERENCE);
                    tab.press([ENTER]);
                } else {
                    tab.click(REFERENCE);
                }
            };
            for closes_by_escape in [true, false] {
                activate();
                assert_eq!(count(tab, NOTE), 1, "keyboard: {keyboard}");
                let text: String = tab.js("return document.querySelector('.opened-note').textContent.trim()");
                assert_eq!(text, "The second, with code and a link.", "the note, without its way back");
                assert!(has_focus(tab, NOTE), "it is read out");
                let below: bool = tab.js(&format!(
                    "const [line, note] = [`{REFERENCE}`, '.opened-note'].map((name) =>
                        document.querySelector(name).getBoundingClientRect());
                     return note.top >= line.top && note.top - line.bottom < 60 && note.width > 300"
                ));
                assert!(below);
                assert_eq!(count(tab, &format!("{REFERENCE}[aria-expanded=true]")), 1);
                if closes_by_escape {
                    // Also from a link within.
                    tab.press([Key::Tab.into()]);
                    assert!(has_focus(tab, ".opened-note a"));
                    tab.press([ESCAPE]);
                } else {
                    activate();
                }
                assert_eq!(count(tab, NOTE), 0);
                assert!(has_focus(tab, REFERENCE), "keyboard: {keyboard}");
                assert_eq!(count(tab, "[role=doc-noteref][aria-expanded]"), 0);
            }
        }
        assert_eq!(tab.address(), path, "no step in the history");
    });
}

#[test]
fn one_note_is_open_at_a_time_and_ids_stay_unique() {
    both(|tab, _| {
        for at in [1, 2] {
            tab.click(&format!("a[href='#fn.{at}'][role=doc-noteref]"));
            assert_eq!(count(tab, NOTE), 1);
            let twice: Vec<String> = tab
                .js("const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
                 return ids.filter((id, at) => ids.indexOf(id) !== at)");
            assert_eq!(twice, [""; 0]);
        }
        tab.press([ESCAPE]);
    });
}

#[test]
fn with_a_key_or_without_scripts_a_note_is_a_link() {
    visit_showcase(|tab, site| {
        wide(tab);
        tab.open_ready(&path(site));
        tab.click_with(REFERENCE, 0, Some(Key::Control.into()));
        tab.wait_tabs(2);
        assert_eq!(count(tab, NOTE), 0);
    });
    without_scripts(1440, |tab, path| {
        tab.click(REFERENCE);
        tab.wait_address(&format!("{path}#fn.3"));
        assert_eq!(count(tab, NOTE), 0);
    });
}
