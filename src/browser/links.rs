//! Which links the app follows.

use content::{Address, Base};
use leptos::ev;
use leptos::prelude::{location, window_event_listener};
use leptos_router::location::Url;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement};

/// Leaves to the browser what is not for the router, which would take over every link of this host: files and feeds,
/// and places within the page, where the browser also moves the keyboard. Must be called before the router starts.
pub fn sort_out(base: Base) {
    // The app lives as long as the document: it is never removed.
    let _ = window_event_listener(ev::click, move |event| {
        let Some(link) = around(&event) else { return };
        if is_within_page(&link) || page_of(&link, &base).is_none() {
            // The router listens at the same place, after this.
            event.stop_immediate_propagation();
        }
    });
}

/// The link in which something happened.
pub(super) fn around(event: &Event) -> Option<HtmlAnchorElement> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("a[href]").ok()??.dyn_into().ok()
}

/// The page of the blog that a link leads to.
pub(super) fn page_of(link: &HtmlAnchorElement, base: &Base) -> Option<Address> {
    base.strip(&Url::unescape(&link.pathname())).and_then(Address::parse)
}

fn is_within_page(link: &HtmlAnchorElement) -> bool {
    let location = location();
    location.pathname().is_ok_and(|path| path == link.pathname())
        && location.search().is_ok_and(|query| query == link.search())
        && !link.hash().is_empty()
}
