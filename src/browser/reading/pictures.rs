//! A picture fills the window until the reader has seen it. The dialog does the rest: Escape closes it, what is behind
//! it cannot be reached meanwhile, and the focus goes back to the picture.

use content::Text;
use leptos::prelude::document;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, HtmlDialogElement};

/// Shows the picture of a link. Whether it was done.
pub(super) fn open(link: &HtmlAnchorElement, text: &Text) -> bool {
    show(link, text).is_some()
}

fn show(link: &HtmlAnchorElement, text: &Text) -> Option<()> {
    let document = document();
    let shown = link.query_selector("img").ok()??;
    // The copy for the whole window, where there are some.
    let picture = link.query_selector("picture, img").ok()??.clone_node_with_deep(true).ok()?;
    if let Some(source) = picture.first_child().and_then(|first| first.dyn_into::<Element>().ok()) {
        let _ = source.set_attribute("sizes", "100vw");
    }
    let dialog = document.create_element("dialog").ok()?.dyn_into::<HtmlDialogElement>().ok()?;
    let button = document.create_element("button").ok()?;
    let _ = dialog.set_attribute("class", "enlarged");
    let _ = dialog.set_attribute("aria-label", &shown.get_attribute("alt")?);
    button.set_text_content(Some(text.close));
    dialog.append_child(&picture).ok()?;
    dialog.append_child(&button).ok()?;
    document.body()?.append_child(&dialog).ok()?;
    // Not every browser does that with a click.
    let _ = link.focus();
    dialog.show_modal().ok()
}

/// Closes the picture, wherever in it the reader has clicked, and forgets one that was closed by a key.
pub(super) fn close() {
    let dialog = document().query_selector(".enlarged").ok().flatten();
    if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
        dialog.close();
        dialog.remove();
    }
}
