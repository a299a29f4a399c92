//! What an article does while it is read. By delegation, so that the first view is as alive as later ones; everything
//! that is listened to here is, without the app, a link that leads somewhere, or not there.

mod anchors;
mod clipboard;
mod code;
mod contents;
mod details;
mod notes;
mod pictures;
mod resume;
mod share;
mod status;

use content::Text;
use leptos::ev;
use leptos::prelude::{document, window_event_listener, window_event_listener_untyped};
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use super::{Arrival, links};

pub(super) use clipboard::copy;
pub use details::reveal;
pub(super) use status::say;

/// Listens to clicks, keys and scrolling. Must be called before the router starts, and before the links are sorted out.
pub fn start(text: &'static Text) {
    status::prepare();
    // The app lives as long as the document: nothing is ever removed.
    let _ = window_event_listener(ev::click, move |event| click(&event, text));
    let _ = window_event_listener(ev::keydown, |event| {
        // What else is open is closed first.
        if event.key() == "Escape" && document().query_selector("dialog[open], :popover-open") == Ok(None) {
            notes::close();
        }
    });
    let _ = window_event_listener_untyped("scroll", |_| contents::follow());
    let _ = window_event_listener_untyped("hashchange", |_| details::reveal_here());
    for end in ["visibilitychange", "pagehide"] {
        let _ = window_event_listener_untyped(end, |_| resume::note());
    }
}

/// A page stands in the document now.
pub fn arrive(arrival: Arrival, text: &'static Text) {
    pictures::close();
    details::reveal_here();
    contents::follow();
    code::arrive(text);
    resume::arrive(arrival == Arrival::New, text);
    if arrival == Arrival::Fragment {
        // The focus is at the fragment, and not at the heading that says where that is.
        status::announce(&document().title());
    }
}

/// The page on the screen is about to make room.
pub fn leave() {
    resume::note();
}

fn click(event: &MouseEvent, text: &'static Text) {
    pictures::close();
    let Some(link) = links::around(event) else { return press(event, text) };
    // With a key or another button, a link is a link.
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if modified || event.button() != 0 || event.default_prevented() {
        return;
    }
    let is = |selector| link.matches(selector).unwrap_or_default();
    let done = if is("[role=doc-noteref]") {
        notes::toggle(&link, text)
    } else if is(".picture") {
        pictures::open(&link, text)
    } else {
        if is(".anchor") {
            anchors::copy(&link, text);
        }
        if is("[href^='#']") {
            contents::fold();
            details::reveal(&link.hash());
        }
        false
    };
    if done {
        event.prevent_default();
        // The router listens at the same place, after this.
        event.stop_immediate_propagation();
    }
}

/// A click on what is no link.
fn press(event: &MouseEvent, text: &'static Text) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    if target.matches(".copy").unwrap_or_default() {
        code::copy(&target, text);
    } else if target.matches(".share").unwrap_or_default() {
        share::share(text);
    } else if target.matches(".resume button").unwrap_or_default() {
        resume::dismiss();
    }
}

fn each(within: &Element, selector: &str, act: impl Fn(&Element)) {
    let Ok(found) = within.query_selector_all(selector) else { return };
    for at in 0..found.length() {
        if let Some(element) = found.item(at).and_then(|node| node.dyn_into().ok()) {
            act(&element);
        }
    }
}
