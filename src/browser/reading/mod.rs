//! What an article does while it is read. By delegation, so that the first view is as alive as later ones; everything
//! that is listened to here is, without the app, a link that leads somewhere.

mod anchors;
mod contents;
mod details;
mod notes;
mod pictures;
mod status;

use content::Text;
use leptos::ev;
use leptos::prelude::{document, window_event_listener, window_event_listener_untyped};
use web_sys::MouseEvent;

use super::links;

pub use details::reveal;

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
}

/// A page stands in the document now.
pub fn arrive() {
    pictures::close();
    details::reveal_here();
    contents::follow();
}

fn click(event: &MouseEvent, text: &'static Text) {
    pictures::close();
    let Some(link) = links::around(event) else { return };
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
