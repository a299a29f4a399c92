//! The keys and clicks of a search.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, MouseEvent, SubmitEvent};

use super::{Finder, marks, palette, scope_of};

pub(super) fn listen(finder: &Finder) {
    // The app lives as long as the document: nothing is ever removed.
    let [on_key, on_click, on_submit] = [(); 3].map(|()| finder.clone());
    let _ = window_event_listener(ev::keydown, move |event| key(&on_key, &event));
    let _ = window_event_listener(ev::click, move |event| click(&on_click, &event));
    let _ = window_event_listener(ev::submit, move |event| submit(&on_submit, &event));
}

fn key(finder: &Finder, event: &KeyboardEvent) {
    let modified = event.ctrl_key() || event.meta_key();
    match event.key().as_str() {
        "k" if modified && !event.alt_key() && !event.shift_key() => {
            event.prevent_default();
            finder.open();
        }
        "/" if !modified && !event.alt_key() && !is_typing(event) && !palette::is_any_open() => {
            event.prevent_default();
            finder.open();
        }
        "Escape" if !palette::is_any_open() => marks::remove(),
        "ArrowDown" => step(event, 1),
        "ArrowUp" => step(event, -1),
        _ => {}
    }
}

/// Whether the key belongs to what the reader writes.
fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|target| {
        target.is_content_editable() || target.matches("input, textarea, select").unwrap_or_default()
    })
}

/// Moves the focus along the field and what stands below it.
fn step(event: &KeyboardEvent, by: i32) {
    let Some(scope) = scope_of(event) else { return };
    let Ok(all) = scope.query_selector_all("[data-search], .results a, .results button") else { return };
    let stops: Vec<_> =
        (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<HtmlElement>().ok()).collect();
    let here = document().active_element();
    let Some(at) = stops.iter().position(|stop| here.as_ref() == Some(stop.as_ref())) else { return };
    event.prevent_default();
    if let Some(stop) = at.checked_add_signed(by as isize).and_then(|at| stops.get(at)) {
        let _ = stop.focus();
    }
}

/// In the palette, the enter key follows the first result.
fn submit(finder: &Finder, event: &SubmitEvent) {
    let Some(scope) = scope_of(event) else { return };
    event.prevent_default();
    if !palette::holds(&scope) {
        finder.run(&scope);
        return;
    }
    if let Ok(Some(first)) = scope.query_selector(".results a, .results button")
        && let Ok(first) = first.dyn_into::<HtmlElement>()
    {
        first.click();
    }
}

fn click(finder: &Finder, event: &MouseEvent) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    if target.matches("dialog.palette").unwrap_or_default() {
        palette::close(); // the page around it
    }
    let on = |selector: &str| target.closest(selector).ok().flatten();
    if let Some(button) = on("[data-action]") {
        act(&button.get_attribute("data-action").unwrap_or_default());
        palette::close();
    } else if let Some(link) = on(".finder .results a") {
        if link.closest("ol").is_ok_and(|list| list.is_some()) {
            finder.follow(&link);
        }
        if palette::holds(&link) && !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            palette::close();
        }
    }
}

fn act(action: &str) {
    match action {
        "unmark" => marks::remove(),
        "copy" => {
            if let Ok(address) = location().href() {
                // Where the browser does not allow it, nothing happens.
                let _ = window().navigator().clipboard().write_text(&address);
            }
        }
        // The page's own settings know what to do.
        theme => {
            let choice = document().query_selector(&format!("input[name=theme][value={theme}]"));
            if let Some(choice) =
                choice.ok().flatten().and_then(|choice| choice.dyn_into::<HtmlElement>().ok())
            {
                // Not from within a click: a listener cannot be called while it runs.
                spawn_local(async move { choice.click() });
            }
        }
    }
}
