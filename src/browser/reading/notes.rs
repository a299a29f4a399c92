//! Notes open where the text refers to them.

use content::Text;
use content::text::fill;
use leptos::prelude::document;
use leptos_router::location::Url;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, HtmlElement};

use super::each;

/// Shows a note below the line that refers to it, or takes it away again. One is open at a time; a note that a note
/// refers to is left to the browser. Whether it was done.
pub(super) fn toggle(reference: &HtmlAnchorElement, text: &Text) -> bool {
    if reference.closest(".opened-note") != Ok(None) {
        return false;
    }
    let was_open = reference.has_attribute("aria-expanded");
    close();
    was_open || open(reference, text).is_some()
}

fn open(reference: &HtmlAnchorElement, text: &Text) -> Option<()> {
    let document = document();
    let note = document.get_element_by_id(&Url::unescape(reference.hash().strip_prefix('#')?))?;
    let range = document.create_range().ok()?;
    range.select_node_contents(&note).ok()?;
    let opened = document.create_element("aside").ok()?.dyn_into::<HtmlElement>().ok()?;
    let copy = range.clone_contents().ok()?;
    opened.append_child(&copy).ok()?;
    // Ids stand once in a document, and the way back is the key that brought the reader here.
    each(&opened, "[role=doc-backlink]", Element::remove);
    each(&opened, "[id]", |element| drop(element.remove_attribute("id")));
    let name = fill(text.note_number, &[("number", &reference.text_content()?)]);
    let attributes = [("class", "opened-note"), ("role", "note"), ("tabindex", "-1"), ("aria-label", &name)];
    for (name, value) in attributes {
        let _ = opened.set_attribute(name, value);
    }
    reference.parent_element()?.after_with_node_1(&opened).ok()?;
    let _ = reference.set_attribute("aria-expanded", "true");
    // So that it is read out, and the keyboard goes on in it.
    let _ = opened.focus();
    Some(())
}

/// Closes the note that is open. The keyboard goes back to where the text refers to it, if it was there.
pub(super) fn close() {
    let document = document();
    let Ok(Some(opened)) = document.query_selector(".opened-note") else { return };
    let was_there = document.active_element().is_some_and(|here| opened.contains(Some(&here)));
    opened.remove();
    let Ok(Some(reference)) = document.query_selector("[role=doc-noteref][aria-expanded]") else { return };
    let _ = reference.remove_attribute("aria-expanded");
    if let Some(reference) = reference.dyn_ref::<HtmlElement>().filter(|_| was_there) {
        let _ = reference.focus();
    }
}
