//! What happened, said politely: shown for a moment, and read out when a screen reader has finished its sentence.

use leptos::prelude::document;

/// A screen reader hears what changes in a region that was there before.
pub(super) fn prepare() {
    let document = document();
    let Some((body, region)) = document.body().zip(document.create_element("p").ok()) else { return };
    // Neither can fail: these are attribute names, and the element is new.
    let _ = region.set_attribute("role", "status");
    let _ = region.set_attribute("class", "said");
    let _ = body.append_child(&region);
}

pub(in crate::browser) fn say(text: &str) {
    put(text, "");
}

/// Says it to screen readers alone: everybody else sees it anyway.
pub(super) fn announce(text: &str) {
    put(text, "unseen");
}

fn put(text: &str, class: &str) {
    let document = document();
    let Ok(Some(region)) = document.query_selector(".said") else { return };
    // A new element each time: the same words are a change again, and fade anew.
    let Ok(said) = document.create_element("span") else { return };
    said.set_text_content(Some(text));
    said.set_class_name(class);
    region.set_text_content(None);
    let _ = region.append_child(&said);
}
