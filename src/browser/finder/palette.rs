//! The search over any page, and what else one can reach from there.

use content::search::{fold, runs};
use content::{Address, Base};
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement};

use super::{Finder, Inner, field_of, normalize};
use crate::components::{SearchField, Way};

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
        let library = inner.library.clone();
        spawn_local(async move { drop(library.catalogue().await) });
        if dialog().is_none() {
            let Some(body) = document().body() else { return };
            let (base, text): (Base, _) = (inner.base.clone(), inner.text);
            mount_to(body, move || {
                provide_context(base);
                provide_context(text);
                view! {
                    <dialog class="palette" aria-label=text.search>
                        <SearchField />
                    </dialog>
                }
            })
            .forget();
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

/// Pages, tags and actions whose names have a word that begins with what was typed; all but the tags before anything
/// is.
pub(super) async fn ways(inner: &Inner, typed: &str) -> Vec<Way> {
    let typed = fold(&normalize(typed.trim()));
    let fits = |name: &str| {
        typed.is_empty() || fold(&normalize(name)).starts_with(&typed) || {
            runs(name, normalize).any(|run| run.terms.iter().any(|term| term.starts_with(&typed)))
        }
    };
    let page = |address: Address, name: &str| Way::Page(address.href(&inner.base), name.to_owned());
    let text = inner.text;
    let mut ways = Vec::new();
    if !typed.is_empty()
        && let Ok(catalogue) = inner.library.catalogue().await
    {
        let tags = catalogue.tags();
        let tags = tags.into_iter().filter(|tag| fits(tag.name)).take(TAGS);
        ways.extend(tags.map(|tag| page(Address::Tag(tag.slug), &format!("#{}", tag.name))));
    }
    let pages = [
        (Address::Home, text.articles),
        (Address::Archive, text.archive),
        (Address::Tags, text.tags),
        (Address::Offline, text.offline),
    ];
    ways.extend(pages.into_iter().filter(|(_, name)| fits(name)).map(|(address, name)| page(address, name)));
    let [auto, light, dark] = text.themes;
    let actions = [("copy", text.copy_link), ("auto", auto), ("light", light), ("dark", dark)];
    let actions = actions.into_iter().filter(|(_, name)| fits(name));
    ways.extend(actions.map(|(action, name)| Way::Action(action.to_owned(), name.to_owned())));
    ways
}
