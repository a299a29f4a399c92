//! Where a reader stopped in a long article is kept on the device, and offered at the next visit.

use std::cell::RefCell;

use content::Text;
use content::text::fill;
use leptos::prelude::{document, location, window};
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, Storage};

/// The addresses of the sections in which readers stopped, a line each, the latest first.
const KEY: &str = "fieldnotes.stopped";

/// So many articles are remembered.
const MOST: usize = 20;

/// An article is long when it fills the window more often than that.
const LONG: f64 = 3.0;

thread_local! {
    /// The path of the article on the screen. The address is ahead of it while another page is loaded.
    static SHOWN: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// A page stands in the document now. When the reader comes to its beginning, and neither to a place in it nor back to
/// it, the place where they stopped before is offered.
pub(super) fn arrive(to_its_beginning: bool, text: &Text) {
    remove();
    let path = location().pathname().ok().filter(|_| prose().is_some());
    SHOWN.set(path.clone());
    if let Some(path) = path.filter(|_| to_its_beginning) {
        let _ = offer(&path, text);
    }
}

fn offer(path: &str, text: &Text) -> Option<()> {
    let kept = kept()?;
    let address = kept.lines().find(|line| is_in(line, path))?;
    let document = document();
    // It may have got another heading since.
    let heading = document.get_element_by_id(address.split_once('#')?.1)?.text_content()?;
    let [offer, link, button] = ["p", "a", "button"].map(|name| document.create_element(name).ok());
    let (offer, link, button) = (offer?, link?, button?);
    offer.set_class_name("notice resume");
    link.set_text_content(Some(&fill(text.go_on, &[("heading", heading.trim())])));
    let _ = link.set_attribute("href", address);
    button.set_text_content(Some(text.dismiss));
    let _ = offer.append_child(&link);
    let _ = offer.append_child(&button);
    // It lies over the end of the first screen; here, the keyboard comes to it first.
    document.query_selector("main").ok()??.prepend_with_node_1(&offer).ok()
}

/// The reader does not want to go on there, and is not asked again.
pub(super) fn dismiss() {
    remove();
    SHOWN.with_borrow(|path| path.as_deref().map(|path| keep(path, None)));
}

fn remove() {
    if let Ok(Some(offer)) = document().query_selector(".resume") {
        offer.remove();
    }
}

/// The page on the screen may not be seen again: notes in which section the reader is. Before the first one, what was
/// noted before stays; at the end there is nothing to go on to.
pub(super) fn note() {
    SHOWN.with_borrow(|path| path.as_deref().and_then(note_in));
}

fn note_in(path: &str) -> Option<()> {
    let text = prose()?;
    let height = window().inner_height().ok()?.as_f64()?;
    let ground = text.get_bounding_client_rect();
    if ground.height() < LONG * height {
        return None;
    }
    if ground.bottom() < height {
        return keep(path, None);
    }
    let headings = text.query_selector_all(":scope > [id]:is(h2, h3)").ok()?;
    let begun = |heading: &Element| heading.get_bounding_client_rect().top() < height / 3.0;
    let headings =
        (0..headings.length()).rev().filter_map(|at| headings.item(at)?.dyn_into::<Element>().ok());
    keep(path, Some(&headings.into_iter().find(begun)?.id()))
}

/// Writes down where in an article the reader stopped, or that they did not.
fn keep(path: &str, section: Option<&str>) -> Option<()> {
    let before = kept().unwrap_or_default();
    let latest = section.map(|section| [path, "#", section].concat());
    let others = before.lines().filter(|line| !is_in(line, path));
    let lines: Vec<&str> = latest.as_deref().into_iter().chain(others).take(MOST).collect();
    storage()?.set_item(KEY, &lines.join("\n")).ok()
}

fn kept() -> Option<String> {
    storage()?.get_item(KEY).ok()?
}

/// Nobody may keep anything where the reader has switched storage off.
fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}

fn is_in(address: &str, path: &str) -> bool {
    address.split_once('#').is_some_and(|(page, _)| page == path)
}

fn prose() -> Option<Element> {
    document().query_selector("article > .prose").ok()?
}
