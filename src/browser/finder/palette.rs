//! The search over any page, and what else one can reach from there.

use content::search::{fold, runs};
use content::{Address, Slug};
use leptos::prelude::document;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement};

use super::{Finder, Inner, field_of, normalize};
use crate::search::html::{Way, form};

/// So many tags that fit are named.
const TAGS: usize = 6;

/// Whether a search stands in the palette.
pub(super) fn holds(scope: &Element) -> bool {
    scope.closest("dialog").is_ok_and(|dialog| dialog.is_some())
}

fn dialog() -> Option<HtmlDialogElement> {
    document().query_selector("dialog.palette").ok()??.dyn_into().ok()
}

/// Whether any dialog is open: its keys are its own.
pub(super) fn is_any_open() -> bool {
    document().query_selector("dialog[open]").is_ok_and(|dialog| dialog.is_some())
}

/// Closes it, and gives the focus back to where it was.
pub(super) fn close() {
    if let Some(dialog) = dialog() {
        dialog.close();
    }
}

impl Finder {
    /// Opens the palette; on the page for searching, goes to its field.
    pub(super) fn open(&self) {
        let here = document().query_selector("main [data-search]").ok().flatten();
        if let Some(field) = here.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
            let _ = field.focus();
            return;
        }
        self.prepare();
        let Self(inner) = self;
        if dialog().is_none() {
            let (Some(body), Ok(dialog)) = (document().body(), document().create_element("dialog")) else {
                return;
            };
            dialog.set_class_name("palette");
            let _ = dialog.set_attribute("aria-label", inner.text.search);
            let form = form(&inner.base, inner.text, "");
            dialog.set_inner_html(&format!("<search class=\"finder\">{form}</search>"));
            let _ = body.append_child(&dialog);
        }
        let Some(dialog) = dialog() else { return };
        if dialog.open() || dialog.show_modal().is_err() {
            return;
        }
        if let Some(field) = field_of(&dialog) {
            let _ = field.focus();
            field.select();
        }
        if let Ok(Some(scope)) = dialog.query_selector(".finder") {
            self.run(&scope);
        }
    }
}

/// Tags, pages and actions that begin with what was typed, or have a word that does; pages and actions before anything is.
pub(super) fn ways(inner: &Inner, typed: &str, tags: &[Slug]) -> Vec<Way> {
    let typed = fold(&normalize(typed.trim()));
    let fits = |name: &str| {
        fold(&normalize(name)).starts_with(&typed)
            || runs(name, normalize).any(|run| run.terms.iter().any(|term| term.starts_with(&typed)))
    };
    let page = |address: Address, name: String| Way::Page(address.href(&inner.base), name);
    let text = inner.text;
    let mut ways: Vec<_> =
        tags.iter().take(TAGS).map(|tag| page(Address::Tag(tag.clone()), format!("#{tag}"))).collect();
    for (address, name) in [
        (Address::Home, text.articles),
        (Address::Archive, text.archive),
        (Address::Tags, text.tags),
        (Address::Offline, text.offline),
    ] {
        if fits(name) {
            ways.push(page(address, name.to_owned()));
        }
    }
    let [auto, light, dark] = text.themes;
    for (action, name) in
        [("copy", text.copy_link), ("keys", text.shortcuts), ("auto", auto), ("light", light), ("dark", dark)]
    {
        if fits(name) {
            ways.push(Way::Action(action, name));
        }
    }
    ways
}
