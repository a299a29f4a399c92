//! The list of contents follows the reader.

use std::cell::Cell;

use leptos::prelude::{document, request_animation_frame};
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, NodeList};

thread_local! {
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Marks the section that is read, before the next frame, however often this is called until then.
pub(super) fn follow() {
    if !ASKED.replace(true) {
        request_animation_frame(|| {
            ASKED.set(false);
            mark();
        });
    }
}

fn mark() -> Option<()> {
    let document = document();
    let links = document.query_selector_all(".contents a").ok()?;
    if links.length() == 0 {
        return None;
    }
    // The renderer writes one for each entry of the list, in its order.
    let headings = document.query_selector_all(".prose :is(h2, h3) > .anchor").ok()?;
    let current = section(&headings)?;
    let before = document.query_selector(".contents [aria-current]").ok()?;
    let now = current.checked_sub(1).and_then(|at| element(&links, at));
    if before == now {
        return None;
    }
    if let Some(before) = before {
        let _ = before.remove_attribute("aria-current");
    }
    let now = now?;
    let _ = now.set_attribute("aria-current", "location");
    // A list that is longer than the window scrolls with the text; the page itself must not.
    let list = now.closest(".contents > div").ok()??;
    let top = now.dyn_ref::<HtmlElement>()?.offset_top();
    list.set_scroll_top(top - list.client_height() / 2);
    Some(())
}

/// The reader has chosen: the list makes room for the text.
pub(super) fn fold() {
    let open = document().query_selector(".contents :popover-open").ok().flatten();
    if let Some(open) = open.and_then(|open| open.dyn_into::<HtmlElement>().ok()) {
        let _ = open.hide_popover();
    }
}

/// How many sections have begun: their headings stand above the line that is read, a fifth below the window's top. At
/// the end of the page, all that can be seen have.
fn section(headings: &NodeList) -> Option<u32> {
    let root = document().document_element()?;
    let height = root.client_height();
    let at_end = root.scroll_top() + height >= root.scroll_height() - 2;
    let line = if at_end && root.scroll_top() > 0 { height } else { height / 5 };
    let begun = |heading: &Element| heading.get_bounding_client_rect().top() < f64::from(line);
    (0..=headings.length())
        .rev()
        .find(|count| count.checked_sub(1).is_none_or(|at| element(headings, at).as_ref().is_some_and(begun)))
}

fn element(list: &NodeList, at: u32) -> Option<Element> {
    list.item(at)?.dyn_into().ok()
}
