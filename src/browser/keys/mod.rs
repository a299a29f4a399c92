//! Shortcuts: single keys that do something. Only where they can mean nothing else: without modifiers, which belong to
//! browsers and screen readers; not while somebody writes, nor in a dialog; and not for readers who have switched them
//! off, because they speak to their device or hit keys without meaning to (WCAG 2.1.4).

mod list;

use content::Text;
use leptos::ev;
use leptos::prelude::{document, window, window_event_listener};
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent};

use super::reading::say;

pub use list::open as open_list;

/// Where it is kept that they are switched off.
const KEY: &str = "fieldnotes.keys";

/// Every shortcut and what it does. The first is acted upon by [`Finder`](super::finder::Finder).
fn table(text: &Text) -> [(char, &'static str); 5] {
    [
        ('/', text.search),
        ('j', text.key_older),
        ('k', text.key_newer),
        ('t', text.key_theme),
        ('?', text.shortcuts),
    ]
}

/// Listens to the keys.
pub fn listen(text: &'static Text) {
    // The app lives as long as the document: nothing is ever removed.
    let _ = window_event_listener(ev::keydown, move |event| {
        let Some(key) = pressed(&event) else { return };
        match key {
            'j' => step("[rel=prev]", 1),
            'k' => step("[rel=next]", -1),
            't' => next_theme(text),
            '?' => list::open(text),
            _ => return,
        }
        event.prevent_default();
    });
    let _ = window_event_listener(ev::change, |event| {
        let target = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(switch) = target.filter(|target| target.name() == list::SWITCH) {
            switch_on(switch.checked());
        }
    });
}

/// The shortcut that a key is, here and now.
pub(super) fn pressed(event: &KeyboardEvent) -> Option<char> {
    let key = letter(event)?;
    let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
    let free = !modified
        && !event.repeat()
        && !event.default_prevented()
        && !is_writing(event)
        && document().query_selector("dialog[open]") == Ok(None)
        && are_on();
    free.then_some(key)
}

/// What is printed on the key. On keyboards of other scripts that is a Latin letter as well, beside their own.
fn letter(event: &KeyboardEvent) -> Option<char> {
    let key = event.key();
    let mut letters = key.chars();
    let letter = letters.next().filter(|_| letters.next().is_none())?;
    match letter {
        '؟' => Some('?'),
        _ if letter.is_ascii() => Some(letter),
        _ => event.code().strip_prefix("Key")?.chars().next().map(|letter| letter.to_ascii_lowercase()),
    }
}

/// Whether the key belongs to what the reader writes, or by which they choose from a list. To a box, a letter says nothing.
fn is_writing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|target| {
        target.is_content_editable()
            || target
                .matches("input:not([type=checkbox], [type=radio]), textarea, select")
                .unwrap_or_default()
    })
}

/// Goes to the article before or after this one; in a list, moves the focus along its links.
fn step(neighbour: &str, by: isize) {
    let document = document();
    if let Ok(Some(link)) = document.query_selector(&[".pager ", neighbour].concat()) {
        return click(&link);
    }
    let Ok(links) =
        document.query_selector_all("main :is(.entry, .archive-list, .results li) a[href*='/posts/']")
    else {
        return;
    };
    let links: Vec<HtmlElement> =
        (0..links.length()).filter_map(|at| links.item(at)?.dyn_into().ok()).collect();
    let here = document.active_element();
    let at = links.iter().position(|link| here.as_ref() == Some(link.as_ref()));
    // Whoever is nowhere yet begins with the first, which is one after none.
    let next = at.map_or((by > 0).then_some(0), |at| at.checked_add_signed(by));
    if let Some(link) = next.and_then(|at| links.get(at)) {
        let _ = link.focus();
    }
}

/// Chooses the next theme. The page's own settings know what to do.
fn next_theme(text: &Text) {
    let Ok(choices) = document().query_selector_all(".settings [name=theme]") else { return };
    let choices: Vec<HtmlInputElement> =
        (0..choices.length()).filter_map(|at| choices.item(at)?.dyn_into().ok()).collect();
    let Some(now) = choices.iter().position(HtmlInputElement::checked) else { return };
    let next = (now + 1) % choices.len();
    if let (Some(choice), Some(name)) = (choices.get(next), text.themes.get(next)) {
        click(choice);
        say(name);
    }
}

fn click(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        element.click();
    }
}

fn are_on() -> bool {
    let storage = window().local_storage().ok().flatten();
    storage.and_then(|storage| storage.get_item(KEY).ok()?).is_none()
}

fn switch_on(on: bool) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = if on { storage.remove_item(KEY) } else { storage.set_item(KEY, "off") };
    }
}
