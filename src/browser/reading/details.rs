//! What is folded away opens when an address leads into it. Browsers of today do that for fragments, and for their own
//! search, by themselves; not where the app has just put the page there, and not when a second click on the same link
//! changes no address.

use leptos::prelude::{document, location};
use leptos_router::location::Url;

/// Opens what the fragment of an address (`/path#fragment`, `#fragment`) leads into.
pub fn reveal(address: &str) {
    let Some((_, fragment)) = address.split_once('#') else { return };
    let mut inner = document().get_element_by_id(&Url::unescape(fragment));
    while let Some(folded) = inner.and_then(|inner| inner.closest("details:not([open])").ok()?) {
        let _ = folded.set_attribute("open", "");
        inner = Some(folded);
    }
}

pub(super) fn reveal_here() {
    if let Ok(fragment) = location().hash() {
        reveal(&fragment);
    }
}
