//! The words that led to an article, marked in its text until the reader has enough of them. By the browser's own
//! highlights (CSS Custom Highlight API): no node is touched. Browsers without them show the article as it is.

use std::rc::Rc;

use content::search::runs;
use leptos::prelude::{document, location, window};
use web_sys::js_sys::{Array, Function, Reflect};
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement, Node};

use super::{Finder, normalize};

/// The name in the style sheet.
const NAME: &str = "found";

/// A word that stands more often tells nothing.
const MOST: u32 = 300;

/// `NodeFilter.SHOW_TEXT`.
const TEXTS: u32 = 4;

impl Finder {
    /// A result is followed: on its page the words will be marked.
    pub(super) fn follow(&self, link: &Element) {
        let Some(link) = link.dyn_ref::<HtmlAnchorElement>() else { return };
        let Self(inner) = self;
        let words = Rc::clone(&inner.words.borrow());
        *inner.followed.borrow_mut() = Some((link.pathname(), words));
        // The page that is here already does not arrive.
        self.mark_followed();
    }

    /// Marks the words on the page to which a result led; on another, there is nothing to mark.
    pub(super) fn mark_followed(&self) {
        remove();
        let Self(inner) = self;
        let followed = inner.followed.borrow();
        let Some((path, words)) = followed.as_ref() else { return };
        if location().pathname().is_ok_and(|here| here == *path) && mark(words).is_some_and(|count| count > 0)
        {
            offer(inner.text.remove_marks);
        }
    }
}

/// Marks words; how many there are.
fn mark(words: &[String]) -> Option<u32> {
    let ranges = Array::new();
    let text = document().query_selector("main .prose").ok()??;
    let walker = document().create_tree_walker_with_what_to_show(&text, TEXTS).ok()?;
    while let Ok(Some(node)) = walker.next_node() {
        mark_in(&node, words, &ranges);
        if ranges.length() > MOST {
            break;
        }
    }
    let new = Reflect::get(&window(), &"Highlight".into()).ok()?.dyn_into::<Function>().ok()?;
    let highlight = Reflect::construct(&new, &ranges).ok()?;
    call(&registry()?, "set", &Array::of2(&NAME.into(), &highlight))?;
    Some(ranges.length())
}

fn mark_in(node: &Node, words: &[String], ranges: &Array) {
    let text = node.node_value().unwrap_or_default();
    for run in runs(&text, normalize) {
        if !run.terms.iter().any(|term| words.binary_search(term).is_ok()) {
            continue;
        }
        // The document counts in UTF-16.
        let at = |end: usize| u32::try_from(text[..end].encode_utf16().count()).unwrap_or_default();
        let Ok(range) = document().create_range() else { continue };
        let (start, end) =
            (range.set_start(node, at(run.range.start)), range.set_end(node, at(run.range.end)));
        if start.is_ok() && end.is_ok() {
            ranges.push(&range);
        }
    }
}

/// Takes all marks away.
pub(super) fn remove() {
    if let Some(registry) = registry() {
        let _ = call(&registry, "delete", &Array::of1(&NAME.into()));
    }
    if let Ok(Some(notice)) = document().query_selector(".notice.marks") {
        notice.remove();
    }
}

fn offer(text: &str) {
    let document = document();
    let (Ok(notice), Ok(button), Some(body)) =
        (document.create_element("p"), document.create_element("button"), document.body())
    else {
        return;
    };
    notice.set_class_name("notice marks");
    button.set_text_content(Some(text));
    let _ = button.set_attribute("data-action", "unmark");
    let _ = notice.append_child(&button);
    let _ = body.append_child(&notice);
}

/// `CSS.highlights`, where there are some.
fn registry() -> Option<JsValue> {
    let css = Reflect::get(&window(), &"CSS".into()).ok()?;
    Reflect::get(&css, &"highlights".into()).ok().filter(JsValue::is_object)
}

fn call(of: &JsValue, name: &str, arguments: &Array) -> Option<JsValue> {
    let method = Reflect::get(of, &name.into()).ok()?.dyn_into::<Function>().ok()?;
    method.apply(of, arguments).ok()
}
