//! The query in the address of the page for searching.

use leptos::prelude::{location, window};
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, UrlSearchParams};

use crate::search::Asked;

/// Writes what is looked for into the address: no new entry in the history, and the entry's state stays.
pub(super) fn keep(asked: &Asked) {
    let Ok(query) = UrlSearchParams::new() else { return };
    let tag = asked.tag.as_ref().map(ToString::to_string).unwrap_or_default();
    let year = asked.year.map(|year| year.to_string()).unwrap_or_default();
    for (name, value) in [("q", &asked.text), ("tag", &tag), ("year", &year)] {
        if !value.is_empty() {
            query.append(name, value);
        }
    }
    let query = String::from(query.to_string());
    let (Ok(path), Ok(history)) = (location().pathname(), window().history()) else { return };
    let address = if query.is_empty() { path } else { format!("{path}?{query}") };
    let state = history.state().unwrap_or_default();
    let _ = history.replace_state_with_url(&state, "", Some(&address)); // our own origin
}

/// Fills the form with what the address says.
pub(super) fn fill(scope: &Element) {
    let search = location().search().unwrap_or_default();
    let Ok(query) = UrlSearchParams::new_with_str(&search) else { return };
    for name in ["q", "tag", "year"] {
        let (Some(value), Ok(Some(control))) =
            (query.get(name), scope.query_selector(&format!("[name={name}]")))
        else {
            continue;
        };
        match control.dyn_into::<HtmlInputElement>() {
            Ok(field) => field.set_value(&value),
            Err(control) => {
                if let Ok(select) = control.dyn_into::<HtmlSelectElement>() {
                    select.set_value(&value);
                }
            }
        }
    }
}
