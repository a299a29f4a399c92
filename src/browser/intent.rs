//! Which page the reader is about to open.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use content::{Address, Base};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::{location, set_timeout_with_handle, window, window_event_listener_untyped};
use web_sys::Event;
use web_sys::js_sys::Reflect;

use super::links;

/// A pointer on its way to somewhere else, and a keyboard that goes from link to link, have left a link by then.
const REST: Duration = Duration::from_millis(65);

/// Tells of a page as soon as pointer, finger or keyboard are on a link to it: a request then has a head start of the
/// time that a click takes. Readers who save data are left alone.
pub fn foresee(base: Base, prepare: impl Fn(Address) + Clone + 'static) {
    let resting = Rc::new(Cell::new(None));
    let on_link = move |event: Event| {
        // Whatever it was on before, it is there no longer.
        let before: Option<TimeoutHandle> = resting.take();
        before.iter().for_each(TimeoutHandle::clear);
        let address = links::around(&event)
            .filter(|link| location().pathname().is_ok_and(|here| here != link.pathname()))
            .and_then(|link| links::page_of(&link, &base));
        let Some(address) = address.filter(|_| !saves_data()) else { return };
        if event.type_() == "pointerdown" {
            prepare(address);
        } else {
            let prepare = prepare.clone();
            resting.set(set_timeout_with_handle(move || prepare(address), REST).ok());
        }
    };
    for event in ["pointerover", "pointerdown", "focusin"] {
        // The app lives as long as the document: it is never removed.
        let _ = window_event_listener_untyped(event, on_link.clone());
    }
}

/// Tells once of the first sign that somebody reads.
pub fn at_first_sign(act: impl Fn() + Clone + 'static) {
    let is_over = Rc::new(Cell::new(false));
    for event in ["pointerover", "touchstart", "keydown"] {
        let (act, is_over) = (act.clone(), Rc::clone(&is_over));
        let _ = window_event_listener_untyped(event, move |_| {
            if !saves_data() && !is_over.replace(true) {
                act();
            }
        });
    }
}

/// Whether the browser was told to use little data (Network Information, `saveData`). Some cannot be told.
fn saves_data() -> bool {
    let get = |of, name: &str| Reflect::get(&of, &name.into());
    let told = get(window().into(), "navigator")
        .and_then(|navigator| get(navigator, "connection"))
        .and_then(|connection| get(connection, "saveData"));
    told.is_ok_and(|told| told.is_truthy())
}
