//! The reader's choice of light or dark.

use leptos::ev;
use leptos::prelude::{document, window, window_event_listener};
use web_sys::wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, Storage};

/// The same key as in the settings script of every page.
const KEY: &str = "fieldnotes.theme";

/// Shows which theme is chosen, and keeps what the reader chooses: `light` and `dark` in the browser's storage, where
/// the settings script of the next page finds them before its first paint.
pub fn follow() {
    let kept = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    if let Some(theme) = kept.filter(|theme| matches!(theme.as_str(), "light" | "dark")) {
        let choice = document().query_selector(&format!("input[name=theme][value={theme}]"));
        if let Some(choice) =
            choice.ok().flatten().and_then(|choice| choice.dyn_into::<HtmlInputElement>().ok())
        {
            choice.set_checked(true);
        }
    }
    // The app lives as long as the document: it is never removed.
    let _ = window_event_listener(ev::change, |event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input.filter(|input| input.name() == "theme") {
            choose(&input.value());
        }
    });
}

fn choose(theme: &str) {
    let Some(root) = document().document_element() else { return };
    // Nobody may keep anything where the reader has switched storage off; then the choice holds for this page.
    if theme == "auto" {
        let _ = root.remove_attribute("data-theme");
        let _ = storage().map(|storage| storage.remove_item(KEY));
    } else {
        let _ = root.set_attribute("data-theme", theme);
        let _ = storage().map(|storage| storage.set_item(KEY, theme));
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}
