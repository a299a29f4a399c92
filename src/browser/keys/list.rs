//! The list of shortcuts, and their switch.

use content::Text;
use leptos::mount::mount_to;
use leptos::prelude::*;
use web_sys::HtmlDialogElement;
use web_sys::wasm_bindgen::JsCast;

use super::{are_on, table};
use crate::components::Shortcuts;

/// The name of the switch.
pub(super) const SWITCH: &str = "shortcuts";

/// Opens it. Escape closes it, and the focus goes back to where it was: browsers do that by themselves.
pub fn open(text: &'static Text) {
    if dialog().is_none()
        && let Some(body) = document().body()
    {
        mount_to(body, move || {
            provide_context(text);
            let keys = table(text).to_vec();
            view! {
                <dialog class="shortcuts" aria-label=text.shortcuts>
                    <Shortcuts keys switch=SWITCH on=are_on() />
                </dialog>
            }
        })
        .forget();
    }
    if let Some(dialog) = dialog() {
        let _ = dialog.show_modal(); // it fails for one that is open
    }
}

fn dialog() -> Option<HtmlDialogElement> {
    document().query_selector("dialog.shortcuts").ok()??.dyn_into().ok()
}
