//! Passing an article on: by the system's own sheet, or by its address on the clipboard.

use content::Text;
use leptos::prelude::{document, location, window};
use leptos::task::spawn_local;
use web_sys::js_sys::futures::JsFuture;
use web_sys::js_sys::{Function, Object, Promise, Reflect};
use web_sys::wasm_bindgen::{JsCast, JsValue};

use super::clipboard;

/// Shares the article on the screen: its address leads to its beginning, wherever the reader is in it.
pub(super) fn share(text: &'static Text) {
    let location = location();
    let (Ok(origin), Ok(path)) = (location.origin(), location.pathname()) else { return };
    let address = origin + &path;
    match by_the_system(&address) {
        // Whoever closes the sheet has not failed.
        Some(shared) => spawn_local(async move { drop(JsFuture::from(shared).await) }),
        None => clipboard::copy(&address, text.copied, Some(text.not_copied)),
    }
}

/// `navigator.share`, which not every browser has.
fn by_the_system(address: &str) -> Option<Promise> {
    let navigator = JsValue::from(window().navigator());
    let share = Reflect::get(&navigator, &"share".into()).ok()?.dyn_into::<Function>().ok()?;
    let what = Object::new();
    for (name, value) in [("title", document().title().as_str()), ("url", address)] {
        Reflect::set(&what, &name.into(), &value.into()).ok()?;
    }
    share.call1(&navigator, &what).ok()?.dyn_into().ok()
}
