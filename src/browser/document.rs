//! What the app does to the document around its views.

use leptos::prelude::{document, location};
use leptos_router::location::Url;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

use super::history::here;

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

/// Marks the way in the site's navigation that leads to where the reader is.
pub fn mark_current(href: Option<&str>) {
    let Ok(ways) = document().query_selector_all(".site-nav a") else { return };
    for way in (0..ways.length()).filter_map(|at| ways.item(at)?.dyn_into::<Element>().ok()) {
        let here = href.is_some() && way.get_attribute("href").as_deref() == href;
        // Both fail only for names that are no attribute names.
        let _ = match here {
            true => way.set_attribute("aria-current", "page"),
            false => way.remove_attribute("aria-current"),
        };
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
