//! What the app does to the document around its views.

use content::Base;
use leptos::prelude::{document, location};
use leptos_router::location::Url;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

use super::history::here;
use crate::head::Head;

/// `<html data-app="ready">`: the app runs.
pub fn say_ready() {
    mark("data-app", Some("ready"));
}

/// `<html data-busy>` while a screen is being loaded; the style sheet shows it after a while.
pub fn say_busy(busy: bool) {
    mark("data-busy", busy.then_some(""));
}

fn mark(name: &str, value: Option<&str>) {
    let Some(root) = document().document_element() else { return };
    // Both fail only for names that are no attribute names.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Makes the document's head speak of what is shown.
pub fn apply(head: &Head, base: &Base) {
    document().set_title(&head.title);
    set_attribute("meta[name=description]", "content", &head.description);
    if let (Some(address), Ok(Some(link))) = (&head.address, document().query_selector("link[rel=canonical]"))
    {
        // The blog may be read on another host than its own: the origin stays as the build wrote it.
        let origin = link.get_attribute("href").and_then(|href| web_sys::Url::new(&href).ok());
        if let Some(origin) = origin.map(|url| url.origin()) {
            let _ = link.set_attribute("href", &format!("{origin}{}", address.href(base)));
        }
    }
}

fn set_attribute(selector: &str, name: &str, value: &str) {
    if let Ok(Some(element)) = document().query_selector(selector) {
        let _ = element.set_attribute(name, value);
    }
}

/// Leaves the app for an address that is not one of its pages. Going back in history has already changed the
/// address: then the page is loaded again.
pub fn leave_for(url: &Url) {
    let there = address_of(url);
    let _ = if here() == there { location().reload() } else { location().assign(&there) };
}

/// Path, query and fragment.
#[must_use]
pub fn address_of(url: &Url) -> String {
    let query = if url.search().is_empty() { String::new() } else { format!("?{}", url.search()) };
    format!("{}{query}{}", url.path(), url.hash())
}

/// Moves the focus to the heading of the new screen, so that a screen reader reads it and the keyboard goes on from
/// there. The position of the page stays as it is.
pub fn focus_heading() {
    let Ok(Some(heading)) = document().query_selector("main h1") else { return };
    let Ok(heading) = heading.dyn_into::<HtmlElement>() else { return };
    let _ = heading.set_attribute("tabindex", "-1");
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = heading.focus_with_options(&options);
}
