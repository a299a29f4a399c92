//! Puts a text on the clipboard, and says so.

use leptos::prelude::window;
use leptos::task::spawn_local;
use web_sys::Clipboard;
use web_sys::js_sys::futures::JsFuture;
use web_sys::wasm_bindgen::JsValue;

use super::status;

/// Copies a text, then says that it is done; or, where the browser does not allow it, something else, if anything.
pub(in crate::browser) fn copy(copied: &str, done: &'static str, otherwise: Option<&'static str>) {
    let copying = clipboard().map(|clipboard| clipboard.write_text(copied));
    spawn_local(async move {
        let succeeded = match copying {
            Some(copying) => JsFuture::from(copying).await.is_ok(),
            None => false,
        };
        if let Some(said) = if succeeded { Some(done) } else { otherwise } {
            status::say(said);
        }
    });
}

/// Pages that came without encryption have none.
pub(super) fn clipboard() -> Option<Clipboard> {
    let clipboard = window().navigator().clipboard();
    (!AsRef::<JsValue>::as_ref(&clipboard).is_undefined()).then_some(clipboard)
}
