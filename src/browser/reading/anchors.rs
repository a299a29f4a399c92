//! Links at headings: a click also copies where they lead.

use content::Text;
use leptos::prelude::window;
use leptos::task::spawn_local;
use web_sys::HtmlAnchorElement;
use web_sys::js_sys::futures::JsFuture;
use web_sys::wasm_bindgen::JsValue;

use super::status;

/// Copies the whole address, and says so. Where the browser does not allow it, the link is still one.
pub(super) fn copy(link: &HtmlAnchorElement, text: &'static Text) {
    let clipboard = window().navigator().clipboard();
    // Pages that came without encryption have none.
    if AsRef::<JsValue>::as_ref(&clipboard).is_undefined() {
        return;
    }
    let copied = clipboard.write_text(&link.href());
    spawn_local(async move {
        if JsFuture::from(copied).await.is_ok() {
            status::say(text.copied);
        }
    });
}
